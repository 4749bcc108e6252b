/** Where uploaded bytes lie. The database knows name, size and owner; the store only keys and bytes. */
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** First and last byte, both included. */
export interface ByteRange {
  start: number
  end: number
}

export interface FileStore {
  /** Keeps the content whole or not at all. */
  put(key: string, content: Readable): Promise<void>
  /** @throws when there is no such file */
  get(key: string, range?: ByteRange): Promise<Readable>
  /** A file that is not there is no error. */
  remove(key: string): Promise<void>
}

/** Keys are made by us, never by a user; this keeps it so. */
export function checkKey(key: string): string {
  if (!/^[a-z0-9-]+(\/[a-z0-9.-]+)*$/.test(key) || key.includes('..')) throw new Error(`bad file key '${key}'`)
  return key
}

/** Files below one folder. */
export function localFiles(folder: string): FileStore {
  const pathOf = (key: string) => join(folder, checkKey(key))
  return {
    async put(key, content) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      try {
        await pipeline(content, createWriteStream(path, { mode: 0o600 }))
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    async get(key, range) {
      const path = pathOf(key)
      await access(path)
      return createReadStream(path, range)
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}
