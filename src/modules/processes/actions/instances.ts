/** What the starter does with an instance, and what an administrator repairs. */
import { sql } from 'drizzle-orm'
import { conflict, invalidInput, notFound, ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction } from '#kernel/entity/define.ts'
import { anyRecord, json, longText, requiredText, text } from '#kernel/entity/fields.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { finish } from '../engine/finish.ts'
import { adoptUploads, parseForm } from '../engine/form.ts'
import { go } from '../engine/go.ts'
import { log } from '../engine/proceed.ts'
import { lockRun, type Run } from '../engine/run.ts'
import { startInstance } from '../engine/start.ts'
import { stop } from '../engine/stop.ts'
import { process } from '../entities/process.ts'
import { processInstance } from '../entities/process-instance.ts'
import { nodeOf } from '../rules/graph.ts'
import { starterStep, type Token } from '../rules/state.types.ts'

/** A person is reminded at most this often by the same starter. */
const remindAgainAfterMinutes = 60

const runningOnly = ({ state }: { state: string }): Violation[] =>
  state === 'running' || state === 'stuck' ? [] : [violation('process-instance.ended', 'state', { state })]

const note = longText({ label: { zh: '说明', en: 'Note' }, max: 5000 })
const byStarter = {
  entity: processInstance,
  on: 'record',
  permission: { operation: 'update' },
  overtaken: true,
} as const
const byManager = {
  entity: processInstance,
  on: 'record',
  permission: { permission: 'processes.manage' },
  overtaken: true,
} as const

async function locked(ctx: Context, id: string): Promise<Run> {
  const run = await lockRun(ctx, id)
  if (!run) throw notFound()
  return run
}

const overtaken = () => conflict('process-instance.ended')

export const start = defineAction({
  entity: process,
  name: 'start',
  label: { zh: '发起', en: 'Start' },
  on: 'record',
  permission: { operation: 'read' },
  input: {
    form: json({ label: { zh: '表单', en: 'Form' } }),
    chosen: json({ label: { zh: '选择的处理人', en: 'Chosen people' } }),
    about: anyRecord({ label: { zh: '相关记录', en: 'About' } }),
    title: text({ label: { zh: '标题', en: 'Title' }, max: 300 }),
  },
  async run(ctx, record, { form, chosen, about, title }) {
    const rows = await ctx.sql.run<{ on: boolean }>(sql`select 1 from process_version
      where process_id = ${record.id}::uuid and state in ('pilot', 'published') and deleted_at is null
        and coalesce(triggers, '[]') @> '[{"on": "request"}]'`)
    if (rows.length === 0) throw ruleBroken([violation('process.not-by-request')])
    if (form !== null && typeof form !== 'object') throw invalidInput([violation('field.invalid', 'form')])
    if (chosen !== null && (typeof chosen !== 'object' || Array.isArray(chosen)))
      throw invalidInput([violation('field.invalid', 'chosen')])
    const id = await startInstance(ctx, {
      process: record.id,
      form: (form ?? {}) as Record<string, unknown>,
      chosen: (chosen ?? {}) as Record<string, string[]>,
      about,
      ...(title && { title }),
    })
    return { instance: { id } }
  },
})

export const withdraw = defineAction({
  ...byStarter,
  name: 'withdraw',
  label: { zh: '撤回', en: 'Withdraw' },
  danger: true,
  input: { comment: note },
  guard: runningOnly,
  run: async (ctx, { id }, { comment }) => {
    if (!(await stop(await locked(ctx, id), 'withdrawn', comment))) throw overtaken()
  },
})

