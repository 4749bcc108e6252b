import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { exportAs, fileOf, importAs } from '#kernel/testing/imports.ts'
import { writeCsv, writeXlsx } from './tables/index.ts'

/** Published data beside the repository; without it these tests are skipped by name. */
const file = join(
  process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'naughty-strings/blns.json',
)

describe.skipIf(!existsSync(file))('515 strings that break software', () => {
  const strings: string[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  const stored = (text: string) => (text === '' ? null : text)
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app?.stop())

  test.each(['csv', 'xlsx'] as const)('imported, exported and imported again through %s, unchanged', async (format) => {
    const rows = strings.map((text, i) => [`${format} ${i}`, text])
    const header = ['客户名称', '备注']
    const columns = header.map((name) => ({ header: name }))
    const bytes = await buffer(format === 'csv' ? writeCsv([header, ...rows]) : writeXlsx({ name: 't', columns, rows }))
    expect(await importAs(app, app.admin, 'customer', fileOf(bytes))).toMatchObject({ counts: [515, 0, 0, 0] })
    const remarksNow = async () => {
      const { rows: found } = await app.runtime.db.pool.query('select name, remark from customer where name like $1', [
        `${format} %`,
      ])
      const byName = new Map(found.map((row) => [row.name, row.remark]))
      return strings.map((_, i) => byName.get(`${format} ${i}`))
    }
    expect(await remarksNow()).toEqual(strings.map(stored))

    const out = await exportAs(app, app.admin, {
      entity: 'customer',
      format,
      filter: { field: 'name', op: 'starts', value: format },
    })
    const again = await importAs(app, app.admin, 'customer', fileOf(out), { key: 'number' })
    expect(again).toMatchObject({ counts: [0, 0, 515, 0], faults: [] })
    expect(await remarksNow()).toEqual(strings.map(stored))
  })

  test('as names', async () => {
    const header = ['客户名称']
    const texts = strings.filter((text) => text.trim() !== '' && text.length <= 200)
    const bytes = await buffer(writeCsv([header, ...texts.map((text) => [text])]))
    const { counts, faults } = await importAs(app, app.admin, 'customer', fileOf(bytes))
    expect(faults).toEqual([])
    const { rows } = await app.runtime.db.pool.query('select name from customer where name = any($1)', [texts])
    expect(new Set(rows.map((row) => row.name))).toEqual(new Set(texts))
    expect(counts[0]).toBe(texts.length)
  })
})
