/** The row of a new instance: of the version that is in force for whoever starts it. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { isId } from '#kernel/pure/ids.ts'
import { createRecords } from '#kernel/write/create.ts'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { processInstance } from '../entities/process-instance.ts'
import { type FlowState, newState } from '../rules/state.types.ts'
import { fault } from './faults.ts'
import type { Instance } from './run.ts'

export interface InstanceRequest {
  /** Key or id. */
  process: string
  /** Another version than the one in force. */
  version?: string
  starter: string | null
  about?: { entity: string; id: string } | null
  form?: Record<string, unknown>
  title?: string
  held?: unknown
  snapshot?: unknown
  chosen?: Record<string, string[]>
  parent?: { id: string; step: string }
}

export interface VersionInForce extends Record<string, unknown> {
  process: string
  version: string
  name: string
  nameEn: string | null
}

/**
 * The pilot for people of its department and those below, else what is published.
 * @throws AppError 422 when the process is off or has no such version
 */
export async function versionInForce(ctx: Context, process: string, starter: string | null): Promise<VersionInForce> {
  const by = isId(process) ? sql`p.id = ${process}::uuid` : sql`p.key = ${process}`
  const rows = await ctx.sql.run<VersionInForce & { state: string }>(sql`
    with recursive up as (
      select d.id, d.parent_id from department d join employee e on e.department_id = d.id where e.id = ${starter}::uuid
      union select d.id, d.parent_id from department d join up on d.id = up.parent_id)
    select p.id as process, v.id as version, p.name, p.name_en as "nameEn", p.state
    from process p left join process_version v on v.process_id = p.id and v.deleted_at is null
      and (v.state = 'published' or (v.state = 'pilot' and v.pilot_department_id in (select id from up)))
    where ${by} and p.deleted_at is null order by v.state = 'pilot' desc limit 1`)
  const [found] = rows
  if (!found) throw fault('process.unknown', { process })
  if (found.state !== 'active') throw fault('process.off', { process: found.name })
  if (!found.version) throw fault('process.not-published', { process: found.name })
  return found
}

export async function createInstance(
  system: Context,
  request: InstanceRequest,
  known?: VersionInForce,
): Promise<Instance> {
  const inForce = known ?? (await versionInForce(system, request.process, request.starter))
  const { about, form, held, snapshot, chosen, parent, starter } = request
  const progress: FlowState = newState()
  const values = {
    title: (request.title || inForce.name).slice(0, 300),
    process: inForce.process,
    processVersion: request.version ?? inForce.version,
    about: about ?? null,
    starter,
    state: 'running',
    startedAt: system.now.toISOString(),
    form: form ?? {},
    held: held ?? null,
    snapshot: snapshot ?? null,
    chosen: chosen ?? null,
    progress,
    parent: parent?.id ?? null,
    parentStep: parent?.step ?? null,
  }
  const [outcome] = await createRecords(system, processInstance, [{ values }], { mode: 'action' })
  return writeOrThrow(outcome!).after as unknown as Instance
}
