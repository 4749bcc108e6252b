/**
 * Figures with their subtotals and totals in one statement: every level is worked out by the database over the records
 * themselves, so averages, medians and distinct counts of totals are right, and all levels are of one moment.
 */
import { type SQL, sql } from 'drizzle-orm'
import { badRequest } from '../api/errors.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { type AggregateOptions, group, maxGroups, measureParts } from './aggregate.ts'
import { conditions, newQuery, type Reader } from './list.ts'
import type { Row } from './projection.ts'

export interface TotalsOptions extends Pick<AggregateOptions, 'filter' | 'search'> {
  /** As in `aggregate`, at most four. */
  groupBy: readonly string[]
  /** As in `aggregate`, at most twelve. */
  measure: readonly string[]
  /** The levels wanted, each as places in `groupBy`: `[[0, 1], [0], []]`. */
  levels: readonly (readonly number[])[]
}

export interface TotalsRow {
  /** Place in `levels`. */
  level: number
  /** Values of the groups of the level, in its order; references are `{ id, label }`. */
  keys: unknown[]
  values: unknown[]
}

/** @throws AppError 400 `aggregate.too-many-groups` when a level has more than 5,000 groups */
export async function aggregateTotals(
  reader: Reader,
  entity: EntityDefinition,
  options: TotalsOptions,
): Promise<TotalsRow[]> {
  const { groupBy, measure, levels } = options
  if (groupBy.length > 4 || measure.length > 12) throw badRequest('aggregate.too-many', 'groupBy')
  const query = newQuery(reader, entity)
  const where = await conditions(reader, query, options)
  const groups = groupBy.map((part) => group(query, part))
  const measures = measure.map((part) => measureParts(query, part))

  // Inside, each expression stands once under a name: as a parameter of a statement it would not be the same twice.
  const inner: SQL[] = []
  const name = (expr: SQL): SQL => {
    const column = sql.identifier(`c${inner.length}`)
    inner.push(sql`${expr} as ${column}`)
    return sql`${column}`
  }
  const groupColumns = groups.map((each) => each.groupBy.map(name))
  const inputs = measures.map(({ input }) => name(input))
  const comma = (parts: SQL[]) => sql.join(parts, sql`, `)

  const selected = [
    ...groupColumns.flat(),
    ...measures.map(({ over }, i) => sql`${over(inputs[i]!)} as ${sql.identifier(`m${i}`)}`),
    groups.length ? sql`grouping(${comma(groupColumns.map((columns) => columns.at(-1)!))}) as level` : sql`0 as level`,
  ]
  const sets = levels.map((places) => sql`(${comma(places.flatMap((place) => groupColumns[place]!))})`)
  const by = groups.length ? sql` group by grouping sets (${comma(sets)})` : sql``
  const most = maxGroups * levels.length + 1
  const rows = await reader.sql.run<Row>(sql`
    select ${comma(selected)} from (select ${inner.length ? comma(inner) : sql`1`} ${query.from()} where ${where}) records${by}
    limit ${sql.raw(String(most))}`)

  const placeOf = new Map(levels.map((places, at) => [maskOf(places, groups.length), at]))
  const counts = levels.map(() => 0)
  return rows.map((row) => {
    const level = placeOf.get(Number(row.level))!
    counts[level]! += 1
    if (counts[level]! > maxGroups || rows.length === most) {
      throw badRequest('aggregate.too-many-groups', 'groupBy', { max: maxGroups })
    }
    return {
      level,
      keys: levels[level]!.map((place) => {
        const names = groupColumns[place]!.map((_, i) => `c${firstColumn(groupColumns, place) + i}`)
        return groups[place]!.read(row, names)
      }),
      values: measures.map((_, i) => row[`m${i}`]),
    }
  })
}

const firstColumn = (columns: SQL[][], place: number): number => columns.slice(0, place).flat().length

/** What `grouping(…)` answers for a level: a bit for each group that is not part of it, the last one lowest. */
const maskOf = (places: readonly number[], size: number): number =>
  Array.from({ length: size }, (_, i) => (places.includes(i) ? 0 : 2 ** (size - 1 - i))).reduce((a, b) => a + b, 0)
