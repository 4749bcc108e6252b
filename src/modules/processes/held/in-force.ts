/** Whenever another version comes into force, every process reads anew what waits for approval. */
import { sql } from 'drizzle-orm'
import { announceOverlay } from '#kernel/customise/overlay-signal.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

interface Written {
  before: { state: string } | null
  after: { state: string }
}

const inForce = (record: { state: string } | null): boolean =>
  record !== null && (record.state === 'pilot' || record.state === 'published')

export async function versionsWritten(records: Written[], ctx: Context): Promise<void> {
  if (records.some(({ before, after }) => inForce(before) || inForce(after))) await announceOverlay(ctx.sql)
}

export async function processesWritten(records: Written[], ctx: Context): Promise<void> {
  if (records.some(({ before, after }) => before?.state !== after.state)) await announceOverlay(ctx.sql)
}

/** What is in force is taken out of force first: people must know that requests no longer wait. */
export async function guardVersionRemoval(ids: string[], ctx: Context): Promise<Violation[]> {
  const [row] = await ctx.sql.run(sql`
    select 1 from process_version where id = any(${sql.param(ids)}::uuid[]) and state in ('pilot', 'published') and deleted_at is null limit 1`)
  return row ? [violation('process.in-force')] : []
}

export async function guardProcessRemoval(ids: string[], ctx: Context): Promise<Violation[]> {
  const [row] = await ctx.sql.run(sql`
    select 1 from process_version where process_id = any(${sql.param(ids)}::uuid[]) and state in ('pilot', 'published') and deleted_at is null limit 1`)
  return row ? [violation('process.in-force')] : []
}
