/** `/alert-rules/preview` tries a rule on the past; `/alerts/{id}/history` is the figure behind an alert. */
import { may } from '#kernel/access/actor.ts'
import { forbidden, invalidInput } from '#kernel/api/errors.ts'
import { bodyOf, idOf } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { get } from '#kernel/data/list.ts'
import type { Fields } from '#kernel/entity/define.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import type { MetricMeta, Period } from '#kernel/metrics/metrics.types.ts'
import { periodSpan } from '#kernel/pure/dates.ts'
import { parseInput } from '#kernel/write/input.ts'
import { alert } from './entities/alert.ts'
import { alertRule } from './entities/alert-rule.ts'
import { both, metricNamed, narrowTo, readSeries } from './figures.ts'
import { previewRule } from './preview.ts'
import type { Condition, Split } from './rules/alert.types.ts'
import { checkRule } from './rules/rule.ts'
import { spansUpTo } from './rules/spans.ts'
import type { StoredRule } from './stored-rule.ts'

const shownPeriods = 18

export function alertRoutes(app: RouteApp): void {
  app.post('/alert-rules/preview', async (c) => {
    const runtime = c.get('runtime')
    const actor = c.get('actor')
    if (!may(actor, 'alert-rule', 'create')) throw forbidden()
    const fields = runtime.registry.fields(alertRule) as Fields
    const { values, violations } = parseInput(actor, alertRule, fields, await bodyOf(c), 'create', 'input')
    const blank = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.default ?? null]))
    const rule = { ...blank, name: '—', ...values } as unknown as StoredRule
    const faults = [...violations, ...checkRule(rule as never).filter(({ path }) => tried.has(path))]
    if (faults.length > 0) throw invalidInput(faults)
    const { currency } = await runtime.company()
    return c.json(await previewRule(await runtime.reportReader(actor), rule, currency))
  })

  app.get('/alerts/:id/history', async (c) => {
    const runtime = c.get('runtime')
    const reader = await runtime.reader(c.get('actor'))
    const found = (await get(reader, alert, idOf(c))) as unknown as AlertFacts
    return c.json(await historyOf(reader, found))
  })
}

/** Who is told does not matter to a test run. */
const tried = new Set(['threshold', 'against', 'metric', 'split', 'narrowing'])

interface AlertFacts {
  metric: string
  split: Split
  subjectKey: string
  subject: string | null
  periodFrom: string
  periodTo: string
  evidence: { unit: string; period: Period; narrowing: Filter | null; condition: Condition; base: number | null } | null
}

/** The figure's way to the alert and after it, as the reader sees it today. */
async function historyOf(reader: Parameters<typeof readSeries>[0], facts: AlertFacts) {
  const { evidence } = facts
  const meta = evidence && (await metricNamed(reader, facts.metric))
  if (!meta || !evidence) return { available: false, points: [] }
  const { period, narrowing, condition } = evidence
  const { today, fiscalYearStart } = reader.clock
  const running = periodSpan(period, today, fiscalYearStart)
  const spans = spansUpTo(running, shownPeriods - 1, period, fiscalYearStart)
  const subject = {
    split: facts.split,
    id: facts.split === 'company' ? '' : facts.subjectKey,
    label: facts.subject ?? '',
  }
  const watched = { metric: facts.metric, split: facts.split, narrowing, period }
  const [series] = await readSeries(reader, watched, meta, spans, subject)
  const source = await recordsOf(reader, meta)
  const where = both(narrowTo(subject), narrowing ?? undefined)
  return {
    available: true,
    unit: meta.unit,
    label: meta.label,
    limit: condition.kind === 'value' ? condition.limit : condition.kind === 'trend' ? evidence.base : null,
    points: spans.map(({ name, from }, at) => ({
      period: name,
      value: series?.values[at] ?? null,
      judged: from === facts.periodFrom,
    })),
    records: source && {
      path: reader.registry.entities.get(source)?.path,
      filter: {
        metric: facts.metric,
        from: facts.periodFrom,
        to: facts.periodTo,
        ...(where && { where }),
      },
    },
  }
}

/** The entity whose list shows what a figure counted; a derived one shows the records of its first part. */
async function recordsOf(reader: Parameters<typeof readSeries>[0], meta: MetricMeta): Promise<string | undefined> {
  const [first] = meta.components ?? []
  if (first === undefined) return meta.records ?? meta.source
  const part = await metricNamed(reader, first)
  return part && recordsOf(reader, part)
}
