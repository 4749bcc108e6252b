/** Not deciding alone, or not at all: add a signer, give it to somebody else, return it. */
import { notFound, ruleBroken } from '#kernel/api/errors.ts'
import { defineAction } from '#kernel/entity/define.ts'
import { choice, longText, ref, refs, text } from '#kernel/entity/fields.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { go } from '../engine/go.ts'
import type { Run } from '../engine/run.ts'
import { lockRun } from '../engine/run.ts'
import { processTask } from '../entities/process-task.ts'
import { stepsBefore } from '../rules/back.ts'
import { nodeOf } from '../rules/graph.ts'
import { newcomers } from '../rules/seats.ts'
import { starterStep, type Token } from '../rules/state.types.ts'
import {
  happenOr409,
  lockInstanceOf,
  logAct,
  managesProcesses,
  openOnly,
  refuseAbsent,
  runOfTask,
  type Task,
} from './acting.ts'

const comment = longText({ label: { zh: '说明', en: 'Note' }, max: 5000 })

const shared = {
  entity: processTask,
  on: 'record',
  permission: { operation: 'read' },
  before: lockInstanceOf,
  overtaken: true,
} as const

export const addSign = defineAction({
  ...shared,
  name: 'add-sign',
  label: { zh: '加签', en: 'Add a signer' },
  guard: openOnly,
  input: {
    people: refs('employee', { label: { zh: '加签人', en: 'Signers' }, required: true }),
    where: choice(
      [
        { value: 'before', label: { zh: '在我之前', en: 'Before me' } },
        { value: 'after', label: { zh: '在我之后', en: 'After me' } },
        { value: 'parallel', label: { zh: '与我同时', en: 'Beside me' } },
      ],
      { label: { zh: '方式', en: 'When' }, fixed: true, required: true, default: 'parallel', index: false },
    ),
    comment,
  },
  async run(ctx, task, { people, where, comment: note }) {
    const run = await runOfTask(ctx, task)
    refuseUnless(run, task, 'addSign')
    await refuseAbsent(ctx, 'people', people)
    if (newcomers(tokenOf(run, task), people).length === 0)
      throw ruleBroken([violation('process-task.asked-already', 'people')])
    logAct(run, task, 'signer added', { people, where, note })
    await happenOr409(run, { is: 'signer-added', seat: task.seat, people, where, by: ctx.actor.id })
  },
})

export const transfer = defineAction({
  ...shared,
  name: 'transfer',
  label: { zh: '转交', en: 'Hand over' },
  input: { to: ref('employee', { label: { zh: '转给', en: 'To' }, required: true }), comment },
  guard: (task) => (task.state === 'open' || task.state === 'waiting' ? [] : openOnly(task)),
  async run(ctx, task, { to, comment: note }) {
    const run = managesProcesses(ctx) ? await lockRun(ctx, task.instance) : await runOfTask(ctx, task)
    if (!run) throw notFound()
    if (!managesProcesses(ctx)) refuseUnless(run, task, 'transfer')
    await refuseAbsent(ctx, 'to', [to])
    logAct(run, task, 'transferred', { to, note })
    run.act = { seat: task.seat, by: ctx.actor.id, comment: note }
    if (!(await go(run, { is: 'handed-over', seat: task.seat, to })))
      throw ruleBroken([violation('process-task.asked-already', 'to')])
  },
})

export const returnTask = defineAction({
  ...shared,
  name: 'return',
  label: { zh: '退回', en: 'Return' },
  danger: true,
  guard: openOnly,
  input: {
    step: text({
      label: { zh: '退回到步骤', en: 'To step' },
      help: { zh: '留空表示退回给发起人', en: 'Empty: to whoever started it' },
      max: 100,
    }),
    resubmit: choice(
      [
        { value: 'beginning', label: { zh: '重新走流程', en: 'All over again' } },
        { value: 'step', label: { zh: '直接回到我这里', en: 'Straight back to me' } },
      ],
      { label: { zh: '重新提交后', en: 'After resubmission' }, fixed: true, default: 'beginning', index: false },
    ),
    comment: longText({ label: { zh: '退回原因', en: 'Why' }, required: true, max: 5000 }),
  },
  async run(ctx, task, { step, resubmit, comment: note }) {
    const run = await runOfTask(ctx, task)
    refuseUnless(run, task, 'returnTo')
    const to = step ?? starterStep
    if (to !== starterStep && !stepsBefore(run.flow, run.state, task.step).includes(to))
      throw ruleBroken([violation('process-task.no-such-step', 'step', { step: to })])
    logAct(run, task, 'returned', { to, note })
    run.act = { seat: task.seat, by: ctx.actor.id, comment: note }
    await happenOr409(run, { is: 'returned', seat: task.seat, to, resubmit: resubmit ?? 'beginning' })
  },
})

const tokenOf = (run: Run, task: Task): Token =>
  run.state.tokens.find((token) => token.seats.some(({ id }) => id === task.seat))!

/** A task can be handed over; everything else is up to the approval step. */
function refuseUnless(run: Run, task: Task, what: 'addSign' | 'transfer' | 'returnTo'): void {
  const node = nodeOf(run.flow, task.step)
  const isAllowed = node?.kind === 'approval' ? node.allow[what] : node?.kind === 'task' && what === 'transfer'
  const faults: Violation[] = isAllowed ? [] : [violation('process-task.not-allowed')]
  if (faults.length > 0) throw ruleBroken(faults)
}
