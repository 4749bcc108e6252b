/** What happens to a report on its way into the database. */
import type { Context } from '#kernel/entity/context.ts'
import type { DeriveInput, RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { problemsOf } from './queries/problems.ts'
import { parseDefinition } from './rules/definition.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names these functions).
type Derive = Omit<DeriveInput<any>, 'before' | 'after'> & { before: any; after: any }
// biome-ignore lint/suspicious/noExplicitAny: as above.
type Written = Omit<RuleInput<any>, 'before' | 'after'> & { before: any; after: any }

/** The definition in its full form, and the owner's department, with which it may be shared. */
export async function deriveReports(records: Derive[], ctx: Context): Promise<void> {
  const owners = records.flatMap(({ after }) => (typeof after.owner === 'string' ? [after.owner] : []))
  const departments = await ctx.departmentsOf(owners)
  for (const { before, after, given } of records) {
    const isSent = !before || given.has('definition')
    const { definition } = isSent ? parseDefinition(after.definition) : { definition: null }
    if (definition) after.definition = definition
    after.department = departments.get(after.owner) ?? null
  }
}

/** Nobody saves a report over fields that they do not see; renaming or sharing an old one is always possible. */
export async function guardReports(records: Written[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  return records.map(({ after, changed, source }) => {
    if (source === 'import' || !(changed.has('definition') || changed.has('source'))) return undefined
    const { definition } = parseDefinition(after.definition)
    return definition ? problemsOf(ctx, after.source, definition) : undefined
  })
}
