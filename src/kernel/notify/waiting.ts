/** Notices that wait for a digest or the end of quiet hours. What was read in the app meanwhile is not told again. */
import { sql } from 'drizzle-orm'
import type { Notice, Sql } from '../entity/context.ts'
import type { Label } from '../entity/meta.types.ts'
import { newId } from '../pure/ids.ts'
import type { Runtime } from '../runtime.ts'
import type { PushChannel } from './channels.ts'
import { pushDigest } from './digest-message.ts'
import { pushNotice } from './push-notice.ts'
import { reachOf, receiverOf } from './receiver.ts'

export interface WaitingNotice extends Record<string, unknown> {
  id: string
  kind: string
  title: Label
  body: Label | null
  entity: string | null
  recordId: string | null
  values: Notice['values'] | null
}

export async function waitFor(
  tx: Sql,
  notification: string,
  employee: string,
  channels: readonly PushChannel[],
  due: Date,
): Promise<void> {
  for (const channel of channels)
    await tx.run(sql`insert into notice_waiting (id, notification_id, employee_id, channel, due_at)
      values (${newId()}::uuid, ${notification}::uuid, ${employee}::uuid, ${channel}, ${due.toISOString()}::timestamptz)`)
}

interface Group extends Record<string, unknown> {
  employee: string
  channel: PushChannel
}

/** Everything that is due, a message a person and channel. Queueing and forgetting are one transaction. */
export async function tellWaiting(runtime: Runtime): Promise<void> {
  const groups = await runtime.db.run<Group>(sql`
    select employee_id as employee, channel from notice_waiting where due_at <= ${runtime.clock().toISOString()}::timestamptz
    group by employee_id, channel order by min(due_at), min(id::text)`)
  for (const group of groups) {
    try {
      await runtime.db.transaction((tx) => tellGroup(runtime, tx, group))
    } catch (error) {
      runtime.log.error({ error, ...group }, 'digest not sent')
    }
  }
}

async function tellGroup(runtime: Runtime, tx: Sql, { employee, channel }: Group): Promise<void> {
  const due = await tx.run<{ notification: string }>(sql`
    delete from notice_waiting where id in (select id from notice_waiting
      where employee_id = ${employee}::uuid and channel = ${channel} and due_at <= ${runtime.clock().toISOString()}::timestamptz
      for update skip locked)
    returning notification_id as notification`)
  if (due.length === 0) return
  const unread = await tx.run<WaitingNotice>(sql`
    select id, kind, title, body, entity, record_id as "recordId", values from notification
    where id = any(${sql.param(due.map(({ notification }) => notification))}::uuid[]) and read_at is null order by id`)
  const receiver = unread.length > 0 ? await receiverOf(runtime, tx, employee) : undefined
  if (!receiver) return
  const [only] = unread
  const reach = await reachOf(runtime, tx, receiver, only!.kind)
  if (!reach.channels.has(channel) && channel !== 'room') return
  const to = { receiver, reach }
  if (unread.length === 1) return pushNotice(runtime, tx, channel, to, noticeOf(employee, only!))
  if (channel !== 'room') return pushDigest(runtime, tx, channel, to, unread)
  // Each kind may go to a room of its own.
  const rooms = new Map<string, { to: typeof to; notices: WaitingNotice[] }>()
  for (const notice of unread) {
    const its = await reachOf(runtime, tx, receiver, notice.kind)
    if (!its.room) continue
    const known = rooms.get(its.room.id)
    if (known) known.notices.push(notice)
    else rooms.set(its.room.id, { to: { receiver, reach: its }, notices: [notice] })
  }
  for (const { to: there, notices } of rooms.values()) await pushDigest(runtime, tx, channel, there, notices)
}

export const noticeOf = (to: string, row: WaitingNotice): Notice => ({
  to,
  kind: row.kind,
  title: row.title,
  ...(row.body && { body: row.body }),
  ...(row.values && { values: row.values }),
  ...(row.entity && row.recordId && { about: { entity: row.entity, id: row.recordId } }),
})
