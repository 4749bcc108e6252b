/** Whom a notice is for: how they can be reached, and by which of the company's channels. */
import { sql } from 'drizzle-orm'
import type { Sql } from '../entity/context.ts'
import { isMailAddress } from '../mail/address.ts'
import type { Runtime } from '../runtime.ts'
import { type RoomFor, roomFor } from './rooms/rooms.ts'
import { canTakeSms } from './sms/gateway.ts'
import { smsAvailable } from './sms/settings.ts'

export interface Receiver {
  id: string
  name: string
  email: string | null
  phone: string | null
  language: 'zh' | 'en'
  department: string | null
  /** The direct superior, else who heads the department. */
  superior: string | null
}

/** Undefined when the person has left, so that nothing of the company follows them. */
export async function receiverOf(runtime: Runtime, tx: Sql, employee: string): Promise<Receiver | undefined> {
  const person = await runtime.organisation.actorOfEmployee(tx, employee)
  if (!person) return undefined
  const [row] = await tx.run<Pick<Receiver, 'phone' | 'department' | 'superior'>>(sql`
    select e.phone, e.department_id as department, nullif(coalesce(e.manager_id, d.manager_id), e.id) as superior
    from employee e left join department d on d.id = e.department_id and d.deleted_at is null where e.id = ${employee}::uuid`)
  return { id: employee, name: person.name, email: person.email, language: person.language, ...row! }
}

export interface Reach {
  /** Channels that work for this person and kind now. */
  channels: ReadonlySet<string>
  room: RoomFor | undefined
}

export async function reachOf(runtime: Runtime, tx: Sql, receiver: Receiver, kind: string): Promise<Reach> {
  const room = await roomFor(tx, receiver.department, kind)
  const channels = new Set(['in-app'])
  if (isMailAddress(receiver.email) && (await runtime.mail.server(tx))) channels.add('mail')
  if (canTakeSms(receiver.phone) && (await smsAvailable(tx))) channels.add('sms')
  if (room) channels.add('room')
  return { channels, room }
}
