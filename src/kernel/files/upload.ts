/** Takes one uploaded file into the store: hashed and measured while it passes, never whole in memory. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { badRequest } from '../api/errors.ts'
import { newId } from '../pure/ids.ts'
import type { Runtime } from '../runtime.ts'
import { sniffLength, sniffType } from './file-type.ts'
import { readMultipart } from './multipart.ts'

export const maxUploadBytes = 100 * 1024 * 1024
const longestName = 255

export interface StoredFile {
  id: string
  name: string
  size: number
  mime: string
}

/** The form's file, stored and known to the database; until a record names it only its uploader may read it. */
export async function receiveUpload(runtime: Runtime, request: Request, uploader: string | null): Promise<StoredFile> {
  let stored: StoredFile | undefined
  await readMultipart(request, {
    maxBytes: maxUploadBytes,
    async onFile(stream, part) {
      stored = await storeFile(runtime, stream, part.name, uploader)
    },
  })
  if (!stored) throw badRequest('file.missing', 'file')
  return stored
}

export async function storeFile(
  runtime: Runtime,
  content: Readable,
  name: string,
  uploader: string | null,
): Promise<StoredFile> {
  if (name.includes('\u0000') || !name.isWellFormed()) throw badRequest('field.invalid-character', 'file')
  const id = newId()
  const key = `${runtime.clock().toISOString().slice(0, 7)}/${id}`
  const hash = createHash('sha256')
  const first: Buffer[] = []
  let size = 0
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      if (size < sniffLength) first.push(chunk.subarray(0, sniffLength))
      hash.update(chunk)
      size += chunk.length
      yield chunk
    }
  }
  await runtime.files.put(key, Readable.from(measured(), { objectMode: false }))
  const file: StoredFile = {
    id,
    name: name.slice(0, longestName).toWellFormed() || 'file',
    size,
    mime: sniffType(Buffer.concat(first).subarray(0, sniffLength), name),
  }
  try {
    await runtime.db.run(sql`insert into file (id, name, size, mime, sha256, storage_key, created_by)
      values (${id}::uuid, ${file.name}, ${size}, ${file.mime}, ${hash.digest('hex')}, ${key}, ${uploader}::uuid)`)
  } catch (error) {
    await runtime.files.remove(key)
    throw error
  }
  return file
}
