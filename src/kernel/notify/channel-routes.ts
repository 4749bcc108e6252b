/** The ways out that administrators set up: `/sms/settings`, `/chat-rooms`, `/outgoing-messages`. */
import { type SQL, sql } from 'drizzle-orm'
import { inTransaction, needSettings } from '../api/administration.ts'
import { badRequest, conflict, invalidInput, notFound } from '../api/errors.ts'
import { messageOf } from '../api/messages.ts'
import { bodyOf, idOf, integerOf, type RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { isId, newId } from '../pure/ids.ts'
import { maskPhone, normalisePhone } from '../pure/phone.ts'
import { violation } from '../pure/violations.ts'
import { MessageFault } from './messages/fault.ts'
import { mentionOf } from './messages/mention.ts'
import { messageStates, smsTarget } from './messages/outbox.ts'
import { sendSms, sendToRoom } from './messages/send.ts'
import { noteChange } from './note-change.ts'
import { noticeKinds } from './notice-kinds.ts'
import { describeRooms, readRoom, removeRoom, roomOfInput, storeRoom } from './rooms/rooms.ts'
import { canTakeSms, smsPlaceholders } from './sms/gateway.ts'
import { describeSms, forgetSms, gatewayOfInput, readSms, storeSms } from './sms/settings.ts'

/** A test is waited for by somebody at a screen. */
const testMilliseconds = 8_000
const testText = {
  zh: '展业测试消息：收到它，说明设置可用。',
  en: 'Test from Zhanye: this has arrived, so the settings work.',
}

export function noticeChannelRoutes(app: RouteApp): void {
  smsRoutes(app)
  roomRoutes(app)
  messageRoutes(app)
}

function smsRoutes(app: RouteApp): void {
  const view = async (c: RouteContext) => {
    const { db, secret } = c.get('runtime')
    return c.json({ settings: await describeSms(db, secret), placeholders: smsPlaceholders })
  }
  app.get('/sms/settings', async (c) => {
    needSettings(c)
    return view(c)
  })
  app.put('/sms/settings', async (c) => {
    needSettings(c)
    const values = readSms(await bodyOf(c))
    const runtime = c.get('runtime')
    await inTransaction(c, async (ctx) => {
      await storeSms(ctx, runtime.secret, values)
      await noteChange(ctx, `sms ${values.enabled ? new URL(values.url.replace(/[{}]/g, '')).host : 'off'}`)
    })
    runtime.messages.wake(smsTarget)
    return view(c)
  })
  app.delete('/sms/settings', async (c) => {
    needSettings(c)
    await inTransaction(c, async (ctx) => {
      await forgetSms(ctx)
      await noteChange(ctx, 'sms removed')
    })
    return view(c)
  })
  app.post('/sms/test', async (c) => {
    needSettings(c)
    const { phone: typed, ...body } = await bodyOf(c)
    const phone = normalisePhone(String(typed ?? ''))
    const values = readSms(body)
    if (!canTakeSms(phone)) throw invalidInput([violation('sms.phone', 'phone')])
    const { db, secret } = c.get('runtime')
    const gateway = await gatewayOfInput(db, secret, values)
    return c.json(
      await outcome(c, maskPhone(phone), async () => {
        if (gateway === 'lost') throw new MessageFault('sms.secret-missing', 'retry')
        await sendSms(gateway, { id: newId(), phone, text: testText[c.get('language')] }, testMilliseconds)
      }),
    )
  })
}

function roomRoutes(app: RouteApp): void {
  const read = async (c: RouteContext) =>
    readRoom(await bodyOf(c), new Set(noticeKinds(c.get('runtime').registry).map(({ key }) => key)))
  const view = async (c: RouteContext) => {
    const { db, secret } = c.get('runtime')
    return { items: await describeRooms(db, secret) }
  }
  const store = async (c: RouteContext, id?: string) => {
    const values = await read(c)
    const { secret } = c.get('runtime')
    const stored = await inTransaction(c, async (ctx) => {
      const room = await storeRoom(ctx, secret, values, id)
      if (room) await noteChange(ctx, `room ${values.name}`)
      return room
    })
    if (!stored) throw notFound()
    return { id: stored, ...(await view(c)) }
  }
  app.get('/chat-rooms', async (c) => {
    needSettings(c)
    return c.json(await view(c))
  })
  app.post('/chat-rooms', async (c) => {
    needSettings(c)
    return c.json(await store(c), 201)
  })
  app.put('/chat-rooms/:id', async (c) => {
    needSettings(c)
    return c.json(await store(c, idOf(c)))
  })
  app.delete('/chat-rooms/:id', async (c) => {
    needSettings(c)
    const gone = await inTransaction(c, async (ctx) => {
      await noteChange(ctx, 'room removed')
      return removeRoom(ctx, idOf(c))
    })
    if (!gone) throw notFound()
    return c.json(await view(c))
  })
  // With `?room=` what is kept stands in for what was not typed.
  app.post('/chat-rooms/test', async (c) => {
    needSettings(c)
    const id = c.req.query('room')
    if (id && !isId(id)) throw notFound()
    const { db, secret, clock } = c.get('runtime')
    const room = await roomOfInput(db, secret, await read(c), id)
    if (!room?.robot) throw invalidInput([violation('field.required', 'address')])
    const { robot, allowPrivate } = room
    const me = c.get('actor').id
    const mention = me ? await mentionOf(db, me, robot.provider) : undefined
    const text = testText[c.get('language')]
    return c.json(
      await outcome(c, new URL(robot.address).host, () =>
        sendToRoom(robot, { text, mention, now: clock() }, { allowPrivate, milliseconds: testMilliseconds }),
      ),
    )
  })
}

async function outcome(c: RouteContext, to: string, send: () => Promise<void>) {
  try {
    await send()
    return { sent: true, to }
  } catch (error) {
    if (!(error instanceof MessageFault)) throw error
    const message = messageOf(c.get('runtime').registry, error.code, c.get('language'))
    return { sent: false, to, code: error.code, message, response: error.response || null }
  }
}

interface MessageView extends Record<string, unknown> {
  id: string
  target: string
  room: string | null
  phone: string | null
  errorCode: string | null
  response: string | null
}

function messageRoutes(app: RouteApp): void {
  app.get('/outgoing-messages', async (c) => {
    needSettings(c)
    return c.json(await messages(c))
  })
  app.post('/outgoing-messages/:id/resend', async (c) => {
    needSettings(c)
    const answer = await inTransaction(c, (ctx) => c.get('runtime').messages.resend(ctx, idOf(c)))
    if (answer === 'missing') throw notFound()
    if (answer !== 'queued') throw conflict('message.not-resendable')
    return c.json({ state: 'queued' })
  })
}

async function messages(c: RouteContext) {
  const { db, registry } = c.get('runtime')
  const limit = integerOf(c.req.query('limit'), 'limit', 1, 100) ?? 30
  const cursor = c.req.query('cursor')
  const state = c.req.query('state')
  if (cursor && !isId(cursor)) throw badRequest('query.cursor', 'cursor')
  if (state && !(messageStates as readonly string[]).includes(state)) throw badRequest('field.choice', 'state')
  const where: SQL = sql`${state ? sql`m.state = ${state}` : sql`true`} ${cursor ? sql`and m.id < ${cursor}::uuid` : sql``}`
  const rows = await db.run<MessageView>(sql`
    select m.id, m.target, r.name as room, m.phone, e.name as person, m.kind, m.state, m.subject, m.attempts, m.created_at as "createdAt",
      m.sent_at as "sentAt", case when m.state = 'queued' then m.next_at end as "nextAt", m.error_code as "errorCode", m.error_text as response
    from outgoing_message m left join notice_room r on r.id::text = m.target left join employee e on e.id = m.employee_id
    where ${where} order by m.id desc limit ${sql.raw(String(limit + 1))}`)
  const counts = await db.run<{ state: string; n: number }>(
    sql`select state, count(*) as n from outgoing_message group by state`,
  )
  const items = rows.slice(0, limit).map(({ errorCode, response, phone, target, ...row }) => ({
    ...row,
    channel: target === smsTarget ? 'sms' : 'room',
    phone: phone && maskPhone(phone),
    error: errorCode && { code: errorCode, message: messageOf(registry, errorCode, c.get('language')), response },
  }))
  return {
    items,
    nextCursor: rows.length > limit ? items.at(-1)!.id : null,
    counts: Object.fromEntries(messageStates.map((s) => [s, counts.find((row) => row.state === s)?.n ?? 0])),
  }
}
