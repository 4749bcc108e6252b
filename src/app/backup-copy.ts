import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type pg from 'pg'

/**
 * PostgreSQL's COPY over a `pg` connection: exact for every column type, and the fastest way in and
 * out. The data is COPY's text format, so a row file can also be loaded by hand with psql.
 */

/** The part of the connection inside a client that COPY needs; its types do not declare it. */
interface Wire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
  stream: Socket
}

/** How many bytes of rows are handed on at a time. */
const batchBytes = 64 * 1024

/**
 * Rows of `COPY … TO STDOUT`. The client is busy until the stream has ended; a stream that is given
 * up takes the connection with it, since the server would go on sending.
 */
export function copyOut(client: pg.ClientBase, statement: string): { stream: Readable; count: () => number } {
  let wire: Wire | undefined
  let batch: Buffer[] = []
  let size = 0
  let count = 0
  let answered = false
  const stream = new Readable({
    highWaterMark: 4 * batchBytes,
    read: () => void wire?.stream.resume(),
    destroy(error, done) {
      if (!answered) wire?.stream.destroy()
      done(error)
    },
  })
  const pass = () => {
    if (size && !stream.push(Buffer.concat(batch, size))) wire?.stream.pause()
    batch = []
    size = 0
  }
  submit(client, {
    submit(connection: unknown) {
      wire = connection as Wire
      wire.query(statement)
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      // The chunk is a window into a buffer that the next message overwrites.
      batch.push(Buffer.from(chunk))
      size += chunk.length
      if (size >= batchBytes) pass()
    },
    handleCommandComplete({ text }) {
      pass()
      wire?.stream.resume()
      count = Number(text.split(' ').at(-1))
    },
    handleReadyForQuery() {
      answered = true
      stream.push(null)
    },
    handleError(error: Error) {
      answered = true
      stream.destroy(error)
    },
  })
  return { stream, count: () => count }
}

/** Loads `COPY … FROM STDIN` with `rows`; answers how many rows the server took. */
export function copyIn(client: pg.ClientBase, statement: string, rows: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0
    let failure: Error | undefined
    submit(client, {
      submit: (connection: unknown) => (connection as Wire).query(statement),
      handleCopyInResponse(connection: unknown) {
        const wire = connection as Wire
        send(wire, rows, () => failure !== undefined).catch((error: Error) => {
          failure ??= error
          wire.sendCopyFail('the source failed')
        })
      },
      handleCommandComplete({ text }: { text: string }) {
        count = Number(text.split(' ').at(-1))
      },
      handleReadyForQuery: () => resolve(count),
      handleError(error: Error) {
        // The server's answer to a source that failed says less than the source.
        failure ??= error
        reject(failure)
      },
    })
  })
}

async function send(wire: Wire, rows: AsyncIterable<Buffer>, stopped: () => boolean): Promise<void> {
  for await (const chunk of rows) {
    if (stopped()) return
    wire.sendCopyFromChunk(chunk)
    if (wire.stream.writableNeedDrain)
      await new Promise<void>((resolve) => {
        wire.stream.once('drain', resolve)
        wire.stream.once('close', resolve)
      })
  }
  wire.endCopyFrom()
}

/** What `pg` calls while a statement runs. */
interface Handlers {
  submit(connection: unknown): void
  handleCopyInResponse?(connection: unknown): void
  handleCopyData?(message: { chunk: Buffer }): void
  handleCommandComplete(message: { text: string }): void
  handleReadyForQuery(): void
  handleError(error: Error): void
}

function submit(client: pg.ClientBase, handlers: Handlers): void {
  client.query(handlers as pg.Submittable)
}
