import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, InputNumber, Select } from 'antd'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { FieldEditor, RecordPicker } from '#kernel/ui/fields/index.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Assignee } from '../../rules/flow.types.ts'
import { type AssigneeKind, assigneeKind, assigneeKinds, newAssignee } from '../drawing/kinds.ts'
import { panelTexts } from '../drawing/text.ts'
import type { FlowWorld } from '../useSurroundings.ts'

interface PeopleEditorProps {
  title: string
  value: readonly Assignee[]
  world: FlowWorld
  disabled: boolean
  onChange: (value: Assignee[]) => void
}

const amounts = ['money', 'decimal', 'integer']

/** Whom a step asks: one line for each way of saying it; several are united. */
export function PeopleEditor({ title, value, world, disabled, onChange }: PeopleEditorProps) {
  const t = useText(panelTexts)
  const label = useLabel()
  const set = (at: number, next: Assignee) => onChange(value.map((each, n) => (n === at ? next : each)))
  const offered = (Object.keys(assigneeKinds) as AssigneeKind[]).filter(
    (kind) =>
      (kind !== 'managerFor' || world.fields.some((field) => amounts.includes(field.kind))) &&
      (kind !== 'field' || world.fields.some((field) => field.ref === 'employee')),
  )
  const options = offered.map((kind) => ({ value: kind, label: label(assigneeKinds[kind]) }))
  return (
    <div className="zy-people">
      {value.map((assignee, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity but their place.
        <div key={at} className="zy-people-line">
          <div>
            <Select
              aria-label={title}
              value={assigneeKind(assignee)}
              options={options}
              disabled={disabled}
              onChange={(kind) => set(at, newAssignee[kind])}
              className="zy-field-full"
            />
            <AssigneeDetail assignee={assignee} world={world} disabled={disabled} onChange={(next) => set(at, next)} />
          </div>
          {!disabled && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={t('remove')}
              onClick={() => onChange(value.filter((_, n) => n !== at))}
            />
          )}
        </div>
      ))}
      {!disabled && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: options.map(({ value: key, label: text }) => ({ key, label: text })),
            onClick: ({ key }) => onChange([...value, newAssignee[key as AssigneeKind]]),
          }}
        >
          <Button size="small" icon={<PlusOutlined aria-hidden="true" />}>
            {t('addPerson')}
          </Button>
        </Dropdown>
      )}
    </div>
  )
}

interface DetailProps {
  assignee: Assignee
  world: FlowWorld
  disabled: boolean
  onChange: (assignee: Assignee) => void
}

function AssigneeDetail({ assignee, world, disabled, onChange }: DetailProps) {
  const t = useText(panelTexts)
  if ('managerLevel' in assignee) {
    const { managerLevel, upTo } = assignee
    return (
      <InputNumber
        min={1}
        max={20}
        precision={0}
        disabled={disabled}
        value={managerLevel}
        prefix={t(upTo ? 'levels' : 'level')}
        aria-label={t(upTo ? 'levels' : 'level')}
        onChange={(level) => onChange({ ...assignee, managerLevel: level ?? 1 })}
        className="zy-field-full"
      />
    )
  }
  if ('role' in assignee)
    return (
      <>
        <Select
          aria-label={t('choose')}
          showSearch={{ optionFilterProp: 'label' }}
          disabled={disabled}
          placeholder={t('choose')}
          value={assignee.role || undefined}
          options={world.roles.map(({ id, label }) => ({ value: id, label }))}
          onChange={(role) => onChange({ ...assignee, role })}
          className="zy-field-full"
        />
        <Checkbox
          checked={assignee.within !== undefined}
          disabled={disabled}
          onChange={({ target }) =>
            onChange({ role: assignee.role, ...(target.checked && { within: 'starter-department' }) })
          }
        >
          {t('within')}
        </Checkbox>
      </>
    )
  if ('person' in assignee)
    return (
      <RecordPicker
        entity="employee"
        allowCreate={false}
        placeholder={t('choose')}
        value={assignee.person ? [{ id: assignee.person, label: world.nameOf(assignee.person) || '…' }] : []}
        onChange={([first]) => {
          if (first) world.remember(first.id, first.label)
          onChange({ person: first?.id ?? '' })
        }}
      />
    )
  if ('departmentHead' in assignee) return <DepartmentHead {...{ assignee, world, disabled, onChange }} />
  if ('managerFor' in assignee || 'field' in assignee) {
    const isAmount = 'managerFor' in assignee
    const fields = world.fields.filter((field) => (isAmount ? amounts.includes(field.kind) : field.ref === 'employee'))
    return (
      <Select
        aria-label={t('choose')}
        disabled={disabled}
        placeholder={t('choose')}
        value={(isAmount ? assignee.managerFor : assignee.field) || undefined}
        options={fields.map(({ path, label }) => ({ value: path.replace(/^form\./, ''), label }))}
        onChange={(path) => onChange(isAmount ? { managerFor: path } : { field: path })}
        className="zy-field-full"
      />
    )
  }
  return null
}

const department = {
  name: 'department',
  kind: 'treeRef',
  ref: 'department',
  label: { zh: '部门', en: 'Department' },
  required: true,
} as unknown as FieldMeta

function DepartmentHead(props: DetailProps & { assignee: Extract<Assignee, { departmentHead: unknown }> }) {
  const { assignee, world, disabled, onChange } = props
  const t = useText(panelTexts)
  const of = assignee.departmentHead
  const kind = typeof of === 'object' ? 'department' : of
  return (
    <>
      <Select
        aria-label={t('choose')}
        disabled={disabled}
        value={kind}
        options={[
          { value: 'starter', label: t('ofStarter') },
          ...(world.about.length > 0 ? [{ value: 'record', label: t('ofRecord') }] : []),
          { value: 'department', label: t('ofDepartment') },
        ]}
        onChange={(next) =>
          onChange({ departmentHead: next === 'department' ? { department: '' } : (next as 'starter' | 'record') })
        }
        className="zy-field-full"
      />
      {typeof of === 'object' && (
        <FieldEditor
          field={department}
          value={of.department ? { id: of.department, label: world.nameOf(of.department) || '…' } : null}
          onChange={(next) => {
            const chosen = next as { id: string; label: string } | null
            if (chosen) world.remember(chosen.id, chosen.label)
            onChange({ departmentHead: { department: chosen?.id ?? '' } })
          }}
        />
      )}
    </>
  )
}
