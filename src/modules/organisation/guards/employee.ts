import { sql } from 'drizzle-orm'
import { hasPermission, isSystem } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { type AdministratorFacts, isAdministrator, isAnotherAdministrator } from './last-administrator.ts'
import { noCircle } from './no-circle.ts'

interface Facts extends AdministratorFacts {
  id: string
}

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this guard).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { before: Facts | null; after: Facts }

const noOwnSuperior = noCircle('employee', 'manager')

/** Superiors form a tree, roles exist, nobody makes himself mightier, and somebody can always administrate. */
export async function guardEmployees(records: Input[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const circles = await noOwnSuperior(records as never, ctx)
  const roles = await checkRoles(records, ctx)
  const last = await keepAnAdministrator(records, ctx)
  return records.map((_, i) => [...(circles[i] ?? []), ...roles[i]!, ...last[i]!])
}

const rolesOf = (record: Facts | null): readonly string[] => record?.roles ?? []

async function checkRoles(records: Input[], ctx: Context): Promise<Violation[][]> {
  const given = new Set(records.filter((r) => r.changed.has('roles')).flatMap((r) => rolesOf(r.after)))
  const rows = given.size
    ? await ctx.sql.run<{ key: string }>(
        sql`select key from role where key = any(${sql.param([...given])}::text[]) and deleted_at is null`,
      )
    : []
  const known = new Set(rows.map((r) => r.key))
  const free = isSystem(ctx.actor) || hasPermission(ctx.actor, 'admin')
  return records.map(({ before, after, changed }) => {
    if (!changed.has('roles')) return []
    const [old, current] = [rolesOf(before), rolesOf(after)]
    const found = current
      .filter((key) => !known.has(key) && !old.includes(key))
      .map((key) => violation('employee.role-unknown', 'roles', { role: key }))
    if (free) return found
    if (old.includes('admin') !== current.includes('admin')) found.push(violation('employee.admin-role', 'roles'))
    else if (before && after.id === ctx.actor.id) found.push(violation('employee.own-roles', 'roles'))
    return found
  })
}

/** Deleting the last administrator locks everybody out as well. */
export async function guardEmployeeRemoval(ids: string[], ctx: Context): Promise<Violation[]> {
  const administrators = await ctx.sql.run<AdministratorFacts>(
    sql`select roles, status, user_id as "userId" from employee where id = any(${sql.param(ids)}::uuid[])`,
  )
  if (!administrators.some(isAdministrator) || (await isAnotherAdministrator(ctx.sql, ids))) return []
  return [violation('employee.last-admin')]
}

/** Whoever loses the last administrator locks everybody out for good. */
async function keepAnAdministrator(records: Input[], ctx: Context): Promise<Violation[][]> {
  const leaving = records.filter(({ before, after }) => before && isAdministrator(before) && !isAdministrator(after))
  if (leaving.length === 0) return records.map(() => [])
  const others = await isAnotherAdministrator(
    ctx.sql,
    leaving.map((r) => r.after.id),
  )
  return records.map((record) =>
    !others && leaving.includes(record)
      ? [
          violation(
            'employee.last-admin',
            record.changed.has('roles') ? 'roles' : record.changed.has('status') ? 'status' : '',
          ),
        ]
      : [],
  )
}
