import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select } from 'antd'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Flow, Trigger } from '../../rules/flow.types.ts'
import { panelTexts } from '../drawing/text.ts'
import type { FlowWorld } from '../useSurroundings.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { Labelled } from './Labelled.tsx'

const names = {
  request: 'onRequest',
  create: 'onCreate',
  change: 'onChange',
  delete: 'onDelete',
  export: 'onExport',
  action: 'onAction',
} as const satisfies Record<Trigger['on'], keyof typeof panelTexts>

interface TriggersPanelProps {
  value: readonly Trigger[]
  flow: Flow
  world: FlowWorld
  disabled: boolean
  onChange: (triggers: Trigger[]) => void
}

/** What brings the process to life: a request, or something that waits for approval. */
export function TriggersPanel({ value, flow, world, disabled, onChange }: TriggersPanelProps) {
  const t = useText(panelTexts)
  const set = (at: number, next: Trigger) => onChange(value.map((each, n) => (n === at ? next : each)))
  const entity = world.about[0] ?? 'customer'
  const make = (on: Trigger['on']): Trigger => {
    if (on === 'request') return { on }
    if (on === 'change') return { on, entity, fields: [] }
    if (on === 'action') return { on, entity, action: '' }
    return { on, entity }
  }
  const offered = (Object.keys(names) as Trigger['on'][]).filter(
    (on) => on !== 'request' || !value.some((each) => each.on === 'request'),
  )
  return (
    <div className="zy-triggers">
      {value.map((trigger, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: triggers have no identity but their place.
        <section key={at} className="zy-trigger">
          <header>
            <b>{t(names[trigger.on])}</b>
            {!disabled && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden="true" />}
                aria-label={t('remove')}
                onClick={() => onChange(value.filter((_, n) => n !== at))}
              />
            )}
          </header>
          {trigger.on !== 'request' && (
            <TriggerFields {...{ trigger, flow, world, disabled }} onChange={(next) => set(at, next)} />
          )}
        </section>
      ))}
      {!disabled && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: offered.map((on) => ({ key: on, label: t(names[on]) })),
            onClick: ({ key }) => onChange([...value, make(key as Trigger['on'])]),
          }}
        >
          <Button size="small" icon={<PlusOutlined aria-hidden="true" />}>
            {t('addTrigger')}
          </Button>
        </Dropdown>
      )}
      {value.some(({ on }) => on !== 'request') && <p className="zy-panel-quiet">{t('triggerHow')}</p>}
    </div>
  )
}

type Held = Exclude<Trigger, { on: 'request' }>

function TriggerFields(props: {
  trigger: Held
  flow: Flow
  world: FlowWorld
  disabled: boolean
  onChange: (trigger: Trigger) => void
}) {
  const { trigger, flow, world, disabled, onChange } = props
  const t = useText(panelTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const meta = entities.find(({ name }) => name === trigger.entity)
  const offered = entities.filter(
    (each) => each.operations.read && (!each.settingsOnly || each.name === trigger.entity),
  )
  return (
    <>
      <Labelled label={t('entity')}>
        {(id) => (
          <Select
            id={id}
            disabled={disabled}
            showSearch={{ optionFilterProp: 'label' }}
            value={trigger.entity}
            options={offered.map((each) => ({ value: each.name, label: label(each.label) }))}
            onChange={(entity) => {
              const { when: _, ...rest } = trigger
              onChange({
                ...rest,
                entity,
                ...('fields' in rest && { fields: [] }),
                ...('action' in rest && { action: '' }),
              } as Trigger)
            }}
            className="zy-field-full"
          />
        )}
      </Labelled>
      {trigger.on === 'change' && (
        <Labelled label={t('fields')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              disabled={disabled}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('choose')}
              value={trigger.fields}
              options={(meta?.fields ?? [])
                .filter((field) => !field.computed && field.section !== 'system')
                .map((field) => ({ value: field.name, label: label(field.label) }))}
              onChange={(fields) => onChange({ ...trigger, fields })}
              className="zy-field-full"
            />
          )}
        </Labelled>
      )}
      {trigger.on === 'action' && (
        <Labelled label={t('action')}>
          {(id) => (
            <Select
              id={id}
              disabled={disabled}
              placeholder={t('choose')}
              value={trigger.action || undefined}
              options={(meta?.actions ?? [])
                .filter((each) => each.on === 'record')
                .map((each) => ({ value: each.name, label: label(each.label) }))}
              onChange={(action) => onChange({ ...trigger, action })}
              className="zy-field-full"
            />
          )}
        </Labelled>
      )}
      <Labelled label={t('only')}>
        {() => (
          <ConditionEditor
            value={trigger.when}
            flow={{ ...flow, form: [] }}
            world={world}
            entity={trigger.entity}
            disabled={disabled}
            onChange={(when) => {
              const { when: _, ...rest } = trigger
              onChange({ ...rest, ...(when && { when }) } as Trigger)
            }}
          />
        )}
      </Labelled>
    </>
  )
}
