import { sql } from 'drizzle-orm'
import { messageOf } from '#kernel/api/messages.ts'
import type { Reader } from '#kernel/data/list.ts'
import { Decimal, isDecimal } from '#kernel/pure/decimal.ts'
import { metricCatalogue } from '../metric-catalogue.ts'
import { subjectField, subjectOf } from '../rules/goal.ts'
import { type PeriodKind, parsePeriod, yearsBefore } from '../rules/period.ts'
import { type SmartFault, smartFaults } from '../rules/smart.ts'
import { type ValueWish, valuesOf } from './values.ts'

export interface SmartAnswer {
  faults: (SmartFault & { message: string; example: string })[]
  lastYear: string | null
}

/** A reference as a form holds it (`{ id, label }`) or as the API takes it (the id). */
const idOf = (value: unknown): string | null => {
  const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : value
  return typeof id === 'string' && id !== '' ? id : null
}

/** What a goal that somebody is writing lacks, against its own history and the people who carry it. */
export async function smartCheck(
  reader: Reader,
  draft: Record<string, unknown>,
  language: 'zh' | 'en',
): Promise<SmartAnswer> {
  const given = {
    subject: idOf(draft.subject),
    owner: idOf(draft.owner),
    department: idOf(draft.department),
    region: idOf(draft.region),
    productLine: idOf(draft.productLine),
  }
  const subject = subjectOf(given)
  const field = subjectField[subject]
  const metrics = await metricCatalogue(reader)
  const metric = metrics.get(String(draft.metric ?? ''))
  const kind = (idOf(draft.periodKind) as PeriodKind | null) ?? null
  const period = typeof draft.period === 'string' ? parsePeriod(draft.period, reader.clock.fiscalYearStart, kind) : null
  const whose = field ? given[field as keyof typeof given] : null
  const currency = idOf(draft.currency)
  const known = metric && period && (field === null || isId(whose) || subject === 'product-line')
  const history = known
    ? await historyOf(
        reader,
        { ...given, subject, metric: metric.key, segment: idOf(draft.segment), currency, rateDay: period.startsOn },
        period,
      )
    : []
  const best = history
    .filter((v) => v !== null)
    .reduce<string | null>((top, v) => (top === null || new Decimal(v).gt(top) ? v : top), null)
  const people = known && subject !== 'person' ? await headsOf(reader, subject, whose) : null
  const number = (value: unknown): string | null => (isDecimal(String(value ?? '')) ? String(value) : null)
  const faults = smartFaults({
    metric: metric ? metric.key : null,
    unit: metric?.unit ?? null,
    direction: metric?.direction ?? 'up',
    subject: whose,
    isCompany: subject === 'company',
    target: number(draft.target),
    baseValue: number(draft.baseValue),
    startsOn: period?.startsOn ?? null,
    endsOn: period?.endsOn ?? null,
    today: reader.clock.today,
    hasParent: idOf(draft.parent) !== null,
    lastYear: metric?.additive ? (history[0] ?? null) : null,
    best,
    people: metric?.additive ? people : null,
    bestPerPerson: known && people && metric.additive ? await bestPersonOf(reader, metric.key, period, currency) : null,
  })
  return {
    lastYear: history[0] ?? null,
    faults: faults.map((fault) => ({
      ...fault,
      message: messageOf(reader.registry, fault.code, language, fault.params),
      example: messageOf(reader.registry, `${fault.code}.example`, language, fault.params),
    })),
  }
}

const isId = (text: string | null): boolean => text !== null && /^[0-9a-f-]{36}$/i.test(text)

type Wish = Omit<ValueWish, 'id' | 'startsOn' | 'endsOn'>
type Span = { kind: PeriodKind; startsOn: string; endsOn: string }

/** Values of the same period one, two and three years earlier. */
async function historyOf(reader: Reader, wish: Wish, period: Span): Promise<(string | null)[]> {
  const wishes = [1, 2, 3].map((years) => {
    const { from, to } = yearsBefore(period, years)
    return { ...wish, id: String(years), startsOn: from, endsOn: to }
  })
  const values = await valuesOf(reader, wishes, await metricCatalogue(reader))
  return wishes.map(({ id }) => {
    const value = values.get(id) ?? null
    return value !== null && new Decimal(value).isZero() ? null : value
  })
}

/** The most that one person did in the same period a year earlier. */
async function bestPersonOf(
  reader: Reader,
  metric: string,
  period: Span,
  currency: string | null,
): Promise<string | null> {
  const { from, to } = yearsBefore(period)
  const people = await reader.sql.run<{ id: string }>(sql`select id from employee where deleted_at is null limit 2000`)
  const told = { department: null, region: null, productLine: null, segment: null, currency, rateDay: period.startsOn }
  const wishes = people.map(
    ({ id }): ValueWish => ({ id, metric, subject: 'person', owner: id, startsOn: from, endsOn: to, ...told }),
  )
  const values = [...(await valuesOf(reader, wishes, await metricCatalogue(reader))).values()].filter((v) => v !== null)
  return values.reduce<string | null>((top, v) => (top === null || new Decimal(v).gt(top) ? v : top), null)
}

/** People who sell for it; null when the question has no answer. */
async function headsOf(reader: Reader, subject: string, id: string | null): Promise<number | null> {
  if (subject === 'product-line') return null
  const table = subject === 'region' ? 'region' : 'department'
  const roots = subject === 'company' ? sql`x.parent_id is null` : sql`x.id = ${id}::uuid`
  const belongs = subject === 'region' ? sql`b.id = any(e.regions_ids)` : sql`e.department_id = b.id`
  const sells = subject === 'region' ? sql`true` : sql`b.kind = 'sales'`
  const columns = subject === 'region' ? sql`x.id` : sql`x.id, x.kind`
  const [row] = await reader.sql.run<{ n: number }>(sql`
    with recursive b as (select ${columns} from ${sql.identifier(table)} x where ${roots} and x.deleted_at is null
      union select ${columns} from ${sql.identifier(table)} x join b on x.parent_id = b.id where x.deleted_at is null)
    select count(distinct e.id)::int as n from employee e join b on ${belongs}
    where ${sells} and e.deleted_at is null and e.status in ('active', 'onboarding', 'leaving')`)
  return row!.n || null
}
