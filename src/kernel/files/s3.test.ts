import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileStore } from './choose-store.ts'
import { parseS3Url, s3Files } from './s3.ts'
import type { FileStore } from './store.ts'

/** What an S3 server sees and keeps of path-style requests. */
const objects = new Map<string, Buffer>()
const seen: { method: string; url: string; headers: IncomingHttpHeaders }[] = []
let server: Server
let store: FileStore
let failures = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const url = request.url!
      seen.push({ method: request.method!, url, headers: request.headers })
      if (failures > 0) {
        failures -= 1
        response.writeHead(503).end()
      } else if (request.method === 'PUT') {
        objects.set(url, body)
        response.writeHead(200).end()
      } else if (request.method === 'DELETE') {
        response.writeHead(objects.delete(url) ? 204 : 404).end()
      } else {
        const object = objects.get(url)
        const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '')
        if (!object) response.writeHead(404).end('<Error/>')
        else if (range) response.writeHead(206).end(object.subarray(Number(range[1]), Number(range[2]) + 1))
        else response.writeHead(200).end(object)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  store = s3Files(parseS3Url(`http://AKID:se%2Fcret@127.0.0.1:${port}/bucket/app?region=cn-north-1`))
})
afterAll(() => server.close())

describe('files in a bucket', () => {
  it('are put whole with their length and a signature, read, read in parts, and removed', async () => {
    await store.put('2026-01/abc', Readable.from([Buffer.from('hello '), Buffer.from('世界')]))
    const put = seen.find((r) => r.method === 'PUT')!
    expect(put.url).toBe('/bucket/app/2026-01/abc')
    expect(put.headers['content-length']).toBe('12')
    expect(put.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/cn-north-1\/s3\/aws4_request/)
    expect(JSON.stringify(put.headers)).not.toContain('se/cret')
    expect((await buffer(await store.get('2026-01/abc'))).toString()).toBe('hello 世界')
    expect((await buffer(await store.get('2026-01/abc', { start: 6, end: 8 }))).toString()).toBe('世')
    await store.remove('2026-01/abc')
    await store.remove('2026-01/abc')
    await expect(store.get('2026-01/abc')).rejects.toThrow('404')
  })

  it('are sent again after a failure of the server', async () => {
    failures = 1
    await store.put('2026-01/again', Readable.from([Buffer.from('twice')]))
    expect((await buffer(await store.get('2026-01/again'))).toString()).toBe('twice')
  })

  it('are not put when the source fails', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half')
        throw new Error('line cut')
      })(),
    )
    await expect(store.put('2026-01/broken', broken)).rejects.toThrow('line cut')
    expect([...objects.keys()].some((key) => key.includes('broken'))).toBe(false)
  })

  it('take no key that leaves the folder', async () => {
    await expect(store.get('../other')).rejects.toThrow('bad file key')
  })
})

describe('parseS3Url', () => {
  it('reads the parts and keeps the secret out of errors', () => {
    expect(parseS3Url('s3://key:secret@s3.example.com/b')).toEqual({
      bucketUrl: 'https://s3.example.com/b',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      region: 'us-east-1',
    })
    expect(() => parseS3Url('https://key:hush@s3.example.com/')).toThrow(/S3_URL/)
    expect(() => parseS3Url('https://key:hush@s3.example.com/')).not.toThrow(/hush/)
  })

  it('decides where files are kept', () => {
    expect(() => fileStore({ s3Url: 'https://host/bucket', dataDir: '/tmp' })).toThrow(/S3_URL/)
    expect(fileStore({ s3Url: null, dataDir: '/tmp' })).toHaveProperty('put')
  })
})
