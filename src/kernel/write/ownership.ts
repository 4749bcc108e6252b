/** A record's department is its owner's, unless somebody says otherwise. */
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Values } from './input.ts'

interface Pending {
  before: Values | null
  after: Values
  given: ReadonlySet<string>
}

export async function fillDepartments(ctx: Context, entity: EntityDefinition, records: Pending[]): Promise<void> {
  const scope = entity.scope
  if (scope.by !== 'owner' || !scope.department) return
  const { owner, department } = scope
  const follow = records.filter(
    (r) => !r.given.has(department) && r.after[owner] && r.after[owner] !== (r.before?.[owner] ?? null),
  )
  if (follow.length === 0) return
  const departments = await ctx.departmentsOf([...new Set(follow.map((r) => r.after[owner] as string))])
  for (const record of follow) record.after[department] = departments.get(record.after[owner] as string) ?? null
}
