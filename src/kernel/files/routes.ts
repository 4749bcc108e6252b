/** `POST /files` takes an upload, `GET /files/{id}` hands a file out. */
import { Readable } from 'node:stream'
import { notFound } from '../api/errors.ts'
import { idOf } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { parseRange } from './byte-range.ts'
import { contentDisposition } from './disposition.ts'
import { readableFile } from './file-access.ts'
import { isShownInline } from './file-type.ts'
import { receiveUpload } from './upload.ts'

/** Even what is shown inline runs nothing and loads nothing. */
const fileContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

export function fileRoutes(app: RouteApp): void {
  app.post('/files', async (c) => c.json(await receiveUpload(c.get('runtime'), c.req.raw, c.get('actor').id), 201))

  app.get('/files/:id', async (c) => {
    const { db, registry, files } = c.get('runtime')
    const file = await readableFile(db, registry, c.get('actor'), idOf(c))
    if (!file) throw notFound()
    const etag = `"${file.sha256}"`
    const headers: Record<string, string> = {
      etag,
      'content-type': file.mime,
      'content-disposition': contentDisposition(isShownInline(file.mime) ? 'inline' : 'attachment', file.name),
      'content-security-policy': fileContentPolicy,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      // Kept by the browser, but asked for again: the right to read it may end.
      'cache-control': 'private, no-cache',
    }
    const known = c.req
      .header('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim().replace(/^W\//, ''))
    if (known?.some((tag) => tag === etag || tag === '*')) return c.body(null, 304, headers)
    const isCurrent = (c.req.header('if-range') ?? etag) === etag
    const range = isCurrent ? parseRange(c.req.header('range'), file.size) : undefined
    if (range === null) return c.body(null, 416, { ...headers, 'content-range': `bytes */${file.size}` })
    const length = range ? range.end - range.start + 1 : file.size
    headers['content-length'] = String(length)
    if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${file.size}`
    const content = await files.get(file.storage_key, range)
    return c.body(Readable.toWeb(content) as ReadableStream<Uint8Array>, range ? 206 : 200, headers)
  })
}
