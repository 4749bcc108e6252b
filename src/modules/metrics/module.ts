import { sql } from 'drizzle-orm'
import { everything, lookUp } from '#kernel/access/grants.ts'
import { forbidden } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction, defineModule } from '#kernel/entity/define.ts'
import { text } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { metricDefinition } from './entities/metric-definition.ts'
import { metricEntry } from './entities/metric-entry.ts'
import { ownMetrics } from './own-metrics.ts'
import { metricsPaths, metricsPathTexts } from './paths.ts'
import { metricsView } from './reporting-metrics.ts'
import { metricsRoutes } from './routes.ts'

const waiting = (record: { status: string | null }) =>
  record.status === 'submitted' ? [] : [violation('metric-entry.decided', 'status')]

const approve = defineAction({
  entity: metricEntry,
  name: 'approve',
  label: { zh: '审核通过', en: 'Approve' },
  on: 'record',
  primary: true,
  permission: { permission: 'metrics.approve' },
  input: { decisionNote: text({ label: { zh: '审核意见', en: 'Note' }, max: 500 }) },
  guard: waiting,
  run: (ctx, record, input) => decide(ctx, record, 'approved', input.decisionNote),
})

const reject = defineAction({
  entity: metricEntry,
  name: 'reject',
  label: { zh: '退回', en: 'Reject' },
  on: 'record',
  danger: true,
  permission: { permission: 'metrics.approve' },
  input: { decisionNote: text({ label: { zh: '退回原因', en: 'Reason' }, required: true, max: 500 }) },
  guard: waiting,
  run: (ctx, record, input) => decide(ctx, record, 'rejected', input.decisionNote),
})

/** Nobody decides about what they entered or changed last. */
async function decide(
  ctx: Context,
  record: { id: string; createdBy: string | null; updatedBy: string | null },
  status: 'approved' | 'rejected',
  decisionNote: string | null,
): Promise<void> {
  const me = ctx.actor.id
  if (me !== null && (record.createdBy === me || record.updatedBy === me)) throw forbidden('metric-entry.own')
  await ctx.asSystem(`metric entry ${status}`).update(metricEntry, record.id, {
    status,
    decisionNote,
    decidedBy: me,
    decidedAt: ctx.now.toISOString(),
  })
}

/** The catalogue: metrics of the company itself, and figures entered by hand. */
export const metrics = defineModule({
  name: 'metrics',
  dependsOn: ['organisation', 'catalogue'],
  entities: [metricDefinition, metricEntry],
  actions: [approve, reject],
  permissions: [{ key: 'metrics.approve', label: { zh: '审核指标填报', en: 'Approve metric entries' } }],
  grants: {
    '*': { 'metric-definition': lookUp, 'metric-entry': lookUp },
    'general-manager': { 'metric-definition': everything, 'metric-entry': everything },
    director: { 'metric-entry': everything },
    'department-manager': { 'metric-entry': { read: 'all', create: 'all', update: 'all', export: 'all' } },
    marketing: { 'metric-entry': { read: 'all', create: 'all', update: 'all', import: 'all', export: 'all' } },
  },
  rolePermissions: {
    'general-manager': ['metrics.approve'],
    director: ['metrics.approve'],
    finance: ['metrics.approve'],
  },
  metricProvider: ownMetrics,
  reportingViews: [metricsView],
  routes: metricsRoutes,
  paths: metricsPaths,
  pathTexts: metricsPathTexts,
  optionProviders: {
    // Whatever can be split by somebody or something is worth counting.
    'metric-sources': async (_db, registry) =>
      [...registry.entities.values()]
        .filter((entity) => entity.dimensions && entity !== metricEntry)
        .map((entity) => ({ value: entity.name, label: entity.plural })),
    'manual-metrics': async (db) => {
      const rows = await db.run<{ key: string; name: string; nameEn: string | null }>(
        sql`select key, name, name_en as "nameEn" from metric_definition where kind = 'manual' and deleted_at is null order by name`,
      )
      return rows.map((r) => ({ value: r.key, label: { zh: r.name, en: r.nameEn || r.name } }))
    },
  },
  menu: [
    {
      key: 'metrics',
      label: { zh: '指标库', en: 'Metrics' },
      icon: 'calculator',
      // `/metrics` itself is what monitoring reads from the server.
      to: '/metric-library',
      group: 'insights',
      order: 96,
    },
  ],
  messages: {
    'metric.formula-empty': { zh: '公式里至少要有一个指标', en: 'The formula names no metric' },
    'metric.formula-too-long': {
      zh: '公式太长（最多 500 字）',
      en: 'The formula is too long (500 characters at most)',
    },
    'metric.formula-syntax': {
      zh: '公式写得不完整：请检查括号，运算符两边要有空格',
      en: 'The formula is incomplete: check brackets, and put spaces around operators',
    },
    'metric.formula-not-arithmetic': {
      zh: '公式只能用指标、数字、加减乘除和括号，运算符两边要有空格',
      en: 'A formula holds metrics, numbers, + - * / and brackets only, with spaces around operators',
    },
    'metric.formula-unknown': { zh: '没有指标“{metric}”', en: 'There is no metric "{metric}"' },
    'metric.circle': { zh: '公式绕回了自己：{path}', en: 'The formula leads back to itself: {path}' },
    'metric.not-a-date': { zh: '请选择一个日期字段（不能是计算字段）', en: 'Choose a date field that is not computed' },
    'metric.not-a-number': { zh: '请选择一个可以合计的数值字段', en: 'Choose a numeric field that can be summed' },
    'metric.condition-moves': {
      zh: '指标的条件对所有人、每一天都要一样，不能用“我”“今天”“本月”这类会变的值',
      en: 'The condition of a metric is the same for everybody on every day: it cannot name "me", "today" or "this month"',
    },
    'metric.condition-by-metric': {
      zh: '条件里不能再用指标，请直接用字段',
      en: 'The condition of a metric cannot name a metric; use fields',
    },
    'metric.used-by-metric': {
      zh: '指标“{other}”用到了它，请先改那个指标',
      en: 'The metric "{other}" is worked out from it; change that one first',
    },
    'metric.in-use': {
      zh: '还有 {count} 个{what}用到指标“{metric}”，请先改掉',
      en: '{count} {whatEn} still use the metric "{metric}"; change them first',
    },
    'metric-entry.not-by-hand': { zh: '这不是人工填报的指标', en: 'This metric is not entered by hand' },
    'metric-entry.decided': { zh: '这条填报已经审核过', en: 'The entry is decided already' },
    'metric-entry.own': {
      zh: '不能审核自己填报或修改的数值，请让同事审核',
      en: 'You entered or changed this figure; somebody else must decide',
    },
  },
})
