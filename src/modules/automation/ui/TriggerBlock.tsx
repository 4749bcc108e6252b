import { Checkbox, InputNumber, Select } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { AutomationTrigger, ScheduleTrigger } from '../rules/automation.types.ts'
import { Labelled } from './Labelled.tsx'
import { TimeInput } from './TimeInput.tsx'
import { automationTexts } from './text.ts'
import { fieldOptions, useKinds } from './useKinds.ts'

interface TriggerProps {
  entity: string | null
  trigger: AutomationTrigger
  onEntity: (entity: string) => void
  onChange: (trigger: AutomationTrigger) => void
}

const kinds = ['created', 'changed', 'date', 'schedule', 'action', 'deleted'] as const

/** 当: of what kind of record, and what happens to it. */
export function TriggerBlock({ entity: name, trigger, onEntity, onChange }: TriggerProps) {
  const t = useText(automationTexts)
  const options = useKinds()
  const entity = useEntity(name ?? undefined)
  const dates = entity?.fields.filter(({ kind }) => kind === 'date' || kind === 'instant') ?? []
  const start = (on: AutomationTrigger['on']): AutomationTrigger => {
    switch (on) {
      case 'date':
        return { on, field: dates[0]?.name ?? '', days: 0, at: '09:00' }
      case 'schedule':
        return { on, frequency: 'daily', at: '09:00', each: true }
      case 'action':
        return { on, action: entity?.actions[0]?.name ?? '' }
      default:
        return { on }
    }
  }
  const offered = kinds.filter(
    (on) => (on !== 'date' || dates.length > 0) && (on !== 'action' || entity?.actions.length),
  )
  return (
    <div className="zy-auto-fields">
      <Labelled text={t('entity')}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={name ?? undefined}
            options={options}
            onChange={onEntity}
            popupMatchSelectWidth={false}
          />
        )}
      </Labelled>
      {entity && (
        <Labelled text={t('event')}>
          {(id) => (
            <Select
              id={id}
              value={trigger.on}
              options={offered.map((on) => ({ value: on, label: t(`on.${on}`) }))}
              onChange={(on: AutomationTrigger['on']) => onChange(start(on))}
              popupMatchSelectWidth={false}
            />
          )}
        </Labelled>
      )}
      {entity && <Details entity={entity} trigger={trigger} onChange={onChange} />}
    </div>
  )
}

interface DetailProps {
  entity: EntityMeta
  trigger: AutomationTrigger
  onChange: (trigger: AutomationTrigger) => void
}

function Details({ entity, trigger, onChange }: DetailProps) {
  const t = useText(automationTexts)
  const label = useLabel()
  switch (trigger.on) {
    case 'changed':
      return (
        <>
          <Labelled text={t('fields')} wide>
            {(id) => (
              <Select
                id={id}
                mode="multiple"
                showSearch={{ optionFilterProp: 'label' }}
                value={trigger.fields ?? []}
                options={fieldOptions(
                  entity.fields.filter((field) => !field.computed),
                  label,
                )}
                placeholder={t('anyField')}
                onChange={(fields) => onChange({ ...trigger, fields })}
              />
            )}
          </Labelled>
          <Imports trigger={trigger} onChange={onChange} />
        </>
      )
    case 'created':
    case 'deleted':
      return <Imports trigger={trigger} onChange={onChange} />
    case 'action':
      return (
        <Labelled text={t('action')}>
          {(id) => (
            <Select
              id={id}
              value={trigger.action || undefined}
              options={entity.actions.map((action) => ({ value: action.name, label: label(action.label) }))}
              onChange={(action) => onChange({ ...trigger, action })}
            />
          )}
        </Labelled>
      )
    case 'date':
      return <DateDetails entity={entity} trigger={trigger} onChange={onChange} />
    case 'schedule':
      return <ScheduleDetails trigger={trigger} onChange={onChange} />
  }
}

function Imports(props: {
  trigger: AutomationTrigger & { imports?: boolean }
  onChange: (trigger: AutomationTrigger) => void
}) {
  const t = useText(automationTexts)
  return (
    <Checkbox
      className="zy-auto-check"
      checked={props.trigger.imports ?? false}
      onChange={(event) => props.onChange({ ...props.trigger, imports: event.target.checked } as AutomationTrigger)}
    >
      {t('imports')}
    </Checkbox>
  )
}

function DateDetails({ entity, trigger, onChange }: DetailProps & { trigger: AutomationTrigger & { on: 'date' } }) {
  const t = useText(automationTexts)
  const label = useLabel()
  const dates = entity.fields.filter(({ kind }) => kind === 'date' || kind === 'instant')
  const sign = trigger.days < 0 ? -1 : 1
  return (
    <>
      <Labelled text={t('dateField')}>
        {(id) => (
          <Select
            id={id}
            value={trigger.field || undefined}
            options={fieldOptions(dates, label)}
            onChange={(field) => onChange({ ...trigger, field })}
          />
        )}
      </Labelled>
      <Labelled text={t('days')}>
        {(id) => (
          <span className="zy-inline">
            <InputNumber
              id={id}
              min={0}
              max={3660}
              value={Math.abs(trigger.days)}
              onChange={(days) => onChange({ ...trigger, days: sign * (days ?? 0) })}
            />
            <Select
              value={sign}
              aria-label={t('days')}
              options={[
                { value: -1, label: t('before') },
                { value: 1, label: t('after') },
              ]}
              // Zero has no side: a day before is the nearest.
              onChange={(next) =>
                onChange({ ...trigger, days: next * Math.max(Math.abs(trigger.days), next < 0 ? 1 : 0) })
              }
            />
          </span>
        )}
      </Labelled>
      <Labelled text={t('at')}>
        {(id) => <TimeInput id={id} value={trigger.at} onChange={(at) => onChange({ ...trigger, at })} />}
      </Labelled>
    </>
  )
}

function ScheduleDetails({
  trigger,
  onChange,
}: {
  trigger: ScheduleTrigger
  onChange: (trigger: AutomationTrigger) => void
}) {
  const t = useText(automationTexts)
  const frequencies = ['hourly', 'daily', 'weekly', 'monthly'] as const
  const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
  return (
    <>
      <Labelled text={t('frequency')}>
        {(id) => (
          <Select
            id={id}
            value={trigger.frequency}
            options={frequencies.map((value) => ({ value, label: t(value) }))}
            onChange={(frequency) => onChange({ ...trigger, frequency })}
          />
        )}
      </Labelled>
      {trigger.frequency === 'weekly' && (
        <Labelled text={t('weekday')}>
          {(id) => (
            <Select
              id={id}
              value={trigger.weekday ?? 1}
              options={weekdays.map((value) => ({ value, label: t(`d${value}`) }))}
              onChange={(weekday) => onChange({ ...trigger, weekday })}
            />
          )}
        </Labelled>
      )}
      {trigger.frequency === 'monthly' && (
        <Labelled text={t('dayOfMonth')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={31}
              value={trigger.dayOfMonth ?? 1}
              onChange={(day) => onChange({ ...trigger, dayOfMonth: day ?? 1 })}
            />
          )}
        </Labelled>
      )}
      <Labelled text={t('at')}>
        {(id) => <TimeInput id={id} value={trigger.at} onChange={(at) => onChange({ ...trigger, at })} />}
      </Labelled>
      <Checkbox
        className="zy-auto-check"
        checked={trigger.each}
        onChange={(event) => onChange({ ...trigger, each: event.target.checked })}
      >
        {t('each')}
      </Checkbox>
    </>
  )
}
