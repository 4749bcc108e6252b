import { Cascader } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { useLabel, useText } from '../../text.ts'
import { canStepInto, listFields } from '../model/fieldPath.ts'
import { listText } from '../text.ts'
import { useEntities } from './useFilterWords.ts'

interface Props {
  entity: EntityMeta
  value: string
  onChange: (path: string) => void
  autoFocus?: boolean
}

interface Item {
  value: string
  label: string
  search: string
  children?: Item[]
}

const filterable = (field: FieldMeta): boolean => field.operators.length > 0

/** Chooses a field, or a field of a referenced record one step away. */
export function FieldSelect({ entity, value, onChange, autoFocus }: Props) {
  const t = useText(listText)
  const label = useLabel()
  const entities = useEntities()
  const options = useMemo(() => {
    const item = (field: FieldMeta, value = field.name): Item => ({
      value,
      label: label(field.label),
      search: `${field.label.zh} ${field.label.en} ${field.name}`.toLowerCase(),
    })
    return listFields(entity)
      .filter(filterable)
      .map((field): Item => {
        const target = canStepInto(field, entities) && field.ref ? entities(field.ref) : undefined
        if (!target) return item(field)
        const itself: Item = { ...item(field), label: t('filterOwn', { name: label(field.label) }) }
        const inner = listFields(target)
          .filter(filterable)
          .map((each) => item(each))
        return { ...item(field), children: [{ ...itself, value: '' }, ...inner] }
      })
  }, [entity, entities, label, t])
  const [head, tail] = value.split('.')
  const hasChildren = options.find((option) => option.value === head)?.children
  const path = value ? (hasChildren ? [head ?? '', tail ?? ''] : [head ?? '']) : []

  return (
    <Cascader
      className="zy-condition-field"
      options={options}
      value={path}
      allowClear={false}
      autoFocus={autoFocus}
      expandTrigger="hover"
      placeholder={t('filterField')}
      aria-label={t('filterField')}
      displayRender={(labels) => (tail ? labels.join(' › ') : labels[0])}
      showSearch={{
        filter: (query, nodes) => nodes.some((node) => node.search.includes(query.trim().toLowerCase())),
        limit: 40,
      }}
      onChange={(chosen) => {
        const [first, second] = chosen as string[]
        if (first) onChange(second ? `${first}.${second}` : first)
      }}
    />
  )
}
