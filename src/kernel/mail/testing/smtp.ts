/** A real SMTP server on this machine, for tests: takes mail, refuses it, keeps silent. */
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Received {
  from: string
  to: string[]
  raw: string
  header(name: string): string | undefined
}

export interface TestSmtp {
  port: number
  received: Received[]
  stop(): Promise<void>
}

/** Takes everything that `refuse` does not; several may listen on the same port one after the other. */
export async function startSmtp(
  options: SMTPServerOptions & { port?: number; onMessage?: (mail: Received) => Error | undefined } = {},
): Promise<TestSmtp> {
  const { port = 0, onMessage, ...rest } = options
  const received: Received[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    // The name service of the machine may take longer than the client waits for the greeting.
    disableReverseLookup: true,
    onData(stream, session, done) {
      void buffer(stream).then((bytes) => {
        const raw = bytes.toString('latin1')
        const mail: Received = {
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw,
          header: (name) => headerOf(raw, name),
        }
        const refusal = onMessage?.(mail)
        if (!refusal) received.push(mail)
        done(refusal ?? null)
      })
    },
    ...rest,
  })
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address() as { port: number }
  return { port: address.port, received, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Accepts connections and then says what the script says, line by line; after the last one nothing. */
export async function startHanging(script: readonly string[]): Promise<{ port: number; stop(): Promise<void> }> {
  const open = new Set<Socket>()
  const server: Server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    const left = [...script]
    const say = () => {
      const line = left.shift()
      if (line !== undefined) socket.write(`${line}\r\n`)
    }
    say()
    socket.on('data', say)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Unfolded and decoded (RFC 2047, base64 and Q of UTF-8). */
function headerOf(raw: string, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  return line
    ?.slice(name.length + 1)
    .trim()
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/gi, (_hex, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
    )
}

/** Bytes that were read as Latin-1, as the UTF-8 they are. */
export const utf8 = (text: string | undefined): string => Buffer.from(text ?? '', 'latin1').toString('utf8')
