import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type FilePart, readMultipart } from './multipart.ts'

interface Taken extends FilePart {
  content: Buffer
}

const formRequest = (form: FormData) => new Request('http://x/', { method: 'POST', body: form })

async function read(
  request: Request,
  maxBytes = 1_000_000,
  maxFiles = 1,
): Promise<{ fields: Record<string, string>; files: Taken[] }> {
  const files: Taken[] = []
  const fields = await readMultipart(request, {
    maxBytes,
    maxFiles,
    async onFile(stream, part) {
      const chunks: Buffer[] = []
      for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
      files.push({ ...part, content: Buffer.concat(chunks) })
    },
  })
  return { fields, files }
}

const raw = (boundary: string, body: string | Buffer) =>
  new Request('http://x/', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: body as never,
  })

describe('readMultipart', () => {
  it('reads files and fields with Chinese names', async () => {
    const content = randomBytes(300_000)
    const form = new FormData()
    form.append('entity', 'customer')
    form.append('file', new File([content], '客户 名单“新”.xlsx', { type: 'text/plain' }))
    form.append('mode', '插入')
    const { fields, files } = await read(formRequest(form))
    expect(fields).toEqual({ entity: 'customer', mode: '插入' })
    expect(files).toMatchObject([{ field: 'file', name: '客户 名单“新”.xlsx', mime: 'text/plain' }])
    expect(files[0]!.content.equals(content)).toBe(true)
  })

  it('leaves out the path some browsers send', async () => {
    const body =
      '--b\r\ncontent-disposition: form-data; name="file"; filename="C:\\\\Users\\\\li\\\\a.txt"\r\n\r\nx\r\n--b--\r\n'
    expect((await read(raw('b', body))).files[0]!.name).toBe('a.txt')
  })

  it('takes a file of exactly the limit and refuses one byte more, whose taker sees the failure', async () => {
    const form = (size: number) => {
      const f = new FormData()
      f.append('file', new File([Buffer.alloc(size)], 'a'))
      return f
    }
    expect((await read(formRequest(form(1000)), 1000)).files[0]!.content.length).toBe(1000)
    let taken: unknown
    const refused = readMultipart(formRequest(form(1001)), {
      maxBytes: 1000,
      async onFile(stream: Readable) {
        try {
          for await (const _ of stream) {
          }
          taken = 'whole'
        } catch (error) {
          taken = error
          throw error
        }
      },
    })
    await expect(refused).rejects.toMatchObject({ status: 413 })
    expect(taken).toBeInstanceOf(Error)
  })

  it('refuses more files than expected', async () => {
    const form = new FormData()
    for (const name of ['a', 'b']) form.append('file', new File(['x'], name))
    await expect(read(formRequest(form))).rejects.toMatchObject({ status: 400 })
    const again = new FormData()
    for (const name of ['a', 'b']) again.append('file', new File([name], name))
    expect((await read(formRequest(again), 10, 2)).files.map((f) => f.content.toString())).toEqual(['a', 'b'])
  })

  it('refuses a form cut off in the middle, and its taker ends', async () => {
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'
    let ended = false
    const cut = readMultipart(raw('b', `${head}half of it`), {
      maxBytes: 1000,
      async onFile(stream) {
        try {
          for await (const _ of stream) {
          }
        } finally {
          ended = true
        }
      },
    })
    await expect(cut).rejects.toMatchObject({ status: 400 })
    expect(ended).toBe(true)
  })

  it('fails with what the taker failed with', async () => {
    const form = new FormData()
    form.append('file', new File([randomBytes(500_000)], 'a'))
    const failed = readMultipart(formRequest(form), {
      maxBytes: 1_000_000,
      async onFile() {
        throw new Error('disk full')
      },
    })
    await expect(failed).rejects.toThrow('disk full')
  })

  it('refuses what is no form', async () => {
    await expect(read(new Request('http://x/', { method: 'POST', body: '{}' }))).rejects.toMatchObject({ status: 415 })
    await expect(read(raw('b', 'nonsense'))).rejects.toMatchObject({ status: 400 })
  })
})
