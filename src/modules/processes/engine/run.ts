/** One instance while a transaction works on it: its row is locked, its changes are collected and written at the end. */
import { sql } from 'drizzle-orm'
import type { Row } from '#kernel/data/projection.ts'
import { fromRow } from '#kernel/data/stored.ts'
import type { Context, Notice } from '#kernel/entity/context.ts'
import type { RowOf } from '#kernel/entity/define.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { WorkingCalendar } from '#kernel/pure/calendar.ts'
import { workingCalendar } from '#modules/organisation'
import { processInstance } from '../entities/process-instance.ts'
import type { Flow } from '../rules/flow.types.ts'
import type { Sat } from '../rules/seat-changes.ts'
import type { Effect, FlowState } from '../rules/state.types.ts'
import { deepPaths } from './deep-paths.ts'

export type Instance = RowOf<typeof processInstance>

export interface LogRow {
  activity: string
  step: string | null
  lifecycle: 'start' | 'complete' | 'abort' | 'note'
  person: string | null
  detail: Record<string, unknown> | null
}

/** What happens to one seat's work item in this transaction. */
export interface SeatChange {
  made?: Sat
  status?: 'open' | 'waiting'
  closed?: Extract<Effect, { do: 'close' }>['as']
  cancelled?: true
}

/** How a decision was made, for the work item that it closes. */
export interface Act {
  seat: number
  /** Null when a rule or the clock decided. */
  by: string | null
  comment?: string | null
  form?: Record<string, unknown> | null
  changes?: Record<string, unknown> | null
}

export interface ProcessFacts {
  id: string
  key: string
  name: string
  nameEn: string | null
  owner: string | null
}

export interface Run {
  /** Of whoever acts; work items that somebody decides are written in that name. */
  ctx: Context
  /** Everything else is written with the process as the reason. */
  system: Context
  instance: Instance
  process: ProcessFacts
  flow: Flow
  /** Paths through references that the expressions of the flow look at. */
  deepPaths: readonly string[]
  state: FlowState
  act?: Act
  seats: Map<number, SeatChange>
  log: LogRow[]
  /** People who may read the instance from now on. */
  readers: Set<string>
  notices: Omit<Notice, 'about'>[]
  /** Whose turn has come in this transaction. */
  opened: string[]
  /** Instances of other processes that are to start before the transaction ends. */
  children: { process: string; token: number; step: string; round: number }[]
  /** Why steps failed in this transaction. */
  faults: Label[]
  /** Values of before, for who looks again in the same transaction. */
  cache: {
    calendar?: WorkingCalendar
    record?: Promise<Row | null>
    starter?: Promise<Row | null>
    steps?: Promise<Row>
  }
}

/** Locks the instance's row until the end of the transaction. Undefined when it is gone. */
export async function lockRun(ctx: Context, id: string): Promise<Run | undefined> {
  const [row] = await ctx.sql.run<Row & { the_process: ProcessFacts }>(sql`
    select i.*, (select ${processFacts} from process p where p.id = i.process_id) as the_process
    from process_instance i where i.id = ${id}::uuid and i.deleted_at is null for no key update of i`)
  if (!row) return undefined
  const instance = fromRow(ctx.registry, processInstance, row) as unknown as Instance
  return makeRun(ctx, instance, row.the_process, await definitionOf(ctx, instance.processVersion))
}

/** An instance that this transaction has made. */
export async function runOf(ctx: Context, instance: Instance): Promise<Run> {
  const [row] = await ctx.sql.run<{ facts: ProcessFacts }>(
    sql`select ${processFacts} as facts from process p where p.id = ${instance.process}::uuid`,
  )
  return makeRun(ctx, instance, row!.facts, await definitionOf(ctx, instance.processVersion))
}

const processFacts = sql.raw(
  `jsonb_build_object('id', p.id, 'key', p.key, 'name', p.name, 'nameEn', p.name_en, 'owner', p.owner_id)`,
)

function makeRun(ctx: Context, instance: Instance, process: ProcessFacts, { flow, paths }: Definition): Run {
  return {
    ctx,
    system: ctx.asSystem(`process ${instance.number}`),
    instance,
    process,
    flow,
    deepPaths: paths,
    state: instance.progress as FlowState,
    seats: new Map(),
    log: [],
    readers: new Set(),
    notices: [],
    opened: [],
    children: [],
    faults: [],
    cache: {},
  }
}

interface Definition {
  flow: Flow
  paths: readonly string[]
}

/** Flows of versions that have left the draft never change: each process of the product reads them once. */
const flows = new Map<string, Definition>()
const mostFlows = 500

async function definitionOf(ctx: Context, version: string): Promise<Definition> {
  const known = flows.get(version)
  if (known) return known
  const [row] = await ctx.sql.run<{ flow: Flow; state: string }>(
    sql`select flow, state from process_version where id = ${version}::uuid`,
  )
  const { flow, state } = row!
  const found = { flow, paths: deepPaths(flow) }
  if (state === 'draft') return found
  if (flows.size >= mostFlows) flows.delete(flows.keys().next().value!)
  flows.set(version, found)
  return found
}

export async function calendarOf(run: Run): Promise<WorkingCalendar> {
  run.cache.calendar ??= await workingCalendar(run.ctx.sql)
  return run.cache.calendar
}

export const stepName = (run: Run, step: string): string =>
  run.flow.nodes.find((node) => node.id === step)?.name ?? step

export const processLabel = ({ process }: Run): Label => ({ zh: process.name, en: process.nameEn || process.name })
