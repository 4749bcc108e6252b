import { CheckCircleFilled, FilterOutlined, FunctionOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { EntityMeta, FieldMeta, FilterOp } from '#kernel/entity/meta.types.ts'
import { faultText, isFault, parseExpression } from '#kernel/pure/expression/index.ts'
import { FilterEditor } from '#kernel/ui/list/filter/FilterEditor.tsx'
import { useFilterWords } from '#kernel/ui/list/filter/useFilterWords.ts'
import { toModel } from '#kernel/ui/list/model/filterModel.ts'
import { nodeText } from '#kernel/ui/list/model/filterWords.ts'
import '#kernel/ui/list/list.css'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { formFieldsOf } from '../../rules/field-paths.ts'
import type { Flow, FlowCondition, FormField } from '../../rules/flow.types.ts'
import { panelTexts } from '../drawing/text.ts'
import { bothWays, type FlowWorld } from '../useSurroundings.ts'
import { Labelled } from './Labelled.tsx'

interface ConditionEditorProps {
  value: FlowCondition | undefined
  flow: Flow
  world: FlowWorld
  /** Entity whose fields the filter asks; the form when there is none. */
  entity: string | undefined
  disabled: boolean
  onChange: (value: FlowCondition | undefined) => void
}

/** When a way is taken: by fields like a list is filtered, by a formula, or both. */
export function ConditionEditor({ value, flow, world, entity, disabled, onChange }: ConditionEditorProps) {
  const t = useText(panelTexts)
  const [open, setOpen] = useState(false)
  const record = useEntity(entity)
  const form = formEntity(flow)
  const source = record ?? (form.fields.length > 0 ? form : undefined)
  const set = (change: Partial<FlowCondition>) => {
    const next = { ...value, ...change }
    if (!next.filter) delete next.filter
    if (!next.expression?.trim()) delete next.expression
    onChange(Object.keys(next).length > 0 ? next : undefined)
  }
  return (
    <div className="zy-condition">
      {source && (
        <div className="zy-condition-filter">
          <b>{t('filter')}</b>
          {value?.filter && <FilterText source={source} filter={value.filter} />}
          {!disabled && (
            <span>
              <Button size="small" icon={<FilterOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
                {t('editFilter')}
              </Button>
              {value?.filter && (
                <Button size="small" type="text" onClick={() => set({ filter: undefined })}>
                  {t('clearFilter')}
                </Button>
              )}
            </span>
          )}
          <Modal
            title={t('condition')}
            open={open}
            onCancel={() => setOpen(false)}
            footer={null}
            width={720}
            destroyOnHidden
          >
            <FilterEditor
              entity={source}
              filter={value?.filter}
              onApply={(filter) => {
                set({ filter })
                setOpen(false)
              }}
              onCancel={() => setOpen(false)}
            />
          </Modal>
        </div>
      )}
      <ExpressionField
        label={t('expression')}
        value={value?.expression ?? ''}
        world={world}
        disabled={disabled}
        help={value?.filter && value.expression ? t('bothHold') : t('expressionHow')}
        onChange={(expression) => set({ expression })}
      />
    </div>
  )
}

function FilterText({ source, filter }: { source: EntityMeta; filter: NonNullable<FlowCondition['filter']> }) {
  const words = useFilterWords(source, filter)
  return <p className="zy-condition-words">{nodeText(toModel(filter), words)}</p>
}

interface ExpressionFieldProps {
  label: string
  value: string
  world: FlowWorld
  disabled: boolean
  help?: string
  onChange: (text: string) => void
}

/** A formula with names to insert; whether it can be read is said as it is typed. */
export function ExpressionField({ label: title, value, world, disabled, help, onChange }: ExpressionFieldProps) {
  const t = useText(panelTexts)
  const label = useLabel()
  const input = useRef<HTMLTextAreaElement>(null)
  const parsed = value.trim() ? parseExpression(value) : undefined
  const fault = parsed && isFault(parsed) ? label(faultText(parsed)) : undefined
  const insert = (path: string) => {
    const at = input.current?.selectionStart ?? value.length
    const before = value.slice(0, at)
    onChange(`${before}${before && !/\s$/.test(before) ? ' ' : ''}${path}${value.slice(at)}`)
    input.current?.focus()
  }
  const names = [
    ...world.fields.map(({ path, label: text }) => ({
      key: path.startsWith('form.') ? path : `record.${path}`,
      label: text,
    })),
    { key: 'starter.name', label: 'starter.name' },
    { key: 'starter.department.label', label: 'starter.department' },
  ]
  return (
    <Labelled
      label={title}
      help={
        fault ? (
          <span className="zy-expression-fault" role="alert">
            {fault}
          </span>
        ) : parsed ? (
          <span className="zy-expression-fine">
            <CheckCircleFilled aria-hidden="true" /> {t('fine')}
          </span>
        ) : (
          help
        )
      }
    >
      {(id) => (
        <div className="zy-expression">
          <Input.TextArea
            id={id}
            ref={(area) => {
              input.current = area?.resizableTextArea?.textArea ?? null
            }}
            disabled={disabled}
            value={value}
            spellCheck={false}
            autoSize={{ minRows: 1, maxRows: 6 }}
            status={fault ? 'error' : ''}
            onChange={({ target }) => onChange(target.value)}
          />
          {!disabled && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: names.map(({ key, label: text }) => ({ key, label: `${text}  ${key}` })),
                onClick: ({ key }) => insert(key),
                className: 'zy-expression-names',
              }}
            >
              <Button
                icon={<FunctionOutlined aria-hidden="true" />}
                aria-label={t('insertName')}
                title={t('insertName')}
              />
            </Dropdown>
          )}
        </div>
      )}
    </Labelled>
  )
}

const operators: Partial<Record<FormField['kind'], FilterOp[]>> = {
  text: ['eq', 'ne', 'contains', 'empty'],
  longText: ['contains', 'empty'],
  boolean: ['eq'],
  choice: ['in', 'nin', 'empty'],
  ref: ['in', 'nin', 'empty'],
  attachment: ['empty'],
}

/** The form as if it were a kind of record, so that the lists' own editor can ask its fields. */
function formEntity(flow: Flow): EntityMeta {
  const fields = formFieldsOf(flow).map(
    (field) =>
      ({
        ...field,
        label: bothWays(field.label),
        access: 'write',
        create: true,
        update: true,
        computed: false,
        operators: operators[field.kind] ?? ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'empty'],
        sortable: false,
        groupable: false,
        summable: false,
        searchable: false,
        custom: false,
        section: 'form',
      }) as FieldMeta,
  )
  const label = { zh: '表单', en: 'Form' }
  return {
    name: 'form',
    path: 'form',
    label,
    plural: label,
    fields,
    sections: [],
    actions: [],
    views: [],
    related: [],
  } as unknown as EntityMeta
}
