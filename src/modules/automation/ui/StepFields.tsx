import { Select } from 'antd'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { AutomationStep, AutomationTrigger } from '../rules/automation.types.ts'
import { Labelled } from './Labelled.tsx'
import { NotifyFields } from './NotifyFields.tsx'
import { RecordSelect } from './RecordSelect.tsx'
import { automationTexts } from './text.ts'
import { ValueRows } from './ValueRows.tsx'
import { WaitFields } from './WaitFields.tsx'

export interface StepFieldsProps<K extends AutomationStep['kind'] = AutomationStep['kind']> {
  entity: string
  trigger: AutomationTrigger
  step: AutomationStep & { kind: K }
  onChange: (step: AutomationStep) => void
}

/** What one step needs to know. */
export function StepFields(props: StepFieldsProps) {
  const t = useText(automationTexts)
  const { step, onChange } = props
  switch (step.kind) {
    case 'update':
      return <UpdateFields {...(props as StepFieldsProps<'update'>)} />
    case 'create':
      return <CreateFields {...(props as StepFieldsProps<'create'>)} />
    case 'notify':
      return <NotifyFields {...(props as StepFieldsProps<'notify'>)} />
    case 'wait':
      return <WaitFields {...(props as StepFieldsProps<'wait'>)} />
    case 'webhook':
      return (
        <RecordSelect
          entity="webhook-endpoint"
          text={t('endpoint')}
          none={t('noEndpoints')}
          value={step.endpoint}
          onChange={(endpoint) => onChange({ ...step, endpoint })}
        />
      )
    case 'process':
      return (
        <RecordSelect
          entity="process"
          text={t('process')}
          none={t('noProcesses')}
          value={step.process}
          onChange={(process) => onChange({ ...step, process })}
        />
      )
  }
}

function UpdateFields({ entity: name, trigger, step, onChange }: StepFieldsProps<'update'>) {
  const t = useText(automationTexts)
  const label = useLabel()
  const entity = useEntity(name)
  const through = entity?.fields.find((field) => field.name === step.through)
  const target = useEntity(through ? through.ref : name)
  if (!entity) return null
  const references = entity.fields.filter(
    ({ kind, ref }) => (kind === 'ref' || kind === 'treeRef') && ref && ref !== 'file',
  )
  const options = [
    ...(trigger.on === 'deleted' ? [] : [{ value: '', label: t('itself', { name: label(entity.label) }) }]),
    ...references.map((field) => ({ value: field.name, label: label(field.label) })),
  ]
  return (
    <div className="zy-auto-fields">
      {options.length > 1 && (
        <Labelled text={t('which')}>
          {(id) => (
            <Select
              id={id}
              value={step.through ?? ''}
              options={options}
              popupMatchSelectWidth={false}
              onChange={(value) => onChange({ kind: 'update', ...(value && { through: value }), values: {} })}
            />
          )}
        </Labelled>
      )}
      {target && (
        <ValueRows
          entity={target}
          operation="update"
          values={step.values}
          onChange={(values) => onChange({ ...step, values })}
        />
      )}
    </div>
  )
}

function CreateFields({ step, onChange }: StepFieldsProps<'create'>) {
  const t = useText(automationTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const target = useEntity(step.entity || undefined)
  const offered = entities.filter(({ operations, settingsOnly }) => operations.create && !settingsOnly)
  return (
    <div className="zy-auto-fields">
      <Labelled text={t('what')}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={step.entity || undefined}
            options={offered.map((entity) => ({ value: entity.name, label: label(entity.label) }))}
            popupMatchSelectWidth={false}
            onChange={(entity) => onChange({ kind: 'create', entity, values: {} })}
          />
        )}
      </Labelled>
      {target && (
        <ValueRows
          entity={target}
          operation="create"
          values={step.values}
          onChange={(values) => onChange({ ...step, values })}
        />
      )}
    </div>
  )
}
