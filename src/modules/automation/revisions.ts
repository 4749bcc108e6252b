/** Every version of a rule that says something else is kept, so that a run always shows what it followed. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import { newId } from '#kernel/pure/ids.ts'
import type { Definition } from './rules/automation.types.ts'

const decisive = ['entity', 'trigger', 'condition', 'steps']

// biome-ignore lint/suspicious/noExplicitAny: an entity's hooks get records of the entity's own shape.
export async function keepRevisions(records: RuleInput<any>[], ctx: Context): Promise<void> {
  for (const { before, after, changed } of records) {
    if (before && !decisive.some((name) => changed.has(name))) continue
    const definition = Object.fromEntries(decisive.map((name) => [name, after[name] ?? null]))
    const [row] = await ctx.sql.run<{ revision: number }>(sql`update automation_rule
      set revision = coalesce(revision, 0) + 1 where id = ${after.id}::uuid returning revision`)
    await ctx.sql.run(sql`insert into automation_revision (id, rule_id, number, name, definition, created_by)
      values (${newId()}::uuid, ${after.id}::uuid, ${row!.revision}, ${after.name}, ${JSON.stringify(definition)}::jsonb, ${ctx.actor.id}::uuid)`)
  }
}

/** A revision never changes: each process of the product reads it once. */
const revisions = new Map<string, Definition>()
const mostRevisions = 500

export async function definitionOf(ctx: Context, rule: string, revision: number): Promise<Definition | undefined> {
  const key = `${rule} ${revision}`
  const known = revisions.get(key)
  if (known) return known
  const [row] = await ctx.sql.run<{ definition: Definition }>(
    sql`select definition from automation_revision where rule_id = ${rule}::uuid and number = ${revision}`,
  )
  if (!row) return undefined
  const { definition } = row
  const found = { ...definition, condition: definition.condition ?? {}, steps: definition.steps ?? [] }
  if (revisions.size >= mostRevisions) revisions.delete(revisions.keys().next().value!)
  revisions.set(key, found)
  return found
}
