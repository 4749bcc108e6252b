/** The change history as a stream: every write to a record, in an order in which nothing appears behind later. */
import { type SQL, sql } from 'drizzle-orm'
import type { Sql } from '../entity/context.ts'
import type { WriteSource } from '../entity/define.ts'

export interface Change {
  id: string
  position: number
  at: string
  actor: string | null
  source: WriteSource
  entity: string
  record: string
  /** `create`, `update`, `delete`, `restore`, or the name of the action that wrote. */
  action: string
  version: number
  batch: string
  /** Field -> [before, after] of stored values, as the system sees them. */
  changes: Record<string, [before: unknown, after: unknown]>
}

/** What happened to the record, whichever action did it. */
export type ChangeKind = 'created' | 'updated' | 'deleted' | 'restored'

const kinds: Record<string, ChangeKind> = { create: 'created', delete: 'deleted', restore: 'restored' }
export const kindOfChange = ({ action }: Pick<Change, 'action'>): ChangeKind => kinds[action] ?? 'updated'

export interface ChangePage {
  changes: Change[]
  /** Everything up to here is read. */
  position: number
}

export interface ChangeQuery {
  after: number
  /** A position up to which the history is complete. */
  upTo: number
  entities: ReadonlySet<string>
  limit: number
  /** Further conditions on the row `a`. */
  where?: SQL
}

/** The next changes after a position; those that only showed a masked value are none. */
export async function readChanges(db: Sql, query: ChangeQuery): Promise<ChangePage> {
  if (query.entities.size === 0 || query.after >= query.upTo)
    return { changes: [], position: Math.max(query.after, query.upTo) }
  const changes = await db.run<Change & Record<string, unknown>>(sql`
    select a.id, a.position, a.at, a.actor_id as actor, a.source, a.entity, a.record_id as record, a.action, a.version, a.batch, a.changes
    from audit a where a.position > ${query.after} and a.position <= ${query.upTo} and a.action <> 'reveal'
      and a.entity = any(${sql.param([...query.entities])}::text[]) ${query.where ? sql`and ${query.where}` : sql``}
    order by a.position limit ${query.limit}`)
  return { changes, position: changes.length < query.limit ? query.upTo : changes.at(-1)!.position }
}
