/** References of records about to be written must exist and be visible to the writer. */
import { sql } from 'drizzle-orm'
import { accessPredicate } from '../access/predicate.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Violation } from '../entity/meta.types.ts'
import { violation } from '../pure/violations.ts'
import type { Values } from './input.ts'

interface Pending {
  after: Values
  changed: ReadonlySet<string>
}

/** Violations per record, in order. One query for each entity pointed to, whatever the number of records. */
export async function checkReferences(
  ctx: Context,
  entity: EntityDefinition,
  records: Pending[],
): Promise<Violation[][]> {
  const wanted = new Map<string, Set<string>>()
  const uses: { index: number; path: string; entity: string; id: string }[] = []
  const fields = ctx.registry.fields(entity)
  records.forEach(({ after, changed }, index) => {
    for (const name of changed) {
      const field = fields[name]
      const value = after[name]
      if (!field || value === null || value === undefined) continue
      for (const use of usesOf(field.kind, field.ref, value)) {
        uses.push({ index, path: name, ...use })
        const ids = wanted.get(use.entity) ?? new Set()
        wanted.set(use.entity, ids.add(use.id))
      }
    }
  })
  const found = new Set<string>()
  for (const [name, ids] of wanted) {
    if (name === 'file') {
      const rows = await ctx.sql.run<{ id: string }>(
        // Somebody else's upload is nobody's business until a record carries it.
        sql`select id from file where id = any(${sql.param([...ids])}::uuid[])
          and (record_id = any(${sql.param(records.map((r) => r.after.id))}::uuid[])
            or (record_id is null and (created_by = ${ctx.actor.id}::uuid or ${ctx.actor.id}::uuid is null)))`,
      )
      for (const row of rows) found.add(`file:${row.id}`)
      continue
    }
    const target = ctx.registry.entity(name)
    const rows = await ctx.sql.run<{ id: string }>(
      sql`select t.id from ${sql.identifier(target.table)} t where t.id = any(${sql.param([...ids])}::uuid[]) and t.deleted_at is null
        and ${accessPredicate(ctx.registry, ctx.actor, target, 'read', 't')}`,
    )
    for (const row of rows) found.add(`${name}:${row.id}`)
  }
  const result: Violation[][] = records.map(() => [])
  for (const use of uses) {
    if (!found.has(`${use.entity}:${use.id}`)) result[use.index]!.push(violation('field.reference-missing', use.path))
  }
  return result
}

function usesOf(kind: string, ref: string | undefined, value: unknown): { entity: string; id: string }[] {
  if (kind === 'target') return [value as { entity: string; id: string }]
  if (kind === 'attachment') return (value as string[]).map((id) => ({ entity: 'file', id }))
  if (!ref) return []
  return (Array.isArray(value) ? value : [value]).map((id) => ({ entity: ref, id: String(id) }))
}
