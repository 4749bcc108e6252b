/** `POST /{path}/{id}/comments`, `PATCH` and `DELETE /comments/{id}`. */
import { sql } from 'drizzle-orm'
import { hasPermission } from '../access/actor.ts'
import { AppError, badRequest, forbidden, notFound } from '../api/errors.ts'
import { once } from '../api/idempotency.ts'
import { bodyOf, idOf, type RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { findSeen, type SeenRecord, seenRecord } from '../api/seen-record.ts'
import type { TimelineEntry } from '../audit/timeline.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { newId } from '../pure/ids.ts'
import { addComment, type CommentRow, entriesOf } from './comments.ts'
import { type MentionedPeople, mentionedPeople } from './mentioned-people.ts'
import { plainText, withNames } from './mentions.ts'

const maxLength = 5_000
/** What a notice shows of the comment. */
const excerptLength = 140

export function commentRoutes(app: RouteApp): void {
  app.post('/:entity/:id/comments', async (c) => {
    const { entity, record } = await seenRecord(c)
    if (!entity.comments) throw new AppError(404, 'no-such-route')
    const sent = await bodyOf(c)
    return once(c, sent, async () => {
      const text = textOf(sent.body)
      const people = await mentionedPeople(c.get('runtime'), entity, record.id, text)
      const id = newId()
      const body = withNames(text, people.names)
      await transact(c, async (ctx) => {
        await addComment(ctx, entity, record.id, body, { id, mentions: people.ids })
        await tell(ctx, entity, record, people.ids, body)
        await signal(ctx, entity, record)
      })
      return { status: 201, body: await entryOf(c, id) }
    })
  })

  app.patch('/comments/:id', async (c) => {
    const { comment, entity, record } = await commentOf(c)
    if (comment.created_by !== c.get('actor').id) throw forbidden()
    const text = textOf((await bodyOf(c)).body)
    const people: MentionedPeople = await mentionedPeople(c.get('runtime'), entity, record.id, text)
    const body = withNames(text, people.names)
    await transact(c, async (ctx) => {
      await ctx.sql.run(sql`update comment set body = ${body}, mentions = ${sql.param(people.ids)}::uuid[], edited_at = ${ctx.now.toISOString()}::timestamptz
        where id = ${comment.id}::uuid and deleted_at is null`)
      // Who was mentioned before knows already.
      await tell(
        ctx,
        entity,
        record,
        people.ids.filter((id) => !comment.mentions.includes(id)),
        body,
      )
      await signal(ctx, entity, record)
    })
    return c.json(await entryOf(c, comment.id))
  })

  app.delete('/comments/:id', async (c) => {
    const { comment, entity, record } = await commentOf(c)
    const actor = c.get('actor')
    if (comment.created_by !== actor.id && !hasPermission(actor, 'admin')) throw forbidden()
    await transact(c, async (ctx) => {
      await ctx.sql.run(
        sql`update comment set deleted_at = ${ctx.now.toISOString()}::timestamptz where id = ${comment.id}::uuid and deleted_at is null`,
      )
      await signal(ctx, entity, record)
    })
    return c.json({ ok: true })
  })
}

const transact = <T>(c: RouteContext, work: (ctx: Context) => Promise<T>): Promise<T> =>
  c.get('runtime').transact({ actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') }, work)

function textOf(body: unknown): string {
  if (typeof body !== 'string') throw badRequest('field.text', 'body')
  const text = body.trim()
  if (text === '') throw badRequest('field.required', 'body')
  if (text.includes('\u0000') || !text.isWellFormed()) throw badRequest('field.invalid-character', 'body')
  if (text.length > maxLength) throw badRequest('field.too-long', 'body', { max: maxLength })
  return text
}

async function loadComment(c: RouteContext, id: string): Promise<CommentRow | undefined> {
  const [row] = await c.get('runtime').db.run<CommentRow>(sql`
    select id, entity, record_id, body, mentions, created_at, created_by, edited_at from comment where id = ${id}::uuid and deleted_at is null`)
  return row
}

/** The comment of the route, if its record is one the caller sees. */
async function commentOf(
  c: RouteContext,
): Promise<{ comment: CommentRow; entity: EntityDefinition; record: SeenRecord }> {
  const comment = await loadComment(c, idOf(c))
  const { db, registry } = c.get('runtime')
  const entity = comment && registry.entities.get(comment.entity)
  const record = entity && (await findSeen(db, registry, c.get('actor'), entity, comment.record_id))
  if (!record) throw notFound()
  return { comment, entity, record }
}

async function entryOf(c: RouteContext, id: string): Promise<TimelineEntry> {
  const comment = await loadComment(c, id)
  if (!comment) throw notFound()
  const [entry] = await entriesOf(await c.get('runtime').reader(c.get('actor')), [comment])
  return entry!
}

async function tell(
  ctx: Context,
  entity: EntityDefinition,
  record: SeenRecord,
  people: string[],
  body: string,
): Promise<void> {
  const text = plainText(body)
  const excerpt = text.length > excerptLength ? `${text.slice(0, excerptLength).toWellFormed()}…` : text
  for (const to of people) {
    if (to === ctx.actor.id) continue
    await ctx.notify({
      to,
      kind: 'mention',
      title: {
        zh: `${ctx.actor.name} 在${entity.label.zh}“${record.label}”中提到了您`,
        en: `${ctx.actor.name} mentioned you on the ${entity.label.en.toLowerCase()} "${record.label}"`,
      },
      body: excerpt,
      about: { entity: entity.name, id: record.id },
    })
  }
}

/** The record itself did not change, but its timeline did. */
async function signal(ctx: Context, entity: EntityDefinition, record: SeenRecord): Promise<void> {
  const payload = JSON.stringify({ entity: entity.name, ids: [[record.id, record.version]], by: ctx.actor.id })
  await ctx.sql.run(sql`select pg_notify('zhanye', ${payload})`)
}