export const remind = defineAction({
  ...byStarter,
  name: 'remind',
  label: { zh: '催办', en: 'Remind' },
  input: { comment: note },
  guard: runningOnly,
  run: async (ctx, { id }, { comment }) => {
    const run = await locked(ctx, id)
    const since = new Date(ctx.now.getTime() - remindAgainAfterMinutes * 60_000).toISOString()
    const [lately] = await ctx.sql.run(sql`select 1 from process_event where instance_id = ${id}::uuid
      and at > ${since}::timestamptz and detail->>'what' = 'reminded by starter' limit 1`)
    if (lately) throw ruleBroken([violation('process-instance.reminded', '', { minutes: remindAgainAfterMinutes })])
    const people = await ctx.sql.run<{ to: string; step: string }>(sql`
      select distinct assignee_id as "to", step_name as step from process_task
      where instance_id = ${id}::uuid and state = 'open' and assignee_id is not null and deleted_at is null`)
    if (people.length === 0) throw ruleBroken([violation('process-instance.nobody-to-remind')])
    for (const { to, step } of people) {
      run.opened.push(to)
      run.notices.push({
        to,
        kind: 'process',
        title: {
          zh: `${ctx.actor.name} 催办（${step}）：${run.instance.title}`,
          en: `${ctx.actor.name} reminds you (${step}): ${run.instance.title}`,
        },
        ...(comment && { body: comment }),
      })
    }
    log(run, null, 'note', ctx.actor.id, { what: 'reminded by starter' })
    await finish(run)
  },
})

export const resubmit = defineAction({
  ...byStarter,
  name: 'resubmit',
  label: { zh: '重新提交', en: 'Resubmit' },
  primary: true,
  input: { form: json({ label: { zh: '表单', en: 'Form' } }), comment: note },
  guard: runningOnly,
  run: async (ctx, { id }, { form, comment }) => {
    const run = await locked(ctx, id)
    const token = correcting(run)
    if (!token) throw ruleBroken([violation('process-instance.not-returned')])
    if (form !== null) {
      const { values, violations } = parseForm(run.flow.form, form)
      if (violations.length > 0) throw invalidInput(violations)
      await run.system.update(processInstance, id, { form: values })
      run.instance.form = values
      await adoptUploads(ctx, id, run.flow.form, values)
    }
    run.act = { seat: token.seats[0]!.id, by: ctx.actor.id, comment }
    log(run, starterStep, 'note', ctx.actor.id, { what: 'resubmitted' })
    if (!(await go(run, { is: 'resubmitted', token: token.id }))) throw overtaken()
  },
})

const correcting = (run: Run): Token | undefined => run.state.tokens.find(({ state }) => state === 'correcting')

export const cancel = defineAction({
  ...byManager,
  name: 'cancel',
  label: { zh: '取消流程', en: 'Cancel' },
  help: {
    zh: '停止流程，收回待办，尽可能撤销流程已做的修改',
    en: 'Stops it, takes work items back and undoes what can be undone',
  },
  danger: true,
  input: { comment: longText({ label: { zh: '原因', en: 'Why' }, required: true, max: 5000 }) },
  guard: runningOnly,
  run: async (ctx, { id }, { comment }) => {
    if (!(await stop(await locked(ctx, id), 'cancelled', comment))) throw overtaken()
  },
})

export const retry = defineAction({
  ...byManager,
  name: 'retry',
  label: { zh: '重试', en: 'Try again' },
  input: {},
  guard: ({ state }) => (state === 'stuck' ? [] : [violation('process-instance.not-stuck', 'state', { state })]),
  run: async (ctx, { id }) => {
    const run = await locked(ctx, id)
    log(run, null, 'note', ctx.actor.id, { what: 'tried again' })
    for (const { id: token } of run.state.tokens.filter(({ state }) => state === 'failed'))
      await go(run, { is: 'retried', token })
  },
})

export const move = defineAction({
  ...byManager,
  name: 'move',
  label: { zh: '移到步骤', en: 'Move to a step' },
  help: { zh: '放弃其他待办，从这一步继续', en: 'Gives up what is open and goes on at the step' },
  danger: true,
  input: { step: requiredText({ label: { zh: '步骤', en: 'Step' }, max: 100 }), comment: note },
  guard: runningOnly,
  run: async (ctx, { id }, { step, comment }) => {
    const run = await locked(ctx, id)
    if (!nodeOf(run.flow, step)) throw ruleBroken([violation('process-instance.no-such-step', 'step', { step })])
    log(run, step, 'note', ctx.actor.id, { what: 'moved here', note: comment })
    if (!(await go(run, { is: 'moved', step }))) throw overtaken()
  },
})
