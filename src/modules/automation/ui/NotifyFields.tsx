import { useQueries } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { api } from '#kernel/ui/client.ts'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Recipient } from '../rules/automation.types.ts'
import { Labelled } from './Labelled.tsx'
import type { StepFieldsProps } from './StepFields.tsx'
import { automationTexts } from './text.ts'

/** Recipients other than single people, as one choice each: `owner`, `manager`, `role:KEY`, `field:NAME`. */
function keyOf(one: Recipient): string | undefined {
  if ('owner' in one) return 'owner'
  if ('manager' in one) return 'manager'
  if ('role' in one) return `role:${one.role}`
  return 'field' in one ? `field:${one.field}` : undefined
}

function recipientOf(key: string): Recipient {
  if (key === 'owner') return { owner: true }
  if (key === 'manager') return { manager: true }
  const [kind, name = ''] = key.split(/:(.*)/)
  return kind === 'role' ? { role: name } : { field: name }
}

export function NotifyFields({ entity: name, step, onChange }: StepFieldsProps<'notify'>) {
  const t = useText(automationTexts)
  const label = useLabel()
  const entity = useEntity(name)
  const employee = useEntity('employee')
  const roles = employee?.fields.find((field) => field.name === 'roles')?.options ?? []
  const people = entity?.fields.filter((field) => field.ref === 'employee') ?? []
  const keys = step.to.flatMap((one) => keyOf(one) ?? [])
  const persons = step.to.flatMap((one) => ('person' in one ? [one.person] : []))
  const names = useQueries({
    queries: persons.map((id) => ({
      queryKey: ['record', 'employee', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<EntityRecord>(`/employees/${id}`, undefined, { signal }),
      staleTime: 300_000,
    })),
  })
  const change = (nextKeys: string[], nextPersons: string[]) =>
    onChange({ ...step, to: [...nextKeys.map(recipientOf), ...nextPersons.map((person) => ({ person }))] })
  return (
    <div className="zy-auto-fields">
      <Labelled text={t('to')} wide>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={keys}
            options={[
              { value: 'owner', label: t('owner') },
              { value: 'manager', label: t('manager') },
              ...people.map((field) => ({ value: `field:${field.name}`, label: label(field.label) })),
              ...roles.map((role) => ({ value: `role:${role.value}`, label: label(role.label) })),
            ]}
            onChange={(next: string[]) => change(next, persons)}
          />
        )}
      </Labelled>
      <Labelled text={t('person')} wide>
        {(id) => (
          <RecordPicker
            id={id}
            entity="employee"
            multiple
            allowCreate={false}
            value={persons.map((person, i) => ({ id: person, label: names[i]?.data?.label ?? '…' }))}
            onChange={(next) =>
              change(
                keys,
                next.map((each) => each.id),
              )
            }
          />
        )}
      </Labelled>
      <Labelled text={t('noticeTitle')} wide help={t('valueHint')}>
        {(id) => (
          <Input
            id={id}
            value={step.title}
            maxLength={300}
            onChange={(event) => onChange({ ...step, title: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled text={t('noticeBody')} wide>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={step.body ?? ''}
            maxLength={5000}
            onChange={(event) => onChange({ ...step, body: event.target.value })}
          />
        )}
      </Labelled>
    </div>
  )
}
