/** A person's notices and how they come: `/notifications`, `/notifications/read`, `/notification-preferences`. */
import { type SQL, sql } from 'drizzle-orm'
import { hasPermission } from '../access/actor.ts'
import { badRequest } from '../api/errors.ts'
import { bodyOf, integerOf, type RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import type { Label } from '../entity/meta.types.ts'
import { isMailAddress } from '../mail/address.ts'
import { isId } from '../pure/ids.ts'
import { maskPhone } from '../pure/phone.ts'
import { channels } from './channels.ts'
import { type NoticeKind, noticeKind, noticeKinds } from './notice-kinds.ts'
import { countUnread, markRead } from './notifications.ts'
import { noticeChoices, readChoices, readTiming, storeChoices, storeTiming } from './preferences.ts'
import { roomsInUse } from './rooms/rooms.ts'
import { kindInForce } from './rules/choices.ts'
import { canTakeSms } from './sms/gateway.ts'
import { smsAvailable } from './sms/settings.ts'
import { storedTemplates, templateInForce, wordsOf } from './templates.ts'

interface NotificationRow extends Record<string, unknown> {
  id: string
  kind: string
  title: Label
  body: Label | null
  values: Record<string, Label | string> | null
  entity: string | null
  record_id: string | null
  at: string
  read_at: string | null
}

const countCap = 1_000
const mostIds = 500

export function notificationRoutes(app: RouteApp): void {
  app.get('/notifications', async (c) => c.json(await notifications(c)))
  app.post('/notifications/read', async (c) => {
    const { ids, all } = await bodyOf(c)
    if (all !== true && !(Array.isArray(ids) && ids.length <= mostIds && ids.every(isId)))
      throw badRequest('field.list', 'ids')
    const { db, clock } = c.get('runtime')
    const me = c.get('actor').id
    await db.transaction((tx) => markRead(tx, me, all === true ? 'all' : (ids as string[]), clock()))
    return c.json({ unread: await countUnread(db, me) })
  })

  app.get('/notification-preferences', async (c) => c.json(await preferences(c)))
  app.patch('/notification-preferences', async (c) => {
    const { db, registry } = c.get('runtime')
    const me = c.get('actor').id
    const body = await bodyOf(c)
    await storeChoices(db, me, readChoices(registry, body, await noticeChoices(db, me)))
    return c.json(await preferences(c))
  })
  app.put('/notification-preferences/timing', async (c) => {
    await storeTiming(c.get('runtime').db, c.get('actor').id, readTiming(await bodyOf(c)))
    return c.json(await preferences(c))
  })
}

async function notifications(c: RouteContext) {
  const { db } = c.get('runtime')
  const me = c.get('actor').id
  const limit = integerOf(c.req.query('limit'), 'limit', 1, 100) ?? 20
  const cursor = c.req.query('cursor')
  if (cursor && !isId(cursor)) throw badRequest('query.cursor', 'cursor')
  const mine: SQL = sql`employee_id = ${me}::uuid and shown ${c.req.query('unread') === '1' ? sql`and read_at is null` : sql``}`
  const [rows, [total], unread] = await Promise.all([
    db.run<NotificationRow>(sql`
      select id, kind, title, body, values, entity, record_id, at, read_at from notification
      where ${mine} ${cursor ? sql`and id < ${cursor}::uuid` : sql``} order by id desc limit ${sql.raw(String(limit + 1))}`),
    db.run<{ n: number }>(
      sql`select count(*) as n from (select 1 from notification where ${mine} limit ${sql.raw(String(countCap + 1))}) x`,
    ),
    countUnread(db, me),
  ])
  const words = await wordsInTheApp(c)
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    kind: row.kind,
    ...words(row),
    to: row.entity && row.record_id ? { entity: row.entity, id: row.record_id } : null,
    at: row.at,
    readAt: row.read_at,
  }))
  return {
    items,
    nextCursor: rows.length > limit ? items.at(-1)!.id : null,
    total: { value: Math.min(total!.n, countCap), exact: total!.n <= countCap },
    unread,
  }
}

/** Notices in the words of the templates of today. */
async function wordsInTheApp(c: RouteContext) {
  const runtime = c.get('runtime')
  const language = c.get('language')
  const [stored, { name: company }] = await Promise.all([storedTemplates(runtime.db), runtime.company()])
  const person = c.get('actor').name
  return ({ kind, title, body, values }: NotificationRow) => {
    const template = templateInForce(stored, kind, 'in-app')
    const facts = { person, company, kind: noticeKind(runtime.registry, kind).label, link: '' }
    const said = wordsOf(template, { title, ...(body && { body }), ...(values && { values }) }, facts, language)
    return { title: said.title || title[language], body: said.body || null }
  }
}

/** What is in force for the person who asks, what they may choose, and why a channel does not work. */
async function preferences(c: RouteContext) {
  const { db, registry, mail } = c.get('runtime')
  const { id, email, timeZone } = c.get('actor')
  const [{ kinds, timing, company }, rooms, server, sms, [person]] = await Promise.all([
    noticeChoices(db, id),
    roomsInUse(db),
    mail.server(),
    smsAvailable(db),
    db.run<{ phone: string | null }>(sql`select phone from employee where id = ${id}::uuid`),
  ])
  const phone = person?.phone ?? null
  const concerns = ({ permission }: NoticeKind) => !permission || hasPermission(c.get('actor'), permission)
  return {
    channels: channels.map(({ key, label }) => ({ key, label })),
    kinds: noticeKinds(registry)
      .filter(concerns)
      .map((kind) => {
        const force = kindInForce(kind, company.kinds[kind.key], kinds[kind.key])
        return { key: kind.key, label: kind.label, ...force, room: rooms.kinds.has(kind.key) }
      }),
    timing: { ...timing, timeZone: timing.timeZone ?? timeZone },
    company: { quiet: company.quiet, timeZone },
    mail: { available: server !== undefined, address: isMailAddress(email) ? email : null },
    sms: { available: sms, phone: canTakeSms(phone) ? maskPhone(phone) : null },
    rooms: { available: rooms.kinds.size > 0, providers: rooms.providers },
  }
}
