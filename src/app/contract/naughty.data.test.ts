import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTable } from '#kernel/io/tables/index.ts'
import { normaliseText } from '#kernel/pure/text.ts'
import { startTestApp, type TestAnswer, type TestApp } from '#kernel/testing/app.ts'
import { exportAs, fileOf } from '#kernel/testing/imports.ts'

/** Published data beside the repository; without it these tests are skipped by name. */
const file = join(
  process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'naughty-strings/blns.json',
)

describe.skipIf(!existsSync(file))('515 strings that break software, through the API', () => {
  const strings: string[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  let app: TestApp

  /** What the definition takes: not more than `max` characters, and something to see when required. */
  const fits = (text: string, max: number) => text.length <= max
  const isBlank = (text: string) => /^[ \t\r\n\u3000]*$/.test(text)

  beforeAll(async () => {
    app = await startTestApp()
    const field = {
      entity: 'customer',
      name: 'nickname',
      kind: 'text',
      label: { zh: '绰号', en: 'Nickname' },
      max: 1000,
    }
    const made = await app.admin.post('custom-fields', field)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
  })
  afterAll(() => app?.stop())

  const refused = ({ status, body }: TestAnswer, path: string) => {
    expect([400, 422]).toContain(status)
    expect(body.violations.map((v: { path: string }) => v.path.split('.')[0])).toContain(path)
  }

  test('all are there', () => expect(strings).toHaveLength(515))

  test('as name, short name, remark, tag, and custom field of a customer', async () => {
    const texts = new Map<string, string>()
    for (const text of strings) {
      const values: Record<string, unknown> = { name: text, remark: text, [customName()]: text }
      if (fits(text, 60)) values.shortName = text
      if (fits(text, 50) && text !== '') values.tags = [text]
      const made = await app.admin.post('customers', values)
      if (isBlank(text) || !fits(text, 200)) {
        refused(made, 'name')
        continue
      }
      expect(made.status, JSON.stringify([text, made.body.violations])).toBe(201)
      expect(made.body).toMatchObject(values)
      texts.set(made.body.id, text)
      const read = await app.admin.get(`customers/${made.body.id}`)
      expect(read.body).toMatchObject(values)
      const { items } = (await app.admin.get(`customers/${made.body.id}/history`)).body
      const after = Object.fromEntries(
        items[0].changes.map((c: { field: string; after: unknown }) => [c.field, c.after]),
      )
      expect(after).toMatchObject(values)
    }
    expect(texts.size).toBeGreaterThan(450)
    await inLists(texts)
    await bySearch(texts)
    await exported(texts)
  })

  const customName = () =>
    Object.keys(app.runtime.registry.fields(app.runtime.registry.entity('customer'))).find((n) => /nickname/i.test(n))!

  async function inLists(texts: ReadonlyMap<string, string>) {
    const found = new Map<string, Record<string, unknown>>()
    for (let cursor = ''; ; ) {
      const { body } = await app.admin.get(`customers?limit=200&sort=name&cursor=${cursor}`)
      for (const item of body.items) found.set(item.id, item)
      if (!body.nextCursor) break
      cursor = body.nextCursor
    }
    for (const [id, text] of texts) {
      expect(found.get(id)).toMatchObject({ name: text, label: text, remark: text, [customName()]: text })
    }
  }

  /** By list search, by `/search` and by filter; many strings are alike, so the record is among the first hits or is an exact equal of one. */
  async function bySearch(texts: ReadonlyMap<string, string>) {
    for (const [id, text] of texts) {
      const q = encodeURIComponent(text)
      const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'eq', value: text }))
      const filtered = await app.admin.get(`customers?filter=${filter}&limit=500`)
      expect(
        filtered.body.items?.map((i: { id: string }) => i.id),
        JSON.stringify(text),
      ).toContain(id)
      const listed = await app.admin.get(`customers?search=${q}&limit=500`)
      const everywhere = await app.admin.get(`search?q=${q}&entities=customers&limit=50`)
      expect([listed.status, everywhere.status], JSON.stringify(text)).toEqual([200, 200])
      if (normaliseText(text) === '') continue
      expect(
        listed.body.items.map((i: { id: string }) => i.id),
        JSON.stringify(text),
      ).toContain(id)
      const labels = everywhere.body.items.map((i: { label: string }) => normaliseText(i.label))
      expect(labels, JSON.stringify(text)).toContain(normaliseText(text))
    }
  }

  async function exported(texts: ReadonlyMap<string, string>) {
    for (const format of ['csv', 'xlsx'] as const) {
      const request = { entity: 'customer', format, fields: ['id', 'name', 'remark', customName()] }
      const reader = await readTable(fileOf(await exportAs(app, app.admin, request), `out.${format}`))
      const rows = new Map<string, unknown[]>()
      for await (const [id, ...cells] of reader.rows()) rows.set(String(id), cells)
      for (const [id, text] of texts)
        expect(rows.get(id), `${format} ${JSON.stringify(text)}`).toEqual([text, text, text])
    }
  }

  test('as comment, follow-up and saved view', async () => {
    const { id } = (await app.admin.post('customers', { name: '客户' })).body
    for (const text of strings) {
      const said = await app.admin.post(`customers/${id}/comments`, { body: text })
      if (text.trim() === '') refused(said, 'body')
      else expect(said.body.body, JSON.stringify([text, said.body])).toBe(text.trim())

      const logged = await app.admin.post('follow-ups', { target: { entity: 'customer', id }, content: text })
      if (isBlank(text)) refused(logged, 'content')
      else {
        expect(logged.status, JSON.stringify([text, logged.body.violations])).toBe(201)
        const read = await app.admin.get(`follow-ups/${logged.body.id}`)
        expect([read.body.content, read.body.label]).toEqual([text, text])
      }

      const view = await app.admin.post('views', { entity: 'customer', name: text, config: {} })
      if (text.trim() === '' || !fits(text.trim(), 60)) refused(view, 'name')
      else {
        expect(view.body.name, JSON.stringify(text)).toBe(text.trim())
        const { items } = (await app.admin.get('views?entity=customer')).body
        expect(items.find((v: { id: string }) => v.id === view.body.id)?.name).toBe(text.trim())
        await app.admin.delete(`views/${view.body.id}`)
      }
    }
    const spoken = strings.map((text) => text.trim()).filter((text) => text !== '')
    const shown: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await app.admin.get(`customers/${id}/timeline?types=comment&limit=100&cursor=${cursor}`)
      shown.push(...body.items.map((i: { body: string }) => i.body))
      if (!body.nextCursor) break
      cursor = body.nextCursor
    }
    expect(shown.sort()).toEqual(spoken.sort())
  })
})
