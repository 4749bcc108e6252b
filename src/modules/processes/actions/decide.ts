/** Approve, reject, complete: what a person answers. */
import { invalidInput, ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction } from '#kernel/entity/define.ts'
import { json, longText } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { adoptUploads, parseForm } from '../engine/form.ts'
import { log } from '../engine/proceed.ts'
import type { Run } from '../engine/run.ts'
import { processInstance } from '../entities/process-instance.ts'
import { processTask } from '../entities/process-task.ts'
import { nodeOf } from '../rules/graph.ts'
import type { Decision } from '../rules/state.types.ts'
import { happenOr409, lockInstanceOf, openOnly, runOfTask, type Task } from './acting.ts'

const comment = longText({ label: { zh: '意见', en: 'Comment' }, max: 5000 })
const reason = longText({ label: { zh: '理由', en: 'Reason' }, required: true, max: 5000 })
const form = json({ label: { zh: '表单', en: 'Form' } })

interface Answer {
  comment?: string | null
  form?: unknown
  changes?: unknown
}

const shared = {
  entity: processTask,
  on: 'record',
  permission: { operation: 'read' },
  before: lockInstanceOf,
  guard: openOnly,
  overtaken: true,
} as const

export const approve = defineAction({
  ...shared,
  name: 'approve',
  label: { zh: '同意', en: 'Approve' },
  primary: true,
  input: {
    comment,
    form,
    changes: json({
      label: { zh: '修改的内容', en: 'Changes' },
      help: { zh: '流程允许审批人修改的字段', en: 'Of the fields that the step lets approvers change' },
    }),
  },
  run: (ctx, task, input) => decide(ctx, task, 'approved', input),
})

export const reject = defineAction({
  ...shared,
  name: 'reject',
  label: { zh: '驳回', en: 'Reject' },
  danger: true,
  input: { comment: reason },
  run: (ctx, task, input) => decide(ctx, task, 'rejected', input),
})

export const complete = defineAction({
  ...shared,
  name: 'complete',
  label: { zh: '完成', en: 'Complete' },
  primary: true,
  input: { comment, form },
  run: (ctx, task, input) => decide(ctx, task, 'completed', input),
})

async function decide(ctx: Context, task: Task, decision: Decision, answer: Answer): Promise<void> {
  const isTask = task.kind === 'task'
  if (task.kind === 'resubmit' || isTask !== (decision === 'completed'))
    throw ruleBroken([violation('process-task.other-kind', '', { kind: task.kind })])
  const run = await runOfTask(ctx, task)
  const node = nodeOf(run.flow, task.step)
  const fields = node?.kind === 'task' || node?.kind === 'approval' ? node.form : []
  // Who says no need not fill in what a yes needs.
  const filled = decision === 'rejected' ? { values: {}, violations: [] } : parseForm(fields, answer.form)
  if (filled.violations.length > 0) throw invalidInput(filled.violations)
  const changes = await applyChanges(run, node?.kind === 'approval' ? node.editable : [], answer.changes)
  await adoptUploads(ctx, run.instance.id, fields, filled.values)
  run.act = { seat: task.seat, by: ctx.actor.id, comment: answer.comment, form: filled.values, changes }
  const stoodIn = task.assignee !== ctx.actor.id && { for: task.assignee }
  log(run, task.step, 'note', ctx.actor.id, { what: decision, ...stoodIn })
  await happenOr409(run, { is: 'decided', seat: task.seat, decision })
}

type Changes = Record<string, unknown>

/** What an approver changes of a request that waits goes into the request; else into the record, at once. */
async function applyChanges(run: Run, editable: readonly string[], raw: unknown): Promise<Changes | null> {
  if (raw === null || raw === undefined) return null
  if (typeof raw !== 'object' || Array.isArray(raw)) throw invalidInput([violation('field.invalid', 'changes')])
  const changes = raw as Changes
  const closed = Object.keys(changes).filter((name) => !editable.includes(name))
  if (closed.length > 0)
    throw ruleBroken(closed.map((name) => violation('process-task.not-editable', `changes.${name}`)))
  if (Object.keys(changes).length === 0) return null
  const { held, about } = run.instance
  if (held !== null) {
    const kept = held as { edits?: Changes }
    const next = { ...kept, edits: { ...kept.edits, ...changes } }
    await run.system.update(processInstance, run.instance.id, { held: next })
    run.instance.held = next
    return changes
  }
  const entity = about && run.ctx.registry.entities.get(about.entity)
  if (!entity) throw ruleBroken([violation('process.no-record', 'changes')])
  const system = run.ctx.asSystem(`process ${run.instance.number}: ${run.ctx.actor.name}`)
  const [outcome] = await updateRecords(system, entity, [{ id: about.id, values: changes }], { operation: 'read' })
  writeOrThrow(outcome!)
  return changes
}
