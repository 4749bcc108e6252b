import { sql } from 'drizzle-orm'
import { isSystem } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import { maySet } from './rules/authority.ts'
import { checkParent, type Linked } from './rules/goal.ts'
import { setterOf } from './setter.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this function).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { before: any; after: any }

/** Who sets goals of whom, that a child fits its parent, and that nobody who left is given a goal. */
export async function guardGoals(records: Input[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const parents = await parentsOf(records, ctx)
  const circles = await circlesOf(records, ctx)
  const gone = await leftOwners(records.filter(givesWork), ctx)
  const setter = setterOf(ctx.actor)
  const fields = ['metric', 'period', 'target', 'stretch', 'challenge', 'baseValue', 'subject', 'department', 'region']
  return records.map((record) => {
    const { before, after, changed } = record
    const found: Violation[] = []
    const sets = !before || fields.some((name) => changed.has(name))
    // The figures of an approved adjustment were decided by somebody else; a new owner's department follows him.
    const transfers = before && changed.has('owner') && !changed.has('target') && !changed.has('period')
    if (!isSystem(ctx.actor) && sets && !changed.has('adjustment') && !transfers) {
      if (!maySet(setter, after) || (before && !maySet(setter, before)))
        found.push(violation(after.owner === setter.id ? 'goal.own' : 'goal.not-yours-to-set', 'owner'))
    }
    const parent = after.parent ? parents.get(after.parent) : undefined
    const relinked = ['parent', 'metric', 'period'].some((name) => changed.has(name))
    if (parent && relinked) found.push(...checkParent(after as Linked, parent))
    if (circles.has(after.id)) found.push(violation('tree.circle', 'parent'))
    const name = givesWork(record) ? gone.get(after.owner) : undefined
    if (name !== undefined) found.push(violation('goal.owner-left', 'owner', { name }))
    return found
  })
}

/** Gives a person a goal that is not over yet. What was once agreed with people who left may be entered and imported. */
const givesWork = ({ before, after, changed, source, today }: Input): boolean =>
  (source === 'ui' || source === 'api') &&
  (!before || changed.has('owner')) &&
  after.subject === 'person' &&
  after.endsOn >= today

/** Names of the owners who left, by their id. */
async function leftOwners(records: Input[], ctx: Context): Promise<Map<string, string>> {
  const ids = [...new Set(records.map(({ after }) => after.owner as string))]
  if (ids.length === 0) return new Map()
  const rows = await ctx.sql.run<{ id: string; name: string }>(sql`
    select id, name from employee where id = any(${sql.param(ids)}::uuid[]) and status = 'left'`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function parentsOf(records: Input[], ctx: Context): Promise<Map<string, Linked>> {
  const ids = [...new Set(records.map(({ after }) => after.parent as string | null).filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await ctx.sql.run<Linked>(sql`
    select id, metric, unit, starts_on as "startsOn", ends_on as "endsOn" from goal where id = any(${sql.param(ids)}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of the goals about to get a new parent, those that lie above it. */
async function circlesOf(records: Input[], ctx: Context): Promise<Set<string>> {
  const moved = records.filter(({ before, after, changed }) => before && changed.has('parent') && after.parent)
  if (moved.length === 0) return new Set()
  const nodes = JSON.stringify(moved.map(({ after }) => ({ id: after.id, up: after.parent })))
  const rows = await ctx.sql.run<{ id: string }>(sql`
    with recursive above as (
      select x.id as node, x.up as id from jsonb_to_recordset(${nodes}::jsonb) as x(id uuid, up uuid)
      union select a.node, g.parent_id from goal g join above a on g.id = a.id where g.parent_id is not null)
    select distinct node as id from above where node = id`)
  return new Set(rows.map((row) => row.id))
}
