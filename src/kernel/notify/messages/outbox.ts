/** Messages that wait, went out, or could not: rows of `outgoing_message`, claimed by one process at a time. */
import { type SQL, sql } from 'drizzle-orm'
import type { Sql } from '../../entity/context.ts'
import { newId } from '../../pure/ids.ts'
import type { MessageFault } from './fault.ts'

/** `cancelled`: whom it was for has left meanwhile. */
export const messageStates = ['queued', 'sending', 'sent', 'dead', 'unsure', 'cancelled'] as const
export type MessageState = (typeof messageStates)[number]

export const smsTarget = 'sms'

export interface OutgoingMessage {
  /** `sms` or the id of a room. */
  target: string
  kind: string
  employeeId: string | null
  phone?: string
  /** What administrators see of it in the list. */
  subject: string
  text: string
}

export interface MessageRow extends Record<string, unknown> {
  id: string
  target: string
  kind: string
  employeeId: string | null
  phone: string | null
  text: string | null
  attempts: number
}

/** Waits before the second, third, … try; after the last one the message is dead: news of yesterday helps nobody. */
export const retryMinutes = [1, 5, 15, 60, 180] as const
/** A process that holds a message longer than this has died. */
const leaseMinutes = 5
/** Robots take 20 messages a minute. */
export const spacingSeconds = 3.1

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

export async function putMessage(tx: Sql, message: OutgoingMessage, now: Date): Promise<void> {
  await tx.run(sql`
    insert into outgoing_message (id, target, kind, state, employee_id, phone, subject, text, attempts, next_at, created_at)
    values (${newId()}::uuid, ${message.target}, ${message.kind}, 'queued', ${message.employeeId}::uuid, ${message.phone ?? null},
      ${message.subject.slice(0, 200)}, ${message.text}, 0, ${instant(now)}, ${instant(now)})`)
}

/** Targets with messages that are due. */
export async function dueTargets(db: Sql, now: Date): Promise<string[]> {
  const rows = await db.run<{ target: string }>(
    sql`select distinct target from outgoing_message where state = 'queued' and next_at <= ${instant(now)}`,
  )
  return rows.map(({ target }) => target)
}

/**
 * The oldest due message of a target, for this process alone. A room gives out a turn every few seconds; until the next one
 * the instant of it is answered.
 */
export async function claimMessage(db: Sql, target: string, now: Date): Promise<MessageRow | Date | undefined> {
  const due = sql`from outgoing_message where target = ${target} and state = 'queued' and next_at <= ${instant(now)}`
  const [waiting] = await db.run(sql`select 1 ${due} limit 1`)
  if (!waiting) return undefined
  if (target !== smsTarget && !(await takeTurn(db, target, now))) return nextTurn(db, target)
  const [row] = await db.run<MessageRow>(sql`
    update outgoing_message set state = 'sending', attempts = attempts + 1, lease_until = ${instant(now)} + make_interval(mins => ${leaseMinutes}::int)
    where state = 'queued' and id = (select id ${due} order by id limit 1 for update skip locked)
    returning id, target, kind, employee_id as "employeeId", phone, text, attempts`)
  return row
}

/** A room that is gone gives turns as well: its messages end with a reason. */
async function takeTurn(db: Sql, room: string, now: Date): Promise<boolean> {
  const [turn] = await db.run<{ taken: boolean }>(sql`
    with taken as (update notice_room set free_at = ${instant(now)} + make_interval(secs => ${spacingSeconds}::float8)
      where id = ${room}::uuid and free_at <= ${instant(now)} returning 1)
    select exists (select 1 from taken) or not exists (select 1 from notice_room where id = ${room}::uuid) as taken`)
  return turn!.taken
}

async function nextTurn(db: Sql, room: string): Promise<Date | undefined> {
  const [row] = await db.run<{ at: string }>(sql`select free_at as at from notice_room where id = ${room}::uuid`)
  return row && new Date(row.at)
}

/** Nothing more to a room until then. */
export async function restRoom(db: Sql, room: string, until: Date): Promise<void> {
  await db.run(sql`update notice_room set free_at = greatest(free_at, ${instant(until)}) where id = ${room}::uuid`)
}

/** Done: what it said is not kept longer than needed. */
export async function markMessageSent(db: Sql, id: string, now: Date): Promise<void> {
  await db.run(sql`update outgoing_message set state = 'sent', sent_at = ${instant(now)}, lease_until = null, error_code = null,
    error_text = null, text = null where id = ${id}::uuid and state = 'sending'`)
}

export async function cancelMessage(db: Sql, id: string): Promise<void> {
  await db.run(sql`update outgoing_message set state = 'cancelled', lease_until = null, text = null
    where id = ${id}::uuid and state = 'sending'`)
}

export async function markMessageFailed(
  db: Sql,
  message: MessageRow,
  fault: MessageFault,
  now: Date,
): Promise<MessageState> {
  const wait = retryMinutes[message.attempts - 1]
  const state =
    fault.effect === 'unsure' ? 'unsure' : fault.effect === 'never' || wait === undefined ? 'dead' : 'queued'
  const seconds = Math.max((wait ?? 0) * 60, fault.restSeconds)
  await db.run(sql`update outgoing_message set state = ${state}, lease_until = null, error_code = ${fault.code},
    error_text = ${fault.response || null}, next_at = ${instant(now)} + make_interval(secs => ${seconds}::float8)
    where id = ${message.id}::uuid and state = 'sending'`)
  return state
}

/** Messages of a process that was killed: they may have gone out. */
export async function freeAbandonedMessages(db: Sql, now: Date): Promise<void> {
  await db.run(sql`update outgoing_message set state = 'unsure', lease_until = null, error_code = 'message.unsure'
    where state = 'sending' and lease_until < ${instant(now)}`)
}

/** Back into the queue, at an administrator's word. @returns its target when it is */
export async function requeueMessage(db: Sql, id: string, now: Date): Promise<string | 'missing' | 'other-state'> {
  const [row] = await db.run<{ target: string; state: MessageState; emptied: boolean }>(
    sql`select target, state, text is null as emptied from outgoing_message where id = ${id}::uuid for update`,
  )
  if (!row) return 'missing'
  if ((row.state !== 'dead' && row.state !== 'unsure') || row.emptied) return 'other-state'
  await db.run(
    sql`update outgoing_message set state = 'queued', attempts = 0, next_at = ${instant(now)} where id = ${id}::uuid`,
  )
  return row.target
}
