import { useQueries } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useMemo } from 'react'
import type { FieldMeta, Filter } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { type EntityRecord, useEntity } from '../../meta.tsx'
import { usePhone } from '../../screen.ts'
import { useLabel, useText } from '../../text.ts'
import type { ListControl } from '../data/useListState.ts'
import { both } from '../model/filterModel.ts'
import { partitionOf } from '../model/partition.ts'
import { listText } from '../text.ts'

export interface Part {
  by: string
  value: string
  values: string[]
  /** The filter does not name a part; the first one is shown. */
  implied: boolean
}

/** The conditions that hold for every record shown. */
function conditions(filter: Filter | undefined): Filter[] {
  if (!filter) return []
  return 'and' in filter ? filter.and : [filter]
}

function partIn(filter: Filter | undefined, by: string): string | undefined {
  for (const each of conditions(filter)) {
    if (!('field' in each) || each.field !== by) continue
    const value = Array.isArray(each.value) && each.value.length === 1 ? each.value[0] : each.value
    if ((each.op === 'eq' || each.op === 'in') && typeof value === 'string') return value
  }
  return undefined
}

/** Which pipeline the stages are shown of. It is an ordinary condition of the filter, so links keep it. */
export function usePart(control: ListControl, field: FieldMeta | undefined): Part | undefined {
  const { filter } = control.state
  return useMemo(() => {
    const partition = partitionOf(field)
    if (!partition) return undefined
    const named = partIn(filter, partition.by)
    const value = named !== undefined && partition.values.includes(named) ? named : partition.values[0]
    return value === undefined ? undefined : { ...partition, value, implied: value !== named }
  }, [field, filter])
}

/** Switches between the pipelines, where the columns belong to one. */
export function PartSwitch({ control }: { control: ListControl }) {
  const field = control.entity.fields.find((each) => each.name === control.entity.kanban?.field)
  const part = usePart(control, field)
  return part ? <Switch control={control} part={part} /> : null
}

function Switch({ control, part }: { control: ListControl; part: Part }) {
  const phone = usePhone()
  const { entity, state, set } = control
  const t = useText(listText)
  const label = useLabel()
  const field = entity.fields.find((each) => each.name === part.by)
  const target = useEntity(field?.ref)
  const names = useQueries({
    queries: part.values.map((id) => ({
      queryKey: ['record', field?.ref ?? '', id, 'label'],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<EntityRecord>(`/${target?.path}/${id}`, undefined, { signal }),
      enabled: !!target,
      staleTime: 300_000,
    })),
  })
  const options = part.values.map((value, at) => {
    const option = field?.options?.find((each) => each.value === value)
    return { value, label: option ? label(option.label) : (names[at]?.data?.label ?? '…') }
  })
  const choose = (value: string) => {
    const rest = conditions(state.filter).filter((each) => !('field' in each && each.field === part.by))
    const others = rest.length > 1 ? { and: rest } : rest[0]
    set({ filter: both(others, { field: part.by, op: 'eq', value }) })
  }
  const name = t('kanbanPart', { name: label(field?.label) })
  return (
    <div className="zy-part">
      {!phone && <span className="zy-list-quiet">{label(field?.label)}</span>}
      {options.length <= 4 && !phone ? (
        <Segmented size="small" value={part.value} options={options} onChange={choose} aria-label={name} />
      ) : (
        <Select
          value={part.value}
          options={options}
          onChange={choose}
          aria-label={name}
          popupMatchSelectWidth={false}
        />
      )}
    </div>
  )
}
