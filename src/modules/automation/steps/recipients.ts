/** Whom a step tells: people who still work here, each once. */
import { sql } from 'drizzle-orm'
import type { Row } from '#kernel/data/projection.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import { isId } from '#kernel/pure/ids.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import type { Recipient } from '../rules/automation.types.ts'

export async function recipientsOf(
  ctx: Context,
  entity: EntityDefinition,
  record: Row | null,
  to: readonly Recipient[],
): Promise<{ id: string; label: string }[]> {
  const owner = ownerOf(entity, record)
  const people = new Set<string>()
  const roles: string[] = []
  let managed: string | null = null
  for (const one of to) {
    if ('person' in one) people.add(one.person)
    else if ('role' in one) roles.push(one.role)
    else if ('field' in one) for (const id of idsIn(record?.[one.field])) people.add(id)
    else if ('owner' in one && owner) people.add(owner)
    else if ('manager' in one) managed = owner
  }
  return ctx.sql.run<{ id: string; label: string }>(sql`
    select e.id, e.name as label from employee e where e.deleted_at is null
      and e.status = any(${sql.param([...statusesThatMayEnter])}::text[])
      and (e.id = any(${sql.param([...people].filter(isId))}::uuid[]) or e.roles && ${sql.param(roles)}::text[]
        or e.id = (select manager_id from employee where id = ${managed}::uuid)) order by e.name, e.id limit 500`)
}

function ownerOf({ scope }: EntityDefinition, record: Row | null): string | null {
  const name =
    scope.by === 'owner' || scope.by === 'personal' ? scope.owner : scope.by === 'via' ? scope.owner : undefined
  return (name && idsIn(record?.[name])[0]) || null
}

function idsIn(value: unknown): string[] {
  const each = Array.isArray(value) ? value : [value]
  return each.flatMap((one) => {
    const id = typeof one === 'object' && one !== null ? (one as { id?: unknown }).id : one
    return typeof id === 'string' && isId(id) ? [id] : []
  })
}
