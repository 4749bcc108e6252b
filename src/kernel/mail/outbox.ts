/** The mails that wait, went out, or could not: rows of `mail`, claimed by one process at a time. */
import { type SQL, sql } from 'drizzle-orm'
import type { Sql } from '../entity/context.ts'
import { newId } from '../pure/ids.ts'
import type { MailAttachment } from './connection.ts'
import type { MailFault } from './faults.ts'

export type MailState = 'queued' | 'sending' | 'sent' | 'dead' | 'unsure'
export const mailStates: readonly MailState[] = ['queued', 'sending', 'sent', 'dead', 'unsure']

export interface OutgoingMail {
  /** What it is about, e.g. `notification`, `schedule`. */
  kind: string
  /** The same key is queued once, however often it is tried. */
  key?: string
  employeeId?: string | null
  to: { address: string; name: string | null }
  language: 'zh' | 'en'
  subject: string
  text: string
  html: string
  attachments?: readonly MailAttachment[]
}

export interface MailRow extends Record<string, unknown> {
  id: string
  kind: string
  state: MailState
  to_address: string
  to_name: string | null
  language: 'zh' | 'en'
  subject: string
  text: string | null
  html: string | null
  attachments: MailAttachment[] | null
  attempts: number
}

/** Waits before the second, third, … try; after the last one the mail is dead. About a day in all. */
export const backOffMinutes = [1, 5, 15, 60, 180, 360, 720] as const
/** A process that holds a mail longer than this has died. */
const leaseMinutes = 10

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** @returns its id; undefined when a mail with the key is there already */
export async function putMail(tx: Sql, mail: OutgoingMail, now: Date): Promise<string | undefined> {
  const id = newId()
  const rows = await tx.run<{ id: string }>(sql`
    insert into mail (id, key, kind, state, employee_id, to_address, to_name, language, subject, text, html, attachments, attempts, next_at, created_at)
    values (${id}::uuid, ${mail.key ?? null}, ${mail.kind}, 'queued', ${mail.employeeId ?? null}::uuid, ${mail.to.address}, ${mail.to.name},
      ${mail.language}, ${mail.subject}, ${mail.text}, ${mail.html}, ${JSON.stringify(mail.attachments ?? [])}::jsonb, 0, ${instant(now)}, ${instant(now)})
    on conflict (key) do nothing returning id`)
  return rows[0]?.id
}

const claimed = (where: SQL, now: Date): SQL => sql`
  update mail set state = 'sending', attempts = attempts + 1, handed_at = null,
    lease_until = ${instant(now)} + make_interval(mins => ${leaseMinutes}::int)
  where ${where} and state = 'queued' and next_at <= ${instant(now)}
  returning id, kind, state, to_address, to_name, language, subject, text, html, attachments, attempts`

/** The mail for this process alone; undefined when it is not due, or another one has it. */
export async function claimMail(db: Sql, id: string, now: Date): Promise<MailRow | undefined> {
  return (await db.run<MailRow>(claimed(sql`id = ${id}::uuid`, now)))[0]
}

/** The mail that has been due longest. */
export async function claimNextMail(db: Sql, now: Date): Promise<MailRow | undefined> {
  const next = sql`id = (select id from mail where state = 'queued' and next_at <= ${instant(now)}
    order by next_at, id limit 1 for update skip locked)`
  return (await db.run<MailRow>(claimed(next, now)))[0]
}

/** From now on nobody knows whether it arrived, until the server answers. */
export async function markHandedOver(db: Sql, id: string, now: Date): Promise<void> {
  await db.run(sql`update mail set handed_at = ${instant(now)} where id = ${id}::uuid`)
}

/** Done: what it said is not kept longer than needed. */
export async function markSent(db: Sql, id: string, now: Date): Promise<void> {
  await db.run(sql`update mail set state = 'sent', sent_at = ${instant(now)}, lease_until = null, error_code = null, error_text = null,
    text = null, html = null, attachments = null where id = ${id}::uuid and state = 'sending'`)
}

export async function markFailed(db: Sql, mail: MailRow, fault: MailFault, now: Date): Promise<MailState> {
  const wait = backOffMinutes[mail.attempts - 1]
  const state =
    fault.effect === 'unsure' ? 'unsure' : fault.effect === 'never' || wait === undefined ? 'dead' : 'queued'
  await db.run(sql`update mail set state = ${state}, lease_until = null, error_code = ${fault.code}, error_text = ${fault.response},
    next_at = ${instant(now)} + make_interval(mins => ${wait ?? 0}::int) where id = ${mail.id}::uuid and state = 'sending'`)
  return state
}

/** Mails of a process that was killed: not yet handed over, they go again; else nobody knows. */
export async function freeAbandoned(db: Sql, now: Date): Promise<void> {
  await db.run(sql`update mail set lease_until = null, state = case when handed_at is null then 'queued' else 'unsure' end,
    error_code = case when handed_at is null then error_code else 'mail.unsure' end
    where state = 'sending' and lease_until < ${instant(now)}`)
}

/** Back into the queue, at an administrator's word. */
export async function requeue(
  db: Sql,
  id: string,
  now: Date,
): Promise<'queued' | 'missing' | 'other-state' | 'emptied'> {
  const [row] = await db.run<{ state: MailState; emptied: boolean }>(
    sql`select state, text is null as emptied from mail where id = ${id}::uuid for update`,
  )
  if (!row) return 'missing'
  if (row.state !== 'dead' && row.state !== 'unsure') return 'other-state'
  if (row.emptied) return 'emptied'
  await db.run(
    sql`update mail set state = 'queued', attempts = 0, handed_at = null, next_at = ${instant(now)} where id = ${id}::uuid`,
  )
  return 'queued'
}
