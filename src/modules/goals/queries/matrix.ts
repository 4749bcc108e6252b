import { sql } from 'drizzle-orm'
import { badRequest } from '#kernel/api/errors.ts'
import type { Reader } from '#kernel/data/list.ts'
import {
  type ColumnKind,
  type Level,
  levels,
  type Matrix,
  type MatrixCell,
  type MatrixColumn,
  totalColumn,
} from '../matrix.types.ts'
import { metricCatalogue } from '../metric-catalogue.ts'
import type { Subject } from '../rules/cascade.ts'
import { subjectDimension } from '../rules/metric-filter.ts'
import { finerKinds, periodsWithin } from '../rules/period.ts'
import { type GoalRow, goalRow } from './goal-rows.ts'
import { targetsIn } from './in-currency.ts'
import { matrixRows, type RowFacts, selfRow } from './matrix-rows.ts'

export interface LoadedMatrix extends Matrix {
  parentRow: GoalRow
  rows: RowFacts[]
}

const isLevel = (text: string): text is Level => (levels as readonly string[]).includes(text)

/** Levels below each kind of owner: goals go down the organisation, not up. */
const below: Record<Subject, Level[]> = {
  company: ['time', 'department', 'region', 'product-line', 'person'],
  region: ['time', 'region', 'product-line', 'person'],
  department: ['time', 'department', 'product-line', 'person'],
  'product-line': ['time', 'department', 'region', 'person'],
  person: ['time', 'person'],
}

/** The parts of a goal as a table: to whom by when. 400 for a split that the goal or its metric does not allow. */
export async function loadMatrix(
  reader: Reader,
  parentId: string,
  level: string,
  columnKind: string,
): Promise<LoadedMatrix> {
  const parent = await goalRow(reader, parentId)
  const metric = (await metricCatalogue(reader)).get(parent.metric)
  const possible = below[parent.subject].filter((l) => {
    const dimension = l === 'time' ? null : subjectDimension[l]
    return dimension === null || (metric?.dimensions.includes(dimension) ?? false)
  })
  const columnKinds: ColumnKind[] = ['none', ...finerKinds(parent.periodKind)]
  if (!isLevel(level) || !possible.includes(level)) throw badRequest('goal.no-split', 'level')
  if (!(columnKinds as string[]).includes(columnKind) || (level === 'time' && columnKind === 'none'))
    throw badRequest('goal.no-split', 'columns')
  const kind = columnKind as ColumnKind
  const rows = await matrixRows(reader, parent, level)
  const { columns, cells } = await cellsOf(reader, parent, level, kind, rows)
  const { id, version, name, unit, currency, subject, periodKind, period, target, state } = parent
  return {
    parent: { id, version, name, metric: parent.metric, unit, currency, subject, periodKind, period, target, state },
    parentRow: parent,
    level,
    columnKind: kind,
    additive: metric?.additive ?? true,
    columns,
    rows,
    cells,
    levels: possible,
    columnKinds,
  }
}

interface PartRow {
  id: string
  version: number
  parent: string
  target: string
  subject: Subject
  whose: string | null
  period: string
  state: 'draft' | 'published'
  currency: string | null
  startsOn: string
}

/** Goals of the rows, and below them those of the columns; everything that belongs to the split, whoever sees it. */
async function cellsOf(reader: Reader, parent: GoalRow, level: Level, kind: ColumnKind, rows: readonly RowFacts[]) {
  const parts = await reader.sql.run<PartRow>(sql`
    select g.id, g.version, g.parent_id as parent, trim_scale(g.target)::text as target, g.subject, g.period, g.state,
      g.currency, g.starts_on as "startsOn",
      case g.subject when 'person' then g.owner_id::text when 'department' then g.department_id::text
        when 'region' then g.region_id::text when 'product-line' then g.product_line end as whose
    from goal g left join goal p on p.id = g.parent_id
    where g.deleted_at is null and (g.parent_id = ${parent.id}::uuid or (p.parent_id = ${parent.id}::uuid and p.deleted_at is null))`)
  const periods =
    kind === 'none' ? [] : periodsWithin(parent.startsOn, parent.endsOn, kind, reader.clock.fiscalYearStart)
  const known = new Set(periods.map((p) => p.period))
  const told = await targetsIn(reader, parent.currency, parts)
  const direct = parts.filter((p) => p.parent === parent.id)
  const own = new Map(direct.filter((p) => samePart(p, parent)).map((p) => [p.period, p]))
  const targetOf = (part: PartRow | undefined): string | null => (part && told.get(part.id)) ?? null
  const columns: MatrixColumn[] = periods.map(({ period, startsOn, endsOn }) => ({
    key: period,
    startsOn,
    endsOn,
    target: level === 'time' ? null : targetOf(own.get(period)),
  }))
  const cells: MatrixCell[] = []
  const add = (row: string, column: string, { id, version, state, currency }: PartRow) =>
    cells.push({
      ...{ row, column, goal: id, version, value: told.get(id) ?? '0', state },
      currency: currency === parent.currency ? null : currency,
    })
  if (level === 'time') {
    for (const [period, part] of own) if (known.has(period)) add(selfRow, period, part)
    return { columns, cells }
  }
  const keys = new Set(rows.map((row) => row.key))
  for (const total of direct) {
    if (total.subject !== level || total.period !== parent.period || !total.whose || !keys.has(total.whose)) continue
    if (samePart(total, parent)) continue
    add(total.whose, totalColumn, total)
    for (const part of parts)
      if (part.parent === total.id && known.has(part.period) && part.subject === level && part.whose === total.whose)
        add(total.whose, part.period, part)
  }
  return { columns, cells }
}

/** The parent's own goal for a part of its time. */
function samePart(part: PartRow, parent: GoalRow): boolean {
  const whose = {
    company: null,
    department: parent.department,
    region: parent.region,
    'product-line': parent.productLine,
    person: parent.owner,
  }[parent.subject]
  return part.subject === parent.subject && part.whose === whose
}
