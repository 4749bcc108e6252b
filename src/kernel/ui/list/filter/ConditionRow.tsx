import { DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { EntityMeta, FieldMeta, Filter, FilterOp } from '#kernel/entity/meta.types.ts'
import { useLabel, useText } from '../../text.ts'
import { type Condition, metricField } from '../model/filterModel.ts'
import { nodeText } from '../model/filterWords.ts'
import { type OpChoice, opChoices, startValue } from '../model/operators.ts'
import { listText } from '../text.ts'
import { FieldSelect } from './FieldSelect.tsx'
import { useEntities, useFilterWords, usePaths } from './useFilterWords.ts'
import { ValueEditor } from './ValueEditor.tsx'

const takesList = (op: FilterOp) => op === 'in' || op === 'nin'

/** What was filled in stays where the new operator can use it. */
function valueAfter({ op, value }: Condition, next: OpChoice): unknown {
  const fresh = startValue(next.op, next.value)
  if (next.op === 'empty' || op === 'empty' || next.op === 'between' || op === 'between') return fresh
  if (takesList(next.op)) return takesList(op) ? value : value === undefined ? fresh : [value]
  return Array.isArray(value) ? value[0] : value
}

interface Props {
  entity: EntityMeta
  condition: Condition
  onChange: (condition: Condition) => void
  onRemove: () => void
}

/** Field, operator, value. The records behind a figure are one fixed condition: it can only be taken away. */
export function ConditionRow(props: Props) {
  return props.condition.field === metricField ? <MetricRow {...props} /> : <FieldRow {...props} />
}

function MetricRow({ entity, condition, onRemove }: Props) {
  const t = useText(listText)
  const words = useFilterWords(entity, condition.value as Filter)
  return (
    <div className="zy-condition">
      <span className="zy-condition-fixed">{nodeText(condition, words)}</span>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden="true" />}
        aria-label={t('filterRemove', { text: nodeText(condition, words) })}
        onClick={onRemove}
      />
    </div>
  )
}

function FieldRow({ entity, condition, onChange, onRemove }: Props) {
  const t = useText(listText)
  const label = useLabel()
  const resolve = usePaths(entity)
  const target = condition.field ? resolve(condition.field) : undefined
  const entities = useEntities()
  const choicesOf = (field: FieldMeta) => opChoices(field, !!(field.ref && entities(field.ref)?.parent))
  const choices = target ? choicesOf(target.field) : []
  const opKey = condition.op === 'empty' && condition.value === false ? 'not-empty' : condition.op

  return (
    <div className="zy-condition">
      <FieldSelect
        entity={entity}
        value={condition.field}
        autoFocus={!condition.field}
        onChange={(field) => {
          const next = resolve(field)
          const first = next && choicesOf(next.field)[0]
          if (!first) return
          const keeps =
            next.field.kind === target?.field.kind && next.field.ref === target.field.ref && !next.field.options
          if (keeps) onChange({ ...condition, field })
          else onChange({ ...condition, field, op: first.op, value: startValue(first.op, first.value) })
        }}
      />
      <Select
        className="zy-condition-op"
        value={target ? opKey : undefined}
        placeholder={t('filterOp')}
        aria-label={t('filterOp')}
        disabled={!target}
        popupMatchSelectWidth={false}
        options={choices.map((choice) => ({ value: choice.key, label: label(choice.label) }))}
        onChange={(key: string) => {
          const choice = choices.find((each) => each.key === key)
          if (!choice) return
          onChange({ ...condition, op: choice.op, value: valueAfter(condition, choice) })
        }}
      />
      <div className="zy-condition-value">
        {target && condition.op !== 'empty' && (
          <ValueEditor
            target={target}
            op={condition.op}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        )}
      </div>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden="true" />}
        aria-label={t('filterRemove', { text: target ? label(target.label) : '' })}
        onClick={onRemove}
      />
    </div>
  )
}
