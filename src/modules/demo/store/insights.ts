import { sql } from 'drizzle-orm'
import { addDays, addMonths, earlierDay, startOfQuarter } from '#kernel/pure/dates.ts'
import { board } from '#modules/boards'
import { schedule } from '#modules/deliveries'
import { metricDefinition, metricEntry } from '#modules/metrics'
import { report } from '#modules/reports'
import type { Stage } from './stage.ts'

const metric = 'market-share'
const shares = ['0.084', '0.091', '0.093', '0.102']

/** A metric by hand, a shared report, a board, and a weekly mail that is off until somebody turns it on. */
export async function storeInsights(stage: Stage): Promise<void> {
  const { id } = stage
  const byHand = await storeMarketShare(stage)
  await stage.store(report, [
    {
      createdBy: id('director'),
      values: {
        name: '各区域每季度赢单金额',
        about: '季度经营会用：哪个区域在增长。',
        source: 'opportunity',
        definition: {
          rows: [{ field: 'region' }],
          columns: [{ field: 'closedOn', period: 'quarter' }],
          measures: [{ fn: 'sum', field: 'amount' }],
          filter: { field: 'status', op: 'eq', value: 'won' },
          sort: { by: 0, direction: 'desc' },
          subtotals: true,
          totals: true,
          chart: 'stacked',
        },
        sharing: 'everyone',
        owner: id('director'),
      },
    },
  ])
  await stage.store(board, [
    {
      key: 'board',
      createdBy: id('director'),
      values: {
        name: '大区作战室',
        nameEn: 'War room of the regions',
        about: '每周一和四位区域经理一起看：本季度谁在前面，单子卡在哪。',
        kind: 'own',
        icon: 'trophy',
        audience: 'everyone',
        period: 'this-quarter',
        owner: id('director'),
        layout: { cards: cards(byHand) },
      },
    },
  ])
  await stage.store(schedule, [
    {
      createdBy: id('director'),
      values: {
        name: '每周一发大区作战室',
        content: { entity: 'board', id: id('board') },
        recipients: ['华东', '华北', '华南', '西部'].map((region) => id(`manager-${region}`)),
        frequency: 'weekly',
        weekday: '1',
        hour: 8,
        state: 'paused',
        owner: id('director'),
      },
    },
  ])
}

const cards = (byHand: boolean) => [
  { id: 'won', kind: 'figure', w: 3, h: 2, metrics: ['won-amount'], compare: 'both', step: 'month' },
  { id: 'rate', kind: 'figure', w: 3, h: 2, metrics: ['win-rate'], compare: 'previous', step: 'month' },
  { id: 'open', kind: 'figure', w: 3, h: 2, metrics: ['open-amount'], compare: 'previous', step: 'month' },
  byHand
    ? { id: 'share', kind: 'figure', w: 3, h: 2, metrics: [metric], compare: 'previous', step: 'quarter' }
    : { id: 'leads', kind: 'figure', w: 3, h: 2, metrics: ['new-leads'], compare: 'previous', step: 'month' },
  { id: 'regions', kind: 'comparison', w: 6, h: 5, metrics: ['won-amount'], by: 'region', compare: 'previous', top: 6 },
  { id: 'people', kind: 'ranking', w: 6, h: 5, metrics: ['won-amount', 'win-rate'], by: 'person', top: 8 },
  {
    id: 'course',
    kind: 'trend',
    w: 8,
    h: 5,
    metrics: ['won-amount'],
    step: 'month',
    look: 'columns',
    compare: 'last-year',
  },
  { id: 'channels', kind: 'share', w: 4, h: 5, metrics: ['new-leads'], by: 'channel', look: 'donut', top: 5 },
]

/** False where the company has a metric of that name already. */
async function storeMarketShare(stage: Stage): Promise<boolean> {
  const { runtime, id, at, clock } = stage
  const [taken] = await runtime.db.run(sql`select 1 from metric_definition where key = ${metric}`)
  if (taken) return false
  await stage.store(metricDefinition, [
    {
      key: metric,
      values: {
        key: metric,
        name: '市场占有率',
        nameEn: 'Market share',
        about: '我们在目标行业软件采购额中的份额，每季度由市场部按行业协会公布的数据填报。',
        aboutEn:
          'Our share of software bought in our industries; entered every quarter from the association’s figures.',
        kind: 'manual',
        measure: 'latest',
        unit: 'ratio',
        direction: 'up',
      },
    },
  ])
  // Entries name the metric, so this process must know it.
  await runtime.reload()
  const start = startOfQuarter(clock.today, clock.fiscalYearStart)
  const ends = [3, 2, 1, 0].map((back) => addDays(addMonths(start, -3 * back), -1))
  const entry = (value: string, day: string, source: string, on: string) => ({
    createdAt: at(on, '11:10'),
    createdBy: id('marketing-0'),
    values: { metric, value, day, source },
  })
  await stage.store(metricEntry, [
    ...shares.map((value, i) => {
      const on = earlierDay(addDays(ends[i]!, 12), addDays(clock.today, -3))
      const made = entry(value, ends[i]!, '行业协会季度报告', on)
      return {
        ...made,
        values: { ...made.values, status: 'approved', decidedBy: id('finance-0'), decidedAt: at(on, '15:40') },
      }
    }),
    entry('0.108', addDays(clock.today, -2), '行业协会快报（初步数据）', addDays(clock.today, -1)),
  ])
  return true
}
