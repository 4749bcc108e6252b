import { useQuery } from '@tanstack/react-query'
import type { Filter, Reference } from '#kernel/entity/meta.types.ts'
import type { Dimension, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { ruleTexts } from './text.ts'

type Narrowed = Extract<Dimension, 'department' | 'region' | 'product'>

const choices = [
  { dimension: 'department', op: 'under', text: 'onlyDepartment' },
  { dimension: 'region', op: 'under', text: 'onlyRegion' },
  { dimension: 'product', op: 'eq', text: 'onlyProduct' },
] as const satisfies readonly { dimension: Narrowed; op: 'under' | 'eq'; text: keyof typeof ruleTexts }[]

type Leaf = { field: string; op: string; value: string }

/** The conditions as single ones; those that this editor does not know are kept as they are. */
function leavesOf(value: unknown): Filter[] {
  if (!value || typeof value !== 'object') return []
  return 'and' in value && Array.isArray(value.and) ? (value.and as Filter[]) : [value as Filter]
}

const idOf = (leaves: readonly Filter[], dimension: Narrowed): string | undefined =>
  leaves.map((leaf) => leaf as Leaf).find(({ field }) => field === dimension)?.value

interface NarrowingProps {
  metric: MetricMeta | undefined
  value: unknown
  onChange: (value: Filter | null) => void
}

/** Watches only a part of the figure: a department, a region, a product. */
export function Narrowing({ metric, value, onChange }: NarrowingProps) {
  const t = useText(ruleTexts)
  const leaves = leavesOf(value)
  const offered = choices.filter(({ dimension }) => metric?.dimensions.includes(dimension))
  if (offered.length === 0) return null
  const set = (dimension: Narrowed, op: 'under' | 'eq', id: string | undefined) => {
    const others = leaves.filter((leaf) => (leaf as Leaf).field !== dimension)
    const next = id === undefined ? others : [...others, { field: dimension, op, value: id }]
    onChange(next.length === 0 ? null : next.length === 1 ? next[0]! : { and: next })
  }
  return (
    <fieldset className="zy-rule-narrow">
      <legend>{t('only')}</legend>
      <div className="zy-rule-only">
        {offered.map(({ dimension, op, text }) => (
          <Pick
            key={dimension}
            entity={dimension}
            label={t(text)}
            id={idOf(leaves, dimension)}
            onChange={(id) => set(dimension, op, id)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Pick(props: {
  entity: string
  label: string
  id: string | undefined
  onChange: (id: string | undefined) => void
}) {
  const t = useText(ruleTexts)
  const entity = useEntity(props.entity)
  const { data } = useQuery({
    queryKey: ['record', props.entity, props.id],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/${entity?.path}/${props.id}`, undefined, { signal }),
    enabled: props.id !== undefined && entity !== undefined,
  })
  if (!entity) return null
  const chosen: Reference[] = props.id ? [{ id: props.id, label: data?.label ?? '…' }] : []
  const control = `only-${props.entity}`
  return (
    <label htmlFor={control}>
      {props.label}
      <RecordPicker
        id={control}
        entity={props.entity}
        value={chosen}
        allowClear
        allowCreate={false}
        placeholder={t('anything')}
        onChange={([first]) => props.onChange(first?.id)}
      />
    </label>
  )
}
