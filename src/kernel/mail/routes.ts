/** What administrators arrange and see of mail: `/mail/settings`, `/mail/test`, `/mail/messages`. */
import { sql } from 'drizzle-orm'
import { inTransaction, needSettings } from '../api/administration.ts'
import { AppError, badRequest, conflict, notFound } from '../api/errors.ts'
import { messageOf } from '../api/messages.ts'
import { bodyOf, idOf, integerOf, type RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { isId } from '../pure/ids.ts'
import { isMailAddress } from './address.ts'
import { MailFault } from './faults.ts'
import { mailStates } from './outbox.ts'
import {
  describeMailSettings,
  forgetMailSettings,
  readMailSettings,
  serverOfInput,
  storeMailSettings,
} from './settings.ts'

interface MessageRow extends Record<string, unknown> {
  id: string
  kind: string
  state: string
  to: string
  subject: string
  attempts: number
  createdAt: string
  sentAt: string | null
  nextAt: string | null
  errorCode: string | null
  response: string | null
}

export function mailRoutes(app: RouteApp): void {
  app.get('/mail/settings', async (c) => {
    needSettings(c)
    return c.json(await settingsView(c))
  })
  app.put('/mail/settings', async (c) => {
    needSettings(c)
    refuseWhenByEnvironment(c)
    const values = readMailSettings(await bodyOf(c))
    await inTransaction(c, (ctx) => storeMailSettings(ctx, c.get('runtime').mail.secret, values))
    return c.json(await settingsView(c))
  })
  app.delete('/mail/settings', async (c) => {
    needSettings(c)
    refuseWhenByEnvironment(c)
    await inTransaction(c, forgetMailSettings)
    return c.json(await settingsView(c))
  })
  app.post('/mail/test', async (c) => {
    needSettings(c)
    return c.json(await testMail(c, await bodyOf(c)))
  })
  app.get('/mail/messages', async (c) => {
    needSettings(c)
    return c.json(await messages(c))
  })
  app.post('/mail/messages/:id/resend', async (c) => {
    needSettings(c)
    const answer = await inTransaction(c, (ctx) => c.get('runtime').mail.resend(ctx, idOf(c)))
    if (answer === 'missing') throw notFound()
    if (answer !== 'queued') throw conflict(answer === 'emptied' ? 'mail.emptied' : 'mail.not-resendable')
    return c.json({ state: 'queued' })
  })
}

function refuseWhenByEnvironment(c: RouteContext): void {
  if (c.get('runtime').mail.byEnvironment) throw conflict('mail.by-environment')
}

/** `source`: who decides. With SMTP_URL its host and sender are shown, never user or password. */
async function settingsView(c: RouteContext) {
  const { mail, db } = c.get('runtime')
  const server = await mail.server()
  return {
    source: mail.byEnvironment ? 'environment' : server ? 'settings' : 'none',
    server: server && { host: server.host, port: server.port, security: server.security, sender: server.sender },
    settings: mail.byEnvironment ? null : await describeMailSettings(db),
    publicUrl: mail.publicUrl,
  }
}

/** Sends one mail to the person who asks, with the values of the form or the server in force. */
async function testMail(
  c: RouteContext,
  body: Record<string, unknown>,
): Promise<{ sent: boolean } & Record<string, unknown>> {
  const { mail, db, registry } = c.get('runtime')
  const { email, name, language, id } = c.get('actor')
  const server =
    mail.byEnvironment || Object.keys(body).length === 0
      ? await mail.server()
      : await serverOfInput(db, mail.secret, readMailSettings(body))
  if (!server) throw new AppError(409, 'mail.off')
  if (!isMailAddress(email)) throw new AppError(409, 'mail.no-own-address')
  const zh = language === 'zh'
  const title = zh ? '展业测试邮件' : 'Test mail from Zhanye'
  const text = zh ? '收到这封邮件，说明邮件设置可用。' : 'This mail has arrived, so the mail settings work.'
  try {
    await mail.sendNow(server, { id, name, email, language }, title, text)
    return { sent: true, to: email }
  } catch (error) {
    if (!(error instanceof MailFault)) throw error
    const message = messageOf(registry, error.code, c.get('language'))
    return { sent: false, to: email, code: error.code, message, response: error.response }
  }
}

async function messages(c: RouteContext) {
  const { db, registry } = c.get('runtime')
  const limit = integerOf(c.req.query('limit'), 'limit', 1, 100) ?? 30
  const cursor = c.req.query('cursor')
  const state = c.req.query('state')
  if (cursor && !isId(cursor)) throw badRequest('query.cursor', 'cursor')
  if (state && !(mailStates as readonly string[]).includes(state)) throw badRequest('field.choice', 'state')
  const rows = await db.run<MessageRow>(sql`
    select id, kind, state, to_address as "to", subject, attempts, created_at as "createdAt", sent_at as "sentAt",
      case when state = 'queued' then next_at end as "nextAt", error_code as "errorCode", error_text as response
    from mail where ${state ? sql`state = ${state}` : sql`true`} ${cursor ? sql`and id < ${cursor}::uuid` : sql``}
    order by id desc limit ${sql.raw(String(limit + 1))}`)
  const counts = await db.run<{ state: string; n: number }>(sql`select state, count(*) as n from mail group by state`)
  const items = rows.slice(0, limit).map(({ errorCode, response, ...row }) => ({
    ...row,
    error: errorCode && { code: errorCode, message: messageOf(registry, errorCode, c.get('language')), response },
  }))
  return {
    items,
    nextCursor: rows.length > limit ? items.at(-1)!.id : null,
    counts: Object.fromEntries(mailStates.map((s) => [s, counts.find((row) => row.state === s)?.n ?? 0])),
  }
}
