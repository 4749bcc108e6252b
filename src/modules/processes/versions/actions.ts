/** The life of a version: drawn, tried in one department, in force, retired. Instances keep the version they started with. */
import { sql } from 'drizzle-orm'
import { ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction, type RowOf } from '#kernel/entity/define.ts'
import { treeRef } from '#kernel/entity/fields.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { processVersion } from '../entities/process-version.ts'
import { flowSchema, shapeFaults, triggersSchema } from '../flow-schema.ts'
import { faultMessage } from '../rules/fault-text.ts'
import { validateFlow } from '../rules/validate.ts'
import { surroundingsOf } from './surroundings.ts'

type Version = RowOf<typeof processVersion>
type State = Version['state']

const permission = { permission: 'processes.manage' } as const

const from =
  (...states: State[]) =>
  ({ state }: { state: string }): Violation[] =>
    (states as string[]).includes(state) ? [] : [violation('process-version.state', 'state', { state })]

/** Everything that is wrong is told at once, as faults of the request. */
async function mustBeSound(ctx: Context, version: Version): Promise<void> {
  const shape = [
    ...shapeFaults(flowSchema, version.flow, 'flow'),
    ...shapeFaults(triggersSchema, version.triggers ?? [], 'triggers'),
  ]
  if (shape.length > 0) throw ruleBroken(shape)
  const [process] = await ctx.sql.run<{ key: string }>(sql`select key from process where id = ${version.process}::uuid`)
  const seen = await surroundingsOf(ctx.sql, ctx.registry, version.flow, process?.key)
  const errors = validateFlow(version.flow, version.triggers ?? [], seen).filter(({ level }) => level === 'error')
  if (errors.length === 0) return
  throw ruleBroken(
    errors.slice(0, 50).map((fault) => {
      const { zh, en } = faultMessage(fault, version.flow)
      return violation('process-version.fault', fault.step === undefined ? 'flow' : `flow.${fault.step}`, { zh, en })
    }),
  )
}

/** A process has one version of each of these states; whichever it was gives way first. */
async function retireOthers(ctx: Context, version: Version, states: State[]): Promise<void> {
  // One at a time: of two people who publish at once the second finds what the first has done.
  await ctx.sql.run(sql`select 1 from process where id = ${version.process}::uuid for update`)
  const rows = await ctx.sql.run<{ id: string }>(sql`
    select id from process_version where process_id = ${version.process}::uuid and deleted_at is null
      and state = any(${sql.param(states)}::text[]) and id <> ${version.id}::uuid`)
  const system = ctx.asSystem('a version of a process gives way to another')
  for (const { id } of rows) await system.update(processVersion, id, { state: 'retired' })
}

async function put(ctx: Context, version: Version, values: Partial<Record<keyof Version, unknown>>): Promise<void> {
  await ctx.asSystem('a version of a process changes its state').update(processVersion, version.id, values)
}

const pilot = defineAction({
  entity: processVersion,
  name: 'pilot',
  label: { zh: '试行', en: 'Pilot' },
  help: {
    zh: '只有这个部门（及下级）发起的申请按此版本走，其他人仍按已发布的版本。',
    en: 'Requests of this department and those below follow this version, everybody else the published one.',
  },
  on: 'record',
  permission,
  input: { department: treeRef('department', { label: { zh: '试行部门', en: 'Department' }, required: true }) },
  guard: from('draft', 'pilot'),
  run: async (ctx, version, { department }) => {
    await mustBeSound(ctx, version)
    await retireOthers(ctx, version, ['pilot'])
    await put(ctx, version, { state: 'pilot', pilotDepartment: department })
  },
})

const publish = defineAction({
  entity: processVersion,
  name: 'publish',
  label: { zh: '发布', en: 'Publish' },
  help: {
    zh: '新的申请从此按这个版本走；正在进行的不受影响。',
    en: 'New requests follow this version from now on; those that run keep theirs.',
  },
  on: 'record',
  primary: true,
  permission,
  input: {},
  guard: from('draft', 'pilot'),
  run: async (ctx, version) => {
    await mustBeSound(ctx, version)
    await retireOthers(ctx, version, ['pilot', 'published'])
    await put(ctx, version, { state: 'published', pilotDepartment: null, publishedAt: ctx.now.toISOString() })
  },
})

const retire = defineAction({
  entity: processVersion,
  name: 'retire',
  label: { zh: '停用', en: 'Retire' },
  help: { zh: '不再有新的申请；正在进行的照常走完。', en: 'No new requests; those that run go on to their end.' },
  on: 'record',
  danger: true,
  permission,
  input: {},
  guard: from('pilot', 'published'),
  run: async (ctx, version) => {
    await retireOthers(ctx, version, [])
    await put(ctx, version, { state: 'retired' })
  },
})

const newDraft = defineAction({
  entity: processVersion,
  name: 'new-draft',
  label: { zh: '以此新建草稿', en: 'New draft from this' },
  on: 'record',
  permission,
  input: {},
  run: async (ctx, version) => {
    await ctx.sql.run(sql`select 1 from process where id = ${version.process}::uuid for update`)
    const [last] = await ctx.sql.run<{ number: number }>(
      sql`select max(number) as number from process_version where process_id = ${version.process}::uuid`,
    )
    const number = Number(last?.number ?? 0) + 1
    const { process, flow, triggers } = version
    const system = ctx.asSystem('a new draft of a process')
    return { id: await system.create(processVersion, { process, number, flow, triggers }), number }
  },
})

export const versionActions = [pilot, publish, retire, newDraft]
