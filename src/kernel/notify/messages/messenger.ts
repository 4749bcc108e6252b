/**
 * Sends what waits in `outgoing_message`. Each target (the SMS gateway, every room) has a line of its own, so that one that hangs
 * holds up nobody else; after a fault of the target itself its line rests.
 */
import type { Logger } from 'pino'
import type { Organisation } from '../../access/organisation.ts'
import type { Database } from '../../data/connection.ts'
import type { Context, Sql } from '../../entity/context.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { InstanceSecret } from '../../secrets/instance-secret.ts'
import { openRoom } from '../rooms/rooms.ts'
import { openGateway } from '../sms/settings.ts'
import { MessageFault } from './fault.ts'
import { mentionOf } from './mention.ts'
import {
  cancelMessage,
  claimMessage,
  dueTargets,
  freeAbandonedMessages,
  type MessageRow,
  markMessageFailed,
  markMessageSent,
  type OutgoingMessage,
  putMessage,
  requeueMessage,
  restRoom,
  smsTarget,
} from './outbox.ts'
import { sendSms, sendToRoom } from './send.ts'

export interface MessengerParts {
  db: Database
  jobs: Jobs
  log: Logger
  clock: () => Date
  secret: InstanceSecret
  organisation: Organisation
  /** For one request, from the first step to the last byte. */
  milliseconds?: number
}

const queue = 'messages'
const sweepQueue = 'messages-sweep'
export const usualMilliseconds = 10_000
/** Longer rests are left to the sweep. */
const longestTimer = 10_000

export class Messenger {
  private readonly parts: MessengerParts
  /** Lines at work in this process. */
  private readonly lines = new Map<string, Promise<void>>()
  /** Rests of rooms stand in their rows, for all processes. */
  private smsRestsUntil = 0
  private readonly timers = new Map<string, NodeJS.Timeout>()
  private stopped = false

  constructor(parts: MessengerParts) {
    this.parts = parts
  }

  /** Queues a message in the caller's transaction. */
  async send(tx: Sql, message: OutgoingMessage): Promise<void> {
    await putMessage(tx, message, this.parts.clock())
    await this.parts.jobs.send(tx, queue, { target: message.target })
  }

  /** A dead or doubtful message once more. */
  async resend(ctx: Context, id: string): Promise<'queued' | 'missing' | 'other-state'> {
    const target = await requeueMessage(ctx.sql, id, this.parts.clock())
    if (target === 'missing' || target === 'other-state') return target
    this.wake(target)
    await this.parts.jobs.send(ctx.sql, queue, { target })
    return 'queued'
  }

  /** The gateway was set anew: it is tried at once. */
  wake(target: string): void {
    if (target === smsTarget) this.smsRestsUntil = 0
  }

  async work(): Promise<void> {
    // The job only starts the line: the next job is not held up by a target that hangs.
    await this.parts.jobs.work(queue, async ({ target }) => void this.line(String(target)))
    await this.parts.jobs.work(sweepQueue, async () => void this.sweep(), { cron: '* * * * *', timeZone: 'UTC' })
  }

  /** Lets messages that are on their way arrive. */
  async stop(): Promise<void> {
    this.stopped = true
    for (const timer of this.timers.values()) clearTimeout(timer)
    await Promise.all(this.lines.values())
  }

  /** Everything that is due, by all lines at once. */
  async sweep(): Promise<void> {
    const { db, clock, log } = this.parts
    try {
      await freeAbandonedMessages(db, clock())
      await Promise.all((await dueTargets(db, clock())).map((target) => this.line(target)))
    } catch (error) {
      log.error({ error }, 'messages not swept')
    }
  }

  /** Sends what is due to one target, one after the other; a second call joins the first. */
  private line(target: string): Promise<void> {
    const running = this.lines.get(target)
    if (running) return running
    const line = this.run(target)
      .catch((error) => this.parts.log.error({ error, target }, 'messages not sent'))
      .finally(() => this.lines.delete(target))
    this.lines.set(target, line)
    return line
  }

  private async run(target: string): Promise<void> {
    const { db, clock } = this.parts
    while (!this.stopped && !(target === smsTarget && clock().getTime() < this.smsRestsUntil)) {
      const message = await claimMessage(db, target, clock())
      if (message instanceof Date) return this.later(target, message.getTime() - clock().getTime())
      if (!message || !(await this.deliver(message))) return
    }
  }

  /** Comes back when the target gives out its next turn. */
  private later(target: string, milliseconds: number): void {
    if (this.stopped || this.timers.has(target) || milliseconds > longestTimer) return
    const timer = setTimeout(
      () => {
        this.timers.delete(target)
        void this.line(target)
      },
      Math.max(milliseconds, 50),
    )
    this.timers.set(target, timer.unref())
  }

  /** Tries one claimed message; false when its target is the matter. */
  private async deliver(message: MessageRow): Promise<boolean> {
    const { db, clock, organisation, log } = this.parts
    const { employeeId } = message
    try {
      if (employeeId && !(await organisation.actorOfEmployee(db, employeeId))) {
        await cancelMessage(db, message.id)
        return true
      }
      await this.hand(message)
      await markMessageSent(db, message.id, clock())
      return true
    } catch (error) {
      if (!(error instanceof MessageFault)) throw error
      const state = await markMessageFailed(db, message, error, clock())
      // Neither the text nor the answer: both may hold what is nobody's business.
      log.warn({ message: message.id, target: message.target, code: error.code, state }, 'message not delivered')
      if (error.target) await this.rest(message.target, error.restSeconds)
      return !error.target
    }
  }

  private async rest(target: string, seconds: number): Promise<void> {
    const until = new Date(this.parts.clock().getTime() + seconds * 1000)
    if (target === smsTarget) this.smsRestsUntil = until.getTime()
    else await restRoom(this.parts.db, target, until)
  }

  /** @throws MessageFault */
  private async hand(message: MessageRow): Promise<void> {
    const { db, clock, secret, milliseconds = usualMilliseconds } = this.parts
    const text = message.text ?? ''
    if (message.target === smsTarget) {
      const gateway = await openGateway(db, secret)
      if (gateway === 'off') throw new MessageFault('message.target-gone', 'retry', { target: true })
      if (gateway === 'lost') throw new MessageFault('message.secret-lost', 'retry', { target: true })
      await sendSms(gateway, { id: message.id, phone: message.phone ?? '', text }, milliseconds)
      return
    }
    const room = await openRoom(db, secret, message.target)
    if (!room) throw new MessageFault('message.target-gone', 'never')
    if (!room.robot) throw new MessageFault('message.secret-lost', 'retry', { target: true })
    const mention = message.employeeId ? await mentionOf(db, message.employeeId, room.robot.provider) : undefined
    await sendToRoom(room.robot, { text, mention, now: clock() }, { allowPrivate: room.allowPrivate, milliseconds })
  }
}
