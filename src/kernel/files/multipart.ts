/** Streaming reader of `multipart/form-data`: files are never held in memory. */
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import { AppError, badRequest } from '../api/errors.ts'

export interface FilePart {
  /** Name of the form field. */
  field: string
  /** The file's name as the sender calls it, without a path. */
  name: string
  /** The media type the sender claims; not to be trusted. */
  mime: string
}

export interface MultipartOptions {
  /** Largest file, in bytes. */
  maxBytes: number
  /** Most files in one form; 1 when left out. */
  maxFiles?: number
  /** Takes one file; must read the stream to its end or reject. Files come one after the other. */
  onFile: (stream: Readable, part: FilePart) => Promise<void>
}

const fieldLimits = { fields: 50, fieldNameSize: 100, fieldSize: 1024 * 1024 }
/** What a form may add around its files: boundaries, headers, fields. */
const overhead = 2 * 1024 * 1024

const tooLarge = () => new AppError(413, 'too-large')
const broken = () => badRequest('file.broken-form')

/** The sender hears the answer only once it has sent its request: the rest is read and dropped, as far as that is reasonable. */
function drain(body: Readable, mostBytes: number): void {
  let dropped = 0
  body.on('data', (chunk: Buffer) => {
    dropped += chunk.length
    if (dropped > mostBytes) body.destroy()
  })
  body.resume()
}

/**
 * Reads a form, handing every file to `onFile` while it arrives.
 * @returns the text fields; of a repeated one the last
 * @throws AppError 415 when it is no form, 413 when a file is larger than `maxBytes`, 400 when the form is broken
 */
export async function readMultipart(request: Request, options: MultipartOptions): Promise<Record<string, string>> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(contentType)) throw new AppError(415, 'file.not-a-form')
  const maxFiles = options.maxFiles ?? 1
  if (Number(request.headers.get('content-length') ?? 0) > options.maxBytes * maxFiles + overhead) throw tooLarge()
  if (!request.body) throw broken()

  const fields = new Map<string, string>()
  const open = new Set<Readable>()
  let fault: unknown
  let files: Promise<void> = Promise.resolve()
  const body = Readable.fromWeb(request.body as NodeReadableStream)
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: { ...fieldLimits, fileSize: options.maxBytes, files: maxFiles, parts: fieldLimits.fields + maxFiles },
  })

  await new Promise<void>((resolve) => {
    // The first fault counts. Open files fail with it, so that their takers can clean up.
    const fail = (error: unknown) => {
      if (fault !== undefined) return
      fault = error
      body.unpipe(parser)
      drain(body, options.maxBytes + overhead)
      for (const stream of open) stream.destroy(error as Error)
      resolve()
    }
    parser.on('field', (name, value, nameCut, valueCut) => {
      if (nameCut || valueCut) fail(tooLarge())
      else fields.set(name, value)
    })
    parser.on('file', (field, stream, name, _encoding, mime) => {
      open.add(stream)
      stream.once('limit', () => fail(tooLarge()))
      stream.once('close', () => open.delete(stream))
      // Without a listener an error before the taker reads would end the process.
      stream.on('error', () => fail(broken()))
      const part = { field, name: (name ?? '').normalize('NFC').trim(), mime }
      files = files.then(() => options.onFile(stream, part))
      files.catch(fail)
    })
    parser.on('filesLimit', () => fail(badRequest('file.too-many', 'file', { max: maxFiles })))
    parser.on('partsLimit', () => fail(broken()))
    parser.on('fieldsLimit', () => fail(broken()))
    parser.on('error', () => fail(broken()))
    parser.on('finish', () => void files.then(resolve, fail))
    body.on('error', () => fail(broken()))
    body.pipe(parser)
  })
  // Nothing is answered before the takers have ended.
  await files.catch(() => {})
  if (fault !== undefined) throw fault
  return Object.fromEntries(fields)
}
