/** What happened around a record, newest first: comments, changes, and records that are about it. */
import { sql } from 'drizzle-orm'
import { badRequest } from '../api/errors.ts'
import { commentEntries } from '../comments/comments.ts'
import type { Reader } from '../data/list.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Label, Reference } from '../entity/meta.types.ts'
import { type FieldChange, historyPage } from './history.ts'
import { encodeKey, newestFirst, olderThan, parseKey, type TimeKey } from './time-key.ts'
import { recordEntries, timelineEntities } from './timeline-records.ts'

export interface TimelineEntry {
  id: string
  type: 'comment' | 'change' | 'record'
  at: string
  by: Reference | null
  body?: string
  mentions?: Reference[]
  editedAt?: string | null
  action?: string
  changes?: FieldChange[]
  entity?: string
  record?: Record<string, unknown>
  text?: string
}

export interface TimelineSource {
  entries: TimelineEntry[]
  /** Set when the source holds more than it answered. */
  next: TimeKey | undefined
}

export interface TimelineOptions {
  /** `comment`, `change`, or entity names; all when left out. */
  types?: string[] | undefined
  cursor?: string | undefined
  limit: number
  language: 'zh' | 'en'
}

/** Entries that are only of interest to who reads the whole history. */
const quietActions = sql`a.action not in ('reveal', 'single-sign-on')`

export async function timelinePage(
  reader: Reader,
  entity: EntityDefinition,
  id: string,
  options: TimelineOptions,
): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
  const about = timelineEntities(reader, entity)
  const wants = wanted(options.types, ['comment', 'change', ...about.map((a) => a.entity.name)])
  const after = parseKey(options.cursor)
  const { limit } = options
  const sources: Promise<TimelineSource>[] = []
  if (wants('comment')) sources.push(commentEntries(reader, entity, id, { after, limit }))
  if (wants('change')) sources.push(changeEntries(reader, entity, id, { after, limit }, options.language))
  for (const each of about) if (wants(each.entity.name)) sources.push(recordEntries(reader, each, id, { after, limit }))
  return merge(await Promise.all(sources), limit)
}

function wanted(types: string[] | undefined, known: string[]): (type: string) => boolean {
  const strange = types?.find((type) => !known.includes(type))
  if (strange !== undefined) throw badRequest('timeline.type', 'types', { type: strange })
  return (type) => !types || types.length === 0 || types.includes(type)
}

/**
 * A source that holds more answers nothing reliable beyond its own last entry, so the page ends at the latest of those
 * keys: entries of other sources before it come with the next page.
 */
function merge(sources: TimelineSource[], limit: number): { items: TimelineEntry[]; nextCursor: string | null } {
  const horizon = sources.flatMap((s) => s.next ?? []).sort(newestFirst)[0]
  const all = sources.flatMap((s) => s.entries).sort(newestFirst)
  const within = horizon ? all.filter((entry) => newestFirst(entry, horizon) <= 0) : all
  const items = within.slice(0, limit)
  const end = within.length > limit ? items.at(-1) : horizon
  return { items, nextCursor: end ? encodeKey(end) : null }
}

async function changeEntries(
  reader: Reader,
  entity: EntityDefinition,
  id: string,
  { after, limit }: { after: TimeKey | undefined; limit: number },
  language: keyof Label,
): Promise<TimelineSource> {
  const { entries, next } = await historyPage(reader, entity, id, {
    where: sql`${quietActions} and ${olderThan(sql`a.at`, sql`a.id`, after)}`,
    order: sql`a.at desc, a.id desc`,
    limit,
  })
  return {
    entries: entries.map(({ id: entryId, at, by, action, changes, text }) => ({
      id: entryId,
      type: 'change',
      at,
      by,
      action,
      changes,
      ...(text && { text: text[language] }),
    })),
    next,
  }
}
