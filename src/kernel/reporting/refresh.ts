/** Brings the schema `reporting` to what the definitions say: at the start, and whenever they change. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { storedSetting } from '../customise/stored-settings.ts'
import type { Database, Transaction } from '../data/connection.ts'
import type { Sql } from '../entity/context.ts'
import type { Registry } from '../entity/registry.ts'
import { literal, quoted } from './columns.ts'
import { departmentGroupOf, groupOf } from './names.ts'
import { reachSchema, reachViews } from './reach.ts'
import { departmentSchema, departmentViews, type ReportingView, reportingSchema, reportingViews } from './views.ts'

/** Only one process at a time makes views. */
const lockKey = 715_300_021
const allowedKey = 'reporting.personal-fields'

/** Personal fields that an administrator lets through. */
export async function allowedFields(db: Sql): Promise<Set<string>> {
  const stored = await storedSetting(db, allowedKey)
  return new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [])
}

export { allowedKey as allowedFieldsSetting }

/**
 * Costs one small query when nothing has changed. A view that only gained columns at its end keeps what others built on
 * it; any other change replaces it, with what depends on it.
 * @returns names of the views that were made, replaced or dropped
 */
export async function refreshReporting(db: Database, registry: Registry): Promise<string[]> {
  const allowed = await allowedFields(db)
  const changed = await refreshSchema(db, reportingSchema, hashed(reportingViews(registry, allowed)))
  await refreshSchema(db, departmentSchema, hashed(departmentViews(registry, allowed)))
  return changed
}

async function refreshSchema(db: Database, schema: string, wanted: Wanted[]): Promise<string[]> {
  if (changesOf(wanted, await presentViews(db, schema)).length === 0) return []
  return db.transaction(async (tx) => {
    // A BI tool in the middle of a long query must not hold up a start; the next refresh tries again.
    await tx.run(sql`set local lock_timeout = '5s'`)
    await tx.run(sql`select pg_advisory_xact_lock(${lockKey})`)
    await tx.run(sql.raw(`create schema if not exists ${schema}`))
    if (schema === departmentSchema) await makeReach(tx)
    const changes = changesOf(wanted, await presentViews(tx, schema))
    for (const change of changes) await apply(tx, schema, change)
    if (changes.length > 0) await remember(tx, schema, wanted)
    return changes.map(({ name }) => name)
  })
}

interface Wanted extends ReportingView {
  hash: string
}

interface Change {
  name: string
  /** Null: the view is dropped. */
  view: Wanted | null
}

async function makeReach(tx: Transaction): Promise<void> {
  await tx.run(sql.raw(`create schema if not exists ${reachSchema}`))
  for (const [name, select] of Object.entries(reachViews))
    await tx.run(sql.raw(`create or replace view ${reachSchema}.${name} as ${select}`))
}

function hashed(views: readonly ReportingView[]): Wanted[] {
  return views.map((view) => ({
    ...view,
    hash: createHash('sha256')
      .update(JSON.stringify([view.sql, view.label, view.columns, reachViews]))
      .digest('hex')
      .slice(0, 16),
  }))
}

/** Name -> hash of what was made last; the comment of the schema keeps it. */
async function presentViews(db: Sql, schema: string): Promise<Map<string, string>> {
  const [row] = await db.run<{ note: string | null; views: string[] }>(sql`
    select obj_description(n.oid, 'pg_namespace') as note,
      array(select relname::text from pg_class where relnamespace = n.oid and relkind = 'v') as views
    from pg_namespace n where n.nspname = ${schema}`)
  if (!row) return new Map()
  const hashes = hashesIn(row.note)
  return new Map(row.views.map((name) => [name, hashes[name] ?? '']))
}

function hashesIn(note: string | null): Record<string, string> {
  try {
    return JSON.parse(note ?? '{}').views ?? {}
  } catch {
    return {}
  }
}

function changesOf(wanted: readonly Wanted[], present: ReadonlyMap<string, string>): Change[] {
  const names = new Set(wanted.map(({ name }) => name))
  return [
    // A view without a hash is somebody else's and stays.
    ...[...present].filter(([name, hash]) => !names.has(name) && hash !== '').map(([name]) => ({ name, view: null })),
    ...wanted.filter(({ name, hash }) => present.get(name) !== hash).map((view) => ({ name: view.name, view })),
  ]
}

async function apply(tx: Transaction, schema: string, { name, view }: Change): Promise<void> {
  const place = `${schema}.${quoted(name)}`
  // A condition of the reader must not see rows before ours has taken them out.
  const barrier = schema === departmentSchema ? ' with (security_barrier = true)' : ''
  if (!view) {
    await tx.run(sql.raw(`drop view if exists ${place} cascade`))
    return
  }
  await tx.run(sql.raw('savepoint before_view'))
  try {
    await tx.run(sql.raw(`create or replace view ${place}${barrier} as ${view.sql}`))
  } catch (error) {
    // Columns were renamed, moved or taken away.
    if ((error as { code?: string }).code !== '42P16') throw error
    await tx.run(sql.raw('rollback to savepoint before_view'))
    await tx.run(sql.raw(`drop view ${place} cascade`))
    await tx.run(sql.raw(`create view ${place}${barrier} as ${view.sql}`))
  }
  await tx.run(sql.raw('release savepoint before_view'))
  await tx.run(sql.raw(`comment on view ${place} is ${literal(`${view.label.zh} ${view.label.en}`)}`))
  const comments = view.columns.map(
    (column) =>
      `comment on column ${place}.${quoted(column.name)} is ${literal(`${column.label.zh} ${column.label.en}`)}`,
  )
  await tx.run(sql.raw(comments.join('; ')))
}

async function remember(tx: Transaction, schema: string, wanted: readonly Wanted[]): Promise<void> {
  const note = JSON.stringify({ views: Object.fromEntries(wanted.map(({ name, hash }) => [name, hash])) })
  await tx.run(sql.raw(`comment on schema ${schema} is ${literal(note)}`))
  await grantReading(tx)
}

/** Lets the groups of BI roles read their views, as far as there are such groups. */
export async function grantReading(tx: Sql): Promise<void> {
  const groups = [
    [await groupOf(tx), reportingSchema],
    [await departmentGroupOf(tx), departmentSchema],
  ] as const
  for (const [group, schema] of groups) {
    const [known] = await tx.run(sql`select 1 from pg_roles where rolname = ${group}`)
    if (!known) continue
    await tx.run(sql.raw(`grant usage on schema ${schema} to ${quoted(group)}`))
    await tx.run(sql.raw(`grant select on all tables in schema ${schema} to ${quoted(group)}`))
  }
}
