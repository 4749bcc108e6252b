/** Starting an instance: by a person, or by whatever acts for one. */
import { sql } from 'drizzle-orm'
import { AppError, invalidInput, ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { isId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Flow } from '../rules/flow.types.ts'
import { createInstance, type InstanceRequest, versionInForce } from './create-instance.ts'
import { adoptUploads, parseForm } from './form.ts'
import { go } from './go.ts'
import { shareWith } from './notices.ts'
import { log } from './proceed.ts'
import { runOf } from './run.ts'

export interface StartRequest extends Omit<InstanceRequest, 'starter' | 'parent'> {
  /** Whoever acts, when left out; null for nobody. */
  starter?: string | null
}

/**
 * Starts a process in the transaction and takes it as far as it goes without waiting; answers the instance's id.
 * `held` is what its end carries out, `chosen` whom the starter picked by step.
 * @throws AppError 400 when the form is not filled in, 422 when the process cannot be started
 */
export async function startInstance(ctx: Context, request: StartRequest): Promise<string> {
  const starter = request.starter === undefined ? ctx.actor.id : request.starter
  const inForce = await versionInForce(ctx, request.process, starter)
  const version = request.version ?? inForce.version
  const [row] = await ctx.sql.run<{ flow: Flow }>(
    sql`select flow from process_version where id = ${version}::uuid and process_id = ${inForce.process}::uuid`,
  )
  if (!row) throw ruleBroken([violation('process.not-published', '', { process: inForce.name })])
  const { values, violations } = parseForm(row.flow.form, request.form)
  const faults = [...violations, ...checkChosen(row.flow, request.chosen ?? {})]
  if (faults.length > 0) throw invalidInput(faults)
  await refuseUnseen(ctx, request.about)
  const name = ctx.actor.language === 'en' && inForce.nameEn ? inForce.nameEn : inForce.name
  const title = request.title || [name, await aboutLabel(ctx, request.about)].filter(Boolean).join(' · ')
  const system = ctx.asSystem(`process started by ${ctx.actor.name}`)
  const instance = await createInstance(system, { ...request, version, starter, form: values, title }, inForce)
  await adoptUploads(ctx, instance.id, row.flow.form, values)
  const run = await runOf(ctx, instance)
  if (run.process.owner) await shareWith(run, [run.process.owner], null)
  log(run, null, 'start', starter, { version })
  await go(run, { is: 'started' })
  return instance.id
}

/** Whether whoever acts can start it: it is there, on, and a version is in force. */
export async function canStart(ctx: Context, process: string): Promise<boolean> {
  try {
    await versionInForce(ctx, process, ctx.actor.id)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** Steps at which the starter chooses. */
function checkChosen(flow: Flow, chosen: Record<string, string[]>): Violation[] {
  const steps = flow.nodes.filter(
    (node) => (node.kind === 'task' || node.kind === 'approval') && node.assignee.some((a) => 'chosenByStarter' in a),
  )
  const unknown = Object.entries(chosen).filter(
    ([step, people]) =>
      !steps.some(({ id }) => id === step) || !Array.isArray(people) || people.length > 50 || !people.every(isId),
  )
  const missing = steps.filter(({ id }) => !chosen[id]?.length)
  return [
    ...unknown.map(([step]) => violation('field.invalid', `chosen.${step}`)),
    ...missing.map(({ id }) => violation('field.required', `chosen.${id}`)),
  ]
}

/** Nobody asks about what he does not see. */
async function refuseUnseen(ctx: Context, about: InstanceRequest['about']): Promise<void> {
  if (!about) return
  const entity = ctx.registry.entities.get(about.entity)
  if (!entity || !isId(about.id) || !(await ctx.find(entity, about.id)))
    throw ruleBroken([violation('field.reference-missing', 'about')])
}

async function aboutLabel(ctx: Context, about: InstanceRequest['about']): Promise<string | null> {
  if (!about) return null
  const record = (await ctx.find(ctx.registry.entity(about.entity), about.id)) as Record<string, unknown> | undefined
  const title = record?.[ctx.registry.entity(about.entity).title]
  return typeof title === 'string' ? title : null
}
