/** What people say about a record, in its timeline. */
import { sql } from 'drizzle-orm'
import { referenceLabels } from '../audit/reference-labels.ts'
import { olderThan, type TimeKey } from '../audit/time-key.ts'
import type { TimelineEntry, TimelineSource } from '../audit/timeline.ts'
import type { Reader } from '../data/list.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { newId } from '../pure/ids.ts'

export interface CommentRow extends Record<string, unknown> {
  id: string
  entity: string
  record_id: string
  body: string
  mentions: string[]
  created_at: string
  created_by: string
  edited_at: string | null
}

/** The caller has shown that the reader sees the record. */
export async function commentEntries(
  reader: Reader,
  entity: EntityDefinition,
  id: string,
  { after, limit }: { after: TimeKey | undefined; limit: number },
): Promise<TimelineSource> {
  const rows = await reader.sql.run<CommentRow>(sql`
    select id, entity, record_id, body, mentions, created_at, created_by, edited_at from comment c
    where entity = ${entity.name} and record_id = ${id}::uuid and deleted_at is null and ${olderThan(sql`c.created_at`, sql`c.id`, after)}
    order by created_at desc, id desc limit ${sql.raw(String(limit + 1))}`)
  const entries = await entriesOf(reader, rows.slice(0, limit))
  const last = entries.at(-1)
  return { entries, next: rows.length > limit && last ? { at: last.at, id: last.id } : undefined }
}

export async function entriesOf(reader: Reader, rows: CommentRow[]): Promise<TimelineEntry[]> {
  const people = rows.flatMap((row) => [row.created_by, ...row.mentions])
  const labels = await referenceLabels(
    reader,
    people.map((id) => ['employee', id] as [string, string]),
  )
  return rows.map((row) => ({
    id: row.id,
    type: 'comment',
    at: row.created_at,
    // Who wrote stays known by id, even to a reader who may not look the person up.
    by: labels('employee', row.created_by) ?? { id: row.created_by, label: '' },
    body: row.body,
    mentions: row.mentions.flatMap((id) => labels('employee', id) ?? []),
    editedAt: row.edited_at,
  }))
}

/** Keeps what the person of the context says about a record; nobody is told of it. */
export async function addComment(
  ctx: Context,
  entity: EntityDefinition,
  record: string,
  body: string,
  { id = newId(), mentions = [] }: { id?: string; mentions?: readonly string[] } = {},
): Promise<void> {
  await ctx.sql.run(sql`insert into comment (id, entity, record_id, body, mentions, created_at, created_by)
    values (${id}::uuid, ${entity.name}, ${record}::uuid, ${body}, ${sql.param([...mentions])}::uuid[], ${ctx.now.toISOString()}::timestamptz, ${ctx.actor.id}::uuid)`)
}
