import type { Context } from '#kernel/entity/context.ts'
import type { DeriveInput } from '#kernel/entity/define.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entities' own types would be a circle (they name this function).
type Derive = Omit<DeriveInput<any>, 'before' | 'after'> & { before: any; after: any }

/** The owner's department follows the owner. */
export async function keepDepartment(records: Derive[], ctx: Context): Promise<void> {
  const owners = records.flatMap(({ after }) => (typeof after.owner === 'string' ? [after.owner] : []))
  const departments = await ctx.departmentsOf(owners)
  for (const { after } of records) after.department = departments.get(after.owner) ?? null
}
