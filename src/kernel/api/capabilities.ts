/** What a person may do with one record: screens show buttons by it, the writes check it again. */
import { sql } from 'drizzle-orm'
import { accessPredicate } from '../access/predicate.ts'
import type { Reader } from '../data/list.ts'
import type { Row } from '../data/projection.ts'
import { fromRow } from '../data/stored.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { mayAct } from './meta.ts'

export interface Capabilities {
  update: boolean
  delete: boolean
  transfer: boolean
  share: boolean
  actions: string[]
}

export async function allowed(
  reader: Reader,
  entity: EntityDefinition,
  id: string,
  trashed = false,
): Promise<Capabilities> {
  const reach = (operation: 'update' | 'delete' | 'transfer') =>
    accessPredicate(reader.registry, reader.actor, entity, operation, 't')
  const [row] = await reader.sql.run<Row>(
    sql`select t.*, ${reach('update')} as may_update, ${reach('delete')} as may_delete, ${reach('transfer')} as may_transfer
      from ${sql.identifier(entity.table)} t where t.id = ${id}::uuid`,
  )
  if (!row) return { update: false, delete: false, transfer: false, share: false, actions: [] }
  const record = fromRow(reader.registry, entity, row)
  const actions = (reader.registry.actions.get(entity.name) ?? []).filter((action) => {
    if (trashed || action.on !== 'record' || !mayAct(reader.actor, action)) return false
    if ('operation' in action.permission && action.permission.operation === 'update' && !row.may_update) return false
    return (action.guard?.(record as never, reader.actor) ?? []).length === 0
  })
  return {
    update: row.may_update === true && !trashed,
    delete: row.may_delete === true,
    transfer: row.may_transfer === true && entity.scope.by === 'owner' && !trashed,
    share: row.may_update === true && entity.shareable === true && !trashed,
    actions: actions.map((a) => a.name),
  }
}
