/** One mail over one SMTP connection, with short timeouts and exact faults. */
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { headerText } from './address.ts'
import { mailFault } from './faults.ts'
import type { SmtpServer } from './settings.ts'

export interface MailAttachment {
  name: string
  mime: string
  /** base64 */
  content: string
}

export interface MailMessage {
  /** Stands in Message-ID, by which servers recognise a mail that comes a second time. */
  id: string
  to: { address: string; name: string | null }
  subject: string
  text: string
  html: string
  attachments: readonly MailAttachment[]
  language: 'zh' | 'en'
}

export interface Timeouts {
  /** Until the server has greeted. */
  connect: number
  /** Of silence in the middle of the talk. */
  silence: number
}

export const defaultTimeouts: Timeouts = { connect: 15_000, silence: 60_000 }

/**
 * Connects, signs in and hands one message over.
 * @param beforeHandOver awaited when the server is ready: from then on the mail may have been delivered
 * @throws MailFault
 */
export async function sendOverSmtp(
  server: SmtpServer,
  message: MailMessage,
  timeouts: Timeouts,
  beforeHandOver: () => Promise<void> = async () => {},
): Promise<void> {
  const bytes = await mimeOf(server, message)
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    logger: false,
  })
  let handedOver = false
  try {
    await settle(connection, (done) => connection.connect(done))
    if (server.user !== null) {
      const credentials = { user: server.user, pass: server.password ?? '' }
      await settle(connection, (done) => connection.login({ credentials }, done))
    }
    await beforeHandOver()
    // The library asks for the first bytes once the server has said it would take them.
    const body = Readable.from(
      (async function* () {
        handedOver = true
        yield bytes
      })(),
      { objectMode: false },
    )
    const envelope = { from: server.sender.address, to: [message.to.address], size: bytes.length }
    await settle(connection, (done) => connection.send(envelope, body, done))
  } catch (error) {
    throw mailFault(error as Error, handedOver)
  } finally {
    connection.removeAllListeners('error')
    connection.on('error', () => {})
    connection.close()
  }
}

/** The answer of one step, or the fault that ended the connection meanwhile. */
function settle(connection: SMTPConnection, step: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.removeAllListeners('error')
    connection.once('error', reject)
    connection.once('end', () => reject(Object.assign(new Error('connection closed'), { code: 'ECONNECTION' })))
    step((error) => (error ? reject(error) : resolve()))
  })
}

async function mimeOf({ sender }: SmtpServer, message: MailMessage): Promise<Buffer> {
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  const composer = new MailComposer({
    messageId: `<${message.id}@${domain}>`,
    from: { address: sender.address, name: headerText(sender.name) },
    to: { address: message.to.address, name: headerText(message.to.name ?? '') },
    subject: headerText(message.subject),
    text: message.text,
    html: message.html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': message.language === 'zh' ? 'zh-CN' : 'en',
    },
    attachments: message.attachments.map(({ name, mime, content }) => ({
      filename: headerText(name, 120),
      contentType: mime,
      content: Buffer.from(content, 'base64'),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
