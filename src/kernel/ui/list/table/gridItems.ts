/** What the rows of the table are: records, group headings, "more" rows and placeholders. */
import type { EntityRecord } from '../../meta.tsx'
import type { AggregateRow } from '../data/useAggregate.ts'
import type { GroupRows } from '../data/useGroupRows.ts'
import { formatGroupBy, type GroupBy, groupKey } from '../model/grouping.ts'

export type GridItem =
  | { kind: 'record'; key: string; record: EntityRecord }
  | { kind: 'group'; key: string; group: GroupBy; value: unknown; row: AggregateRow; open: boolean }
  | { kind: 'more'; key: string; group: string; cursor: string }
  | { kind: 'skeleton'; key: string }

/** Placeholders: a screen of them at first, a few while the next page comes. */
export function skeletons(count: number, prefix = 's'): GridItem[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'skeleton', key: `${prefix}${index}` }))
}

export function recordItems(records: EntityRecord[]): GridItem[] {
  return records.map((record) => ({ kind: 'record', key: record.id, record }))
}

/** Group headings, each followed by its rows while it is open. */
export function groupItems(
  rows: AggregateRow[],
  group: GroupBy,
  groups: Map<string, GroupRows>,
  isOpen: (key: string) => boolean,
): GridItem[] {
  return rows.flatMap((row): GridItem[] => {
    const value = row[formatGroupBy(group)] ?? row[group.field.name] ?? null
    const key = groupKey(value)
    const open = isOpen(key)
    const heading: GridItem = { kind: 'group', key: `group:${key}`, group, value, row, open }
    if (!open) return [heading]
    const part = groups.get(key)
    const items = recordItems(part?.rows ?? []).map((item) => ({ ...item, key: `${key}:${item.key}` }))
    if (part?.next && !part.loading) {
      items.push({ kind: 'more', key: `more:${key}`, group: key, cursor: part.next })
    }
    if (!part || part.loading) items.push(...skeletons(Math.min(row.count || 1, 3), `s:${key}:`))
    return [heading, ...items]
  })
}
