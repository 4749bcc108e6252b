import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let rep: TestClient
let boss: TestClient
let outsider: TestClient

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(100_000)])

async function upload(client: TestClient, name: string, content: Buffer | string) {
  const form = new FormData()
  form.append('file', new File([content as never], name))
  const answer = await app.app.request('/api/v1/files', {
    method: 'POST',
    headers: { authorization: `Bearer ${client.key}` },
    body: form,
  })
  return {
    status: answer.status,
    body: (await answer.json()) as { id: string; name: string; size: number; mime: string; code: string },
  }
}

const fetchFile = (client: TestClient, id: string, headers: Record<string, string> = {}) =>
  app.app.request(`/api/v1/files/${id}`, { headers: { authorization: `Bearer ${client.key}`, ...headers } })

beforeAll(async () => {
  app = await startTestApp()
  rep = await app.person({ role: 'sales-rep' })
  boss = await app.person({ role: 'director' })
  outsider = await app.person({ role: 'sales-rep' })
})
afterAll(() => app?.stop())

describe('files', () => {
  it('come back as they were sent, with their real type', async () => {
    const { status, body } = await upload(rep, '门店 照片.txt', png)
    expect([status, body]).toEqual([
      201,
      { id: expect.any(String), name: '门店 照片.txt', size: png.length, mime: 'image/png' },
    ])
    const answer = await fetchFile(rep, body.id)
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; .*%E9%97%A8%E5%BA%97/)
    expect(answer.headers.get('content-length')).toBe(String(png.length))
    expect(answer.headers.get('etag')).toBe(`"${createHash('sha256').update(png).digest('hex')}"`)
  })

  it('are downloaded, never shown, when they could carry script', async () => {
    for (const name of ['a.svg', 'a.html', 'a.png']) {
      const { body } = await upload(rep, name, '<svg onload="alert(1)">')
      const answer = await fetchFile(rep, body.id)
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
      expect(answer.headers.get('content-type')).toBe('application/octet-stream')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('are not sent again to who has them, and sent in parts', async () => {
    const { body } = await upload(rep, 'a.bin', '0123456789')
    const etag = (await fetchFile(rep, body.id)).headers.get('etag')!
    expect((await fetchFile(rep, body.id, { 'if-none-match': etag })).status).toBe(304)
    const part = await fetchFile(rep, body.id, { range: 'bytes=2-4' })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
    expect((await fetchFile(rep, body.id, { range: 'bytes=20-' })).status).toBe(416)
    expect(await (await fetchFile(rep, body.id, { range: 'bytes=2-4', 'if-range': '"old"' })).text()).toBe('0123456789')
  })

  it('belong to the uploader alone until a record names them, then to whoever sees the record', async () => {
    const { body } = await upload(rep, 'a.pdf', '%PDF-1.7')
    expect((await fetchFile(boss, body.id)).status).toBe(404)
    const customer = (await rep.post('customers', { name: '甲公司' })).body.id
    const followUp = { target: { entity: 'customer', id: customer }, kind: 'call', content: '见附件', files: [body.id] }
    expect((await rep.post('follow-ups', followUp)).status).toBe(201)
    expect((await fetchFile(boss, body.id)).status).toBe(200)
    expect((await fetchFile(rep, body.id)).status).toBe(200)
    expect((await fetchFile(outsider, body.id)).status).toBe(404)
    expect((await fetchFile(rep, '0190a5c2-1111-7000-8000-000000000001')).status).toBe(404)
    expect((await fetchFile(rep, 'x')).status).toBe(404)
  })

  it('of somebody else’s upload are not taken into an own record', async () => {
    const { body } = await upload(boss, 'b.pdf', '%PDF-1.7')
    const customer = (await rep.post('customers', { name: '乙公司' })).body.id
    const followUp = { target: { entity: 'customer', id: customer }, kind: 'call', content: '借用', files: [body.id] }
    const taken = await rep.post('follow-ups', followUp)
    expect([taken.status, taken.body.violations]).toMatchObject([
      422,
      [{ code: 'field.reference-missing', path: 'files' }],
    ])
    expect((await fetchFile(rep, body.id)).status).toBe(404)
    expect((await fetchFile(boss, body.id)).status).toBe(200)
  })

  it.each(['hidden', 'mask'])('of a field that is %s stay closed although the record is open', async (rule) => {
    const { body } = await upload(rep, 'c.pdf', '%PDF-1.7')
    const customer = (await rep.post('customers', { name: '丙公司' })).body.id
    const target = { entity: 'customer', id: customer }
    const made = await rep.post('follow-ups', { target, kind: 'call', content: '见附件', files: [body.id] })
    const setRules = async (rules: object | null) => {
      await app.runtime.db.run(
        sql`update role set field_rules = ${rules && JSON.stringify(rules)}::jsonb where key = 'director'`,
      )
      app.runtime.forget()
    }
    expect((await fetchFile(boss, body.id)).status).toBe(200)
    await setRules({ 'follow-up': { files: rule } })
    expect((await boss.get(`follow-ups/${made.body.id}`)).status).toBe(200)
    expect((await fetchFile(boss, body.id)).status).toBe(404)
    expect((await fetchFile(rep, body.id)).status).toBe(200)
    await setRules(null)
  })

  it('leave nothing behind when the upload fails', async () => {
    const count = async () => (await app.runtime.db.run<{ n: number }>(sql`select count(*) as n from file`))[0]!.n
    const before = await count()
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf'
    const cut = await app.app.request('/api/v1/files', {
      method: 'POST',
      headers: { authorization: `Bearer ${rep.key}`, 'content-type': 'multipart/form-data; boundary=b' },
      body: head,
    })
    expect([cut.status, ((await cut.json()) as { violations: { code: string }[] }).violations[0]!.code]).toEqual([
      400,
      'file.broken-form',
    ])
    expect(await count()).toBe(before)
    const empty = await app.app.request('/api/v1/files', {
      method: 'POST',
      headers: { authorization: `Bearer ${rep.key}` },
      body: new FormData(),
    })
    expect(empty.status).toBe(400)
  })
})
