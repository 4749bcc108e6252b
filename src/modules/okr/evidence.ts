import { AppError } from '#kernel/api/errors.ts'
import { aggregate } from '#kernel/data/aggregate.ts'
import { list, type Reader } from '#kernel/data/list.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { exchangeOf } from '#modules/organisation'
import { measure } from './measure.ts'
import { type Comparison, fulfils, wantedValue } from './rules/milestone-state.ts'
import { type Quarter, spanOfQuarter, spanOfYear, yearOfQuarter } from './rules/quarter.ts'

export interface Question {
  kind: string
  metric: string | null
  span: string | null
  entity: string | null
  filter: Filter | null
  comparison: string | null
  value: string | null
  goalShare: string | null
  goalMetric: string | null
}

export interface Finding {
  current: string | null
  /** The value needed; null while the goal it is a share of does not exist. */
  wanted: string | null
  unit: string | null
  met: boolean
}

/**
 * What the data say of a condition now, as the reader may see them.
 * @throws AppError for a metric, kind of record or filter that does not exist for the reader
 */
export async function findEvidence(reader: Reader, question: Question, quarter: Quarter): Promise<Finding> {
  const start = reader.clock.fiscalYearStart
  const { from, to } = spanOfQuarter(quarter, start)
  const year = yearOfQuarter(quarter)
  const comparison = (question.comparison ?? 'gte') as Comparison
  if (question.kind === 'records') {
    const current = await countRecords(reader, question)
    return { current, wanted: question.value, unit: 'count', met: fulfils(current, comparison, question.value) }
  }
  const span = { from: question.span === 'year' ? spanOfYear(year, start).from : from, to }
  const { value, unit } = await measure(reader, { metric: question.metric!, filter: question.filter, span })
  const goal =
    question.goalShare === null ? null : await yearGoal(reader, question.goalMetric ?? question.metric!, year)
  const wanted = wantedValue(question.value, question.goalShare, goal)
  return { current: value, wanted, unit, met: fulfils(value, comparison, wanted) }
}

async function countRecords(reader: Reader, { entity, filter }: Question): Promise<string> {
  const definition = reader.registry.entities.get(entity ?? '')
  if (!definition) throw new AppError(404, 'not-found')
  const { rows } = await aggregate(reader, definition, { measure: ['count'], filter: filter ?? undefined })
  return String(rows[0]!.count)
}

/**
 * Target of the company's published goal for a metric and year, in the company's currency as metrics are; null where there is none,
 * no rate for its currency, or no goals at all.
 */
async function yearGoal(reader: Reader, metric: string, year: number): Promise<string | null> {
  const goal = reader.registry.entities.get('goal')
  if (!goal || !['metric', 'period', 'subject', 'state', 'target', 'currency'].every((name) => name in goal.fields))
    return null
  const is = (field: string, value: string): Filter => ({ field, op: 'eq', value })
  const filter = {
    and: [is('metric', metric), is('period', String(year)), is('subject', 'company'), is('state', 'published')],
  }
  const { items } = await list(reader, goal, {
    filter,
    fields: ['target', 'currency', 'startsOn'],
    limit: 1,
    withoutTotal: true,
  })
  const [found] = items as { target: string; currency: string | null; startsOn: string }[]
  if (!found?.currency) return found?.target ?? null
  const { own, between } = await exchangeOf(reader.sql)
  const rate = between(found.currency, own, found.startsOn)
  return rate === undefined ? null : new Decimal(found.target).times(rate).toDecimalPlaces(2).toFixed()
}
