import { sql } from 'drizzle-orm'
import { ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction } from '#kernel/entity/define.ts'
import { decimal, longText } from '#kernel/entity/fields.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { violation } from '#kernel/pure/violations.ts'
import { objective } from '../entities/objective.ts'
import { measureKeyResults } from '../measure-key-results.ts'
import { assertMayConfirm } from '../queries/superior.ts'
import { type Part, proposedScore } from '../rules/progress.ts'

const inState =
  (...states: string[]) =>
  ({ state }: { state: string }) =>
    states.includes(state) ? [] : [violation('objective.not-now', 'state', { state })]

export const activate = defineAction({
  entity: objective,
  name: 'activate',
  label: { zh: '开始执行', en: 'Start' },
  help: { zh: '从现在起每周更新进展', en: 'From now on it is checked in every week' },
  on: 'record',
  primary: true,
  permission: { operation: 'update' },
  input: {},
  guard: inState('draft'),
  async run(ctx, record) {
    if ((await partsOf(ctx, record.id)).length === 0) throw ruleBroken([violation('objective.no-key-results')])
    await ctx.update(objective, record.id, { state: 'active' })
  },
})

export const score = defineAction({
  entity: objective,
  name: 'score',
  label: { zh: '季末评分', en: 'Score' },
  help: {
    zh: '不填就用按进度计算的得分；改了要写明理由。之后由上级确认。',
    en: 'Left empty, the score from progress counts; another one needs a reason. A superior confirms it.',
  },
  on: 'record',
  permission: { operation: 'update' },
  input: {
    score: decimal({ label: { zh: '评分（0.0–1.0）', en: 'Score (0.0 to 1.0)' }, scale: 2, min: 0, max: 1 }),
    scoreReason: longText({ label: { zh: '评分说明', en: 'Reason' }, max: 2000 }),
  },
  guard: inState('active'),
  async run(ctx, record, input) {
    const proposed = proposedScore(await partsOf(ctx, record.id))
    if (proposed === null) throw ruleBroken([violation('objective.no-key-results')])
    const given = input.score ?? proposed
    if (!new Decimal(given).eq(proposed) && !input.scoreReason)
      throw ruleBroken([violation('objective.score-reason', 'scoreReason', { proposed })])
    await ctx.update(objective, record.id, {
      score: given,
      proposedScore: proposed,
      scoreReason: input.scoreReason,
      scoredBy: ctx.actor.id,
    })
    await tellSuperior(ctx, record, given)
  },
})

export const confirmScore = defineAction({
  entity: objective,
  name: 'confirm-score',
  label: { zh: '确认评分并结束', en: 'Confirm score and close' },
  on: 'record',
  permission: { operation: 'read' },
  input: {},
  guard: ({ state, score }) =>
    state !== 'active'
      ? [violation('objective.not-now', 'state', { state })]
      : score === null
        ? [violation('objective.not-scored', 'score')]
        : [],
  async run(ctx, record) {
    await assertMayConfirm(ctx, objective, record)
    await ctx.update(objective, record.id, { state: 'closed', confirmedBy: ctx.actor.id, confirmedOn: ctx.today })
    if (record.owner !== ctx.actor.id)
      await ctx.notify({
        to: record.owner,
        kind: 'okr.score',
        title: {
          zh: `${ctx.actor.name} 确认了目标“${record.title}”的评分 ${record.score}`,
          en: `${ctx.actor.name} confirmed the score ${record.score} of "${record.title}"`,
        },
        about: { entity: 'objective', id: record.id },
      })
  },
})

export const reopen = defineAction({
  entity: objective,
  name: 'reopen',
  label: { zh: '重新打开', en: 'Reopen' },
  help: {
    zh: '已结束的季度只读；重新打开要写明原因，留在修改记录里。',
    en: 'A closed quarter is read-only; the reason is kept in the history.',
  },
  on: 'record',
  permission: { operation: 'read' },
  input: { reason: longText({ label: { zh: '原因', en: 'Reason' }, required: true, max: 2000 }) },
  guard: inState('closed'),
  async run(ctx, record, { reason }) {
    await assertMayConfirm(ctx, objective, record)
    await ctx.update(objective, record.id, {
      state: 'active',
      reopenReason: reason,
      confirmedBy: null,
      confirmedOn: null,
    })
  },
})

export const refresh = defineAction({
  entity: objective,
  name: 'refresh',
  label: { zh: '重新读数', en: 'Read figures again' },
  help: { zh: '系统指标每小时自动读一次，这里立即读', en: 'Metrics are read every hour; this reads them now' },
  on: 'record',
  permission: { operation: 'read' },
  input: {},
  guard: inState('draft', 'active'),
  run: (ctx, record) => measureKeyResults(ctx, [record.id]),
})

/** The key results in use, as the score counts them. */
async function partsOf(ctx: Context, id: string): Promise<Part[]> {
  return ctx.sql.run<Part>(
    sql`select progress, weight from key_result where objective_id = ${id}::uuid and deleted_at is null and state = 'active' order by position, id`,
  )
}

async function tellSuperior(
  ctx: Context,
  record: { id: string; title: string; owner: string },
  given: string,
): Promise<void> {
  const [superior] = await ctx.sql.run<{ id: string }>(
    sql`select m.id from employee e join employee m on m.id = e.manager_id and m.deleted_at is null where e.id = ${record.owner}::uuid`,
  )
  if (!superior || superior.id === ctx.actor.id) return
  await ctx.notify({
    to: superior.id,
    kind: 'okr.score',
    title: {
      zh: `请确认目标“${record.title}”的评分 ${given}`,
      en: `Please confirm the score ${given} of "${record.title}"`,
    },
    about: { entity: 'objective', id: record.id },
  })
}
