/** The label of a record as one person may read it: the title, masked or left out where a field rule says so. */
import { type SQL, sql } from 'drizzle-orm'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { type Actor, fieldRule, seesInFull } from './actor.ts'
import { fieldColumn } from './predicate.ts'

/** Whoever may not see the title at all tells records apart by their number, if they see that. */
export function labelColumn(registry: Registry, actor: Actor, entity: EntityDefinition, alias: string): SQL {
  const fields = registry.fields(entity) as Fields
  const title = fieldColumn(entity.title, fields[entity.title]!, alias)
  if (seesInFull(actor, entity.name, entity.title)) return title
  if (fieldRule(actor, entity.name, entity.title) === 'mask') return masked(title)
  const number = Object.entries(fields).find(([, field]) => field.kind === 'number')
  if (!number || !seesInFull(actor, entity.name, number[0])) return sql`''::text`
  return fieldColumn(number[0], number[1], alias)
}

/** The same as `maskText`, for the database. */
const masked = (text: SQL): SQL => sql`(case when length(${text}) <= 1 then repeat('*', length(${text}))
  when length(${text}) = 2 then left(${text}, 1) || '*'
  else left(${text}, 1) || repeat('*', least(length(${text}) - 2, 6)) || right(${text}, 1) end)`
