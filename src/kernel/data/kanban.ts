/** A board: one column per choice with its count, its sums and its first cards. */
import { seesSum } from '../access/actor.ts'
import { badRequest } from '../api/errors.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Filter, Label } from '../entity/meta.types.ts'
import { aggregate } from './aggregate.ts'
import { type ListOptions, list, newQuery, type Reader } from './list.ts'
import type { Row } from './projection.ts'

export interface KanbanOptions extends Pick<ListOptions, 'filter' | 'search' | 'sort' | 'limit' | 'cursor'> {
  field?: string | undefined
  /** Only this column's next cards. */
  column?: string | undefined
}

export interface KanbanColumn {
  value: string | null
  label: Label
  count: number
  sums: Record<string, unknown>
  items: Row[]
  nextCursor: string | null
}

const nothing: Label = { zh: '未填', en: 'Empty' }

export async function kanban(
  reader: Reader,
  entity: EntityDefinition,
  options: KanbanOptions,
): Promise<{ columns: KanbanColumn[] }> {
  const name = options.field ?? entity.kanban?.field
  if (!name) throw badRequest('field.required', 'field')
  const { field } = newQuery(reader, entity).reach(name)
  if (field.kind !== 'choice') throw badRequest('aggregate.not-groupable', 'field', { field: name })
  const sums = (entity.kanban?.sums ?? []).filter((sum) => seesSum(reader.actor, entity, sum))
  const { rows } = await aggregate(reader, entity, {
    groupBy: [name],
    measure: ['count', ...sums.map((s) => `sum:${s}`)],
    filter: options.filter,
    search: options.search,
  })
  const totals = new Map(rows.map((row) => [row[name] as string | null, row]))
  const labels = new Map((field.options ?? []).map((o) => [o.value, o.label] as const))
  const values: (string | null)[] = [
    ...labels.keys(),
    ...[...totals.keys()].filter((v) => v === null || !labels.has(v)),
  ]
  const wanted = options.column === undefined ? values : values.filter((v) => (v ?? '') === options.column)
  const columns = await Promise.all(
    wanted.map(async (value): Promise<KanbanColumn> => {
      const total = totals.get(value)
      const only: Filter = value === null ? { field: name, op: 'empty' } : { field: name, op: 'eq', value }
      const page = total
        ? await list(reader, entity, {
            filter: options.filter ? { and: [options.filter, only] } : only,
            search: options.search,
            sort: options.sort,
            limit: options.limit ?? 20,
            cursor: options.cursor,
            withoutTotal: true,
          })
        : { items: [], nextCursor: null }
      return {
        value,
        label: value === null ? nothing : (labels.get(value) ?? { zh: value, en: value }),
        count: (total?.count as number | undefined) ?? 0,
        sums: Object.fromEntries(sums.map((s) => [s, total?.[`sum:${s}`] ?? '0'])),
        items: page.items,
        nextCursor: page.nextCursor,
      }
    }),
  )
  return { columns }
}
