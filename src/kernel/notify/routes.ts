/** A person's notices and how they come: `/notifications`, `/notifications/read`, `/notification-preferences`. */
import { type SQL, sql } from 'drizzle-orm'
import { badRequest } from '../api/errors.ts'
import { bodyOf, integerOf, type RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import type { Label } from '../entity/meta.types.ts'
import { isMailAddress } from '../mail/address.ts'
import { isId } from '../pure/ids.ts'
import { channels } from './channels.ts'
import { countUnread, markRead } from './notifications.ts'
import { noticePreferences, readPreferences, storePreferences } from './preferences.ts'

interface NotificationRow extends Record<string, unknown> {
  id: string
  kind: string
  title: Label
  body: Label | null
  entity: string | null
  record_id: string | null
  at: string
  read_at: string | null
}

const channelKeys = channels.map(({ key }) => key)
const countCap = 1_000
const mostIds = 500

export function notificationRoutes(app: RouteApp): void {
  app.get('/notifications', async (c) => {
    const { db } = c.get('runtime')
    const me = c.get('actor').id
    const language = c.get('language')
    const limit = integerOf(c.req.query('limit'), 'limit', 1, 100) ?? 20
    const cursor = c.req.query('cursor')
    if (cursor && !isId(cursor)) throw badRequest('query.cursor', 'cursor')
    const mine: SQL = sql`employee_id = ${me}::uuid ${c.req.query('unread') === '1' ? sql`and read_at is null` : sql``}`
    const [rows, [total], unread] = await Promise.all([
      db.run<NotificationRow>(sql`
        select id, kind, title, body, entity, record_id, at, read_at from notification
        where ${mine} ${cursor ? sql`and id < ${cursor}::uuid` : sql``} order by id desc limit ${sql.raw(String(limit + 1))}`),
      db.run<{ n: number }>(
        sql`select count(*) as n from (select 1 from notification where ${mine} limit ${sql.raw(String(countCap + 1))}) x`,
      ),
      countUnread(db, me),
    ])
    const items = rows.slice(0, limit).map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title[language],
      body: row.body?.[language] ?? null,
      to: row.entity && row.record_id ? { entity: row.entity, id: row.record_id } : null,
      at: row.at,
      readAt: row.read_at,
    }))
    return c.json({
      items,
      nextCursor: rows.length > limit ? items.at(-1)!.id : null,
      total: { value: Math.min(total!.n, countCap), exact: total!.n <= countCap },
      unread,
    })
  })

  const preferences = async (c: RouteContext) => {
    const { db, registry, mail } = c.get('runtime')
    const { id, email } = c.get('actor')
    return c.json({
      channels: channels.map(({ key, label }) => ({ key, label })),
      kinds: await noticePreferences(db, registry, id),
      mail: { available: (await mail.server()) !== undefined, address: isMailAddress(email) ? email : null },
    })
  }
  app.get('/notification-preferences', preferences)
  app.patch('/notification-preferences', async (c) => {
    const { db, registry } = c.get('runtime')
    await storePreferences(db, c.get('actor').id, readPreferences(registry, channelKeys, await bodyOf(c)))
    return preferences(c)
  })

  app.post('/notifications/read', async (c) => {
    const { ids, all } = await bodyOf(c)
    if (all !== true && !(Array.isArray(ids) && ids.length <= mostIds && ids.every(isId)))
      throw badRequest('field.list', 'ids')
    const { db, clock } = c.get('runtime')
    const me = c.get('actor').id
    await db.transaction((tx) => markRead(tx, me, all === true ? 'all' : (ids as string[]), clock()))
    return c.json({ unread: await countUnread(db, me) })
  })
}
