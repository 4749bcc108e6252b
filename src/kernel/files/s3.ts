/** Files in an S3 bucket (or any server that speaks S3), so that several web processes share them. */
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { checkKey, type FileStore } from './store.ts'

export interface S3Location {
  /** Address of the bucket, path style, without a slash at the end. */
  bucketUrl: string
  accessKeyId: string
  secretAccessKey: string
  region: string
}

/**
 * Reads `https://KEY:SECRET@host/bucket[/prefix]?region=…` (`s3://` means https). The region is `us-east-1` when left out.
 * @throws Error without the secret when key, secret or bucket are missing
 */
export function parseS3Url(text: string): S3Location {
  const url = new URL(text.replace(/^s3:\/\//, 'https://'))
  const path = url.pathname.replace(/\/+$/, '')
  if (!url.username || !url.password || path === '')
    throw new Error('S3_URL must be https://KEY:SECRET@host/bucket?region=…')
  return {
    bucketUrl: `${url.protocol}//${url.host}${path}`,
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  }
}

export function s3Files(location: S3Location): FileStore {
  const { bucketUrl, ...credentials } = location
  const client = new AwsClient({ ...credentials, service: 's3', retries: 3 })
  const urlOf = (key: string) => `${bucketUrl}/${checkKey(key)}`
  const call = async (key: string, init: RequestInit, ignored: number[] = []): Promise<Response> => {
    const response = await client.fetch(urlOf(key), init)
    if (response.ok || ignored.includes(response.status)) return response
    await response.body?.cancel()
    throw new Error(`S3 answered ${response.status} to ${init.method ?? 'GET'}`)
  }
  return {
    async put(key, content) {
      // S3 wants the length before the content, and the content again when a try fails: it waits in a file.
      const folder = await mkdtemp(join(tmpdir(), 'zhanye-upload-'))
      const draft = join(folder, 'content')
      try {
        await pipeline(content, createWriteStream(draft, { mode: 0o600 }))
        const response = await call(key, { method: 'PUT', body: await openAsBlob(draft) })
        await response.body?.cancel()
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    async get(key, range) {
      const response = await call(key, { headers: range ? { range: `bytes=${range.start}-${range.end}` } : {} })
      return response.body ? Readable.fromWeb(response.body as NodeReadableStream) : Readable.from([])
    },
    async remove(key) {
      const response = await call(key, { method: 'DELETE' }, [404])
      await response.body?.cancel()
    },
  }
}
