import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { writeCsv } from './csv-write.ts'
import { readTable } from './read-table.ts'
import { readAll } from './table-fixtures.ts'
import { writeXlsx } from './xlsx-write.ts'

/** Published data beside the repository; without it these tests are skipped by name. */
const shared = process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data')
const spectrum = join(shared, 'csv-spectrum')
const naughty = join(shared, 'naughty-strings/blns.json')
const utf16 = join(shared, 'adventureworks/utf16')
const list = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

describe.skipIf(!existsSync(spectrum))('csv-spectrum', () => {
  const names = list(join(spectrum, 'csvs')).map((file) => file.replace('.csv', ''))

  test('all eleven cases are there', () => expect(names).toHaveLength(11))

  test.each(names)('%s', async (name) => {
    const [headers = [], ...rows] = await readAll(join(spectrum, 'csvs', `${name}.csv`))
    const records = rows.map((row) => Object.fromEntries(row.map((cell, index) => [headers[index], cell])))
    expect(records).toEqual(JSON.parse(readFileSync(join(spectrum, 'json', `${name}.json`), 'utf8')))
  })
})

describe.skipIf(!existsSync(naughty))('naughty strings', () => {
  const strings: string[] = existsSync(naughty) ? JSON.parse(readFileSync(naughty, 'utf8')) : []
  const rows = strings.map((text, index) => [String(index), text])

  test('through CSV', async () => {
    const bytes = await buffer(writeCsv([['number', 'text'], ...rows]))
    expect(await readAll(bytes)).toEqual([['number', 'text'], ...rows])
  })

  test('through XLSX', async () => {
    const columns = [{ header: 'number' }, { header: 'text' }]
    const bytes = await buffer(writeXlsx({ name: 'text', columns, rows }))
    expect(await readAll(bytes)).toEqual([['number', 'text'], ...rows])
  })
})

describe.skipIf(!existsSync(utf16))('AdventureWorks originals', () => {
  test.each(list(utf16))('%s is UTF-16 and reads in even rows', async (file) => {
    const reader = await readTable(join(utf16, file))
    expect(reader.encoding).toBe('utf-16le')
    for await (const row of reader.rows()) expect(row).toHaveLength(reader.headers.length)
  })
})
