import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { violation } from '#kernel/pure/violations.ts'
import { checkRoleRights, type RightsCatalogue, type RoleDifferences } from '../rules/role-rights.ts'

export function rightsCatalogue(registry: Registry): RightsCatalogue {
  return {
    fields: new Map([...registry.entities.values()].map((e) => [e.name, new Set(Object.keys(registry.fields(e)))])),
    permissions: new Set(registry.modules.flatMap((m) => m.permissions ?? []).map((p) => p.key)),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this guard).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { after: RoleDifferences }

export async function guardRoles(records: Input[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const catalogue = rightsCatalogue(ctx.registry)
  return records.map(({ after, changed }) =>
    ['key', 'grants', 'fieldRules', 'permissions'].some((name) => changed.has(name))
      ? checkRoleRights(after, catalogue)
      : undefined,
  )
}

/** The roles that ship stay, and so does a role that somebody has. */
export async function guardRoleRemoval(ids: string[], ctx: Context): Promise<Violation[]> {
  const roles = await ctx.sql.run<{ key: string; builtIn: boolean | null; holders: number }>(sql`
    select r.key, r.built_in as "builtIn", (select count(*) from employee e where r.key = any(e.roles) and e.deleted_at is null) as holders
    from role r where r.id = any(${sql.param(ids)}::uuid[])`)
  return roles.flatMap(({ key, builtIn, holders }) => {
    if (builtIn) return [violation('role.built-in', '', { role: key })]
    return holders > 0 ? [violation('role.in-use', '', { role: key, count: holders })] : []
  })
}
