/** Outgoing mail: queued in the transaction that wants it, delivered by a job, tried again for a day. */
import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Database } from '../data/connection.ts'
import type { Context, Sql } from '../entity/context.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { newId } from '../pure/ids.ts'
import type { InstanceSecret } from '../secrets/instance-secret.ts'
import { headerText, isMailAddress } from './address.ts'
import { defaultTimeouts, type MailAttachment, sendOverSmtp, type Timeouts } from './connection.ts'
import { MailFault } from './faults.ts'
import { type MailBlock, renderMail } from './layout.ts'
import {
  claimMail,
  claimNextMail,
  freeAbandoned,
  type MailRow,
  markFailed,
  markHandedOver,
  markSent,
  putMail,
  requeue,
} from './outbox.ts'
import { type SmtpServer, serverOfUrl, storedServer } from './settings.ts'

export interface MailParts {
  /** Encrypts the kept password. */
  secret: InstanceSecret
  /** The operator's server; wins over the administrator's. */
  smtpUrl: string | null
  publicUrl: string | null
  timeouts?: Timeouts
}

export interface MailRequest {
  kind: string
  /** The same key is sent once. */
  key?: string
  to: { id: string | null; name: string | null; email: string | null; language: 'zh' | 'en' }
  title: string
  blocks: readonly MailBlock[]
  footer: string
  attachments?: readonly MailAttachment[]
}

/** `off`: no server is set. `no-address`: the person has none, or not a valid one. `known`: the key was sent before. */
export type MailAnswer = 'queued' | 'off' | 'no-address' | 'known'

const mailQueue = 'mail'
const sweepQueue = 'mail-sweep'
const sweepMilliseconds = 50_000
/** After a fault of the server, mails wait for the sweep instead of knocking one by one. */
const restMilliseconds = 30_000

export class Mailer {
  readonly publicUrl: string | null
  readonly byEnvironment: boolean
  readonly secret: InstanceSecret
  private readonly parts: MailParts
  private readonly db: Database
  private readonly jobs: Jobs
  private readonly log: Logger
  private readonly clock: () => Date
  private restUntil = 0

  constructor(db: Database, jobs: Jobs, log: Logger, clock: () => Date, parts: MailParts) {
    this.db = db
    this.jobs = jobs
    this.log = log
    this.clock = clock
    this.parts = parts
    this.publicUrl = parts.publicUrl
    this.byEnvironment = parts.smtpUrl !== null
    this.secret = parts.secret
  }

  /** Undefined while no mail can be sent. */
  async server(db: Sql = this.db): Promise<SmtpServer | undefined> {
    const { smtpUrl, publicUrl, secret } = this.parts
    return smtpUrl ? serverOfUrl(smtpUrl, publicUrl) : storedServer(db, secret)
  }

  /** Queues a mail in the caller's transaction. Without a server nothing is kept. */
  async send(tx: Sql, request: MailRequest): Promise<MailAnswer> {
    if (!(await this.server(tx))) return 'off'
    const { email, id, name, language } = request.to
    if (!isMailAddress(email)) return 'no-address'
    const [company] = await tx.run<{ name: string }>(sql`select name from company where deleted_at is null limit 1`)
    const body = renderMail({ ...request, language, company: company?.name ?? '', publicUrl: this.publicUrl })
    const mail = await putMail(
      tx,
      {
        kind: request.kind,
        ...(request.key && { key: request.key }),
        employeeId: id,
        to: { address: email, name },
        language,
        subject: headerText(request.title),
        attachments: request.attachments ?? [],
        ...body,
      },
      this.clock(),
    )
    if (!mail) return 'known'
    await this.jobs.send(tx, mailQueue, { id: mail })
    return 'queued'
  }

  /** Sends at once, outside the queue, so that the person who asks sees what happens. @throws MailFault */
  async sendNow(
    server: SmtpServer,
    to: MailRequest['to'] & { email: string },
    title: string,
    text: string,
  ): Promise<void> {
    const body = renderMail({
      language: to.language,
      company: server.sender.name,
      title,
      blocks: [{ paragraph: text }],
      footer: this.publicUrl ?? '',
      publicUrl: this.publicUrl,
    })
    const message = { id: newId(), to: { address: to.email, name: to.name }, subject: title, language: to.language }
    await sendOverSmtp(server, { ...message, ...body, attachments: [] }, this.interactiveTimeouts())
  }

  /** A dead or doubtful mail once more. */
  async resend(ctx: Context, id: string): Promise<Awaited<ReturnType<typeof requeue>>> {
    const answer = await requeue(ctx.sql, id, this.clock())
    if (answer === 'queued') await this.jobs.send(ctx.sql, mailQueue, { id })
    return answer
  }

  async work(): Promise<void> {
    await this.jobs.work(mailQueue, async ({ id }) => {
      if (Date.now() >= this.restUntil) await this.deliver(await claimMail(this.db, String(id), this.clock()))
    })
    await this.jobs.work(sweepQueue, () => this.sweep(), { cron: '* * * * *', timeZone: 'UTC' })
  }

  /** Everything that is due, until the server fails or the minute is over. */
  async sweep(): Promise<void> {
    await freeAbandoned(this.db, this.clock())
    const until = Date.now() + sweepMilliseconds
    while (Date.now() < until) {
      const mail = await claimNextMail(this.db, this.clock())
      if (!mail || !(await this.deliver(mail))) return
    }
  }

  /** Tries one claimed mail; false when the server itself is the matter. */
  private async deliver(mail: MailRow | undefined): Promise<boolean> {
    if (!mail) return true
    try {
      const server = await this.server()
      // Taken away since: it waits for the next server, not for ever.
      if (!server) throw new MailFault('mail.off', 'retry', true)
      await sendOverSmtp(
        server,
        {
          id: mail.id,
          to: { address: mail.to_address, name: mail.to_name },
          subject: mail.subject,
          text: mail.text ?? '',
          html: mail.html ?? '',
          attachments: mail.attachments ?? [],
          language: mail.language,
        },
        this.parts.timeouts ?? defaultTimeouts,
        () => markHandedOver(this.db, mail.id, this.clock()),
      )
      await markSent(this.db, mail.id, this.clock())
      this.restUntil = 0
      return true
    } catch (error) {
      if (!(error instanceof MailFault)) throw error
      const state = await markFailed(this.db, mail, error, this.clock())
      this.log.warn({ mail: mail.id, code: error.code, response: error.response, state }, 'mail not delivered')
      if (error.server) this.restUntil = Date.now() + restMilliseconds
      return !error.server
    }
  }

  private interactiveTimeouts(): Timeouts {
    const { connect, silence } = this.parts.timeouts ?? defaultTimeouts
    return { connect: Math.min(connect, 10_000), silence: Math.min(silence, 15_000) }
  }
}
