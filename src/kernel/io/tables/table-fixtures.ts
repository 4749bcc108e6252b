import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import { ZipFile } from 'yazl'
import { type ReadTableOptions, readTable } from './read-table.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A file with these bytes, gone after the tests of the file that asked for it. */
export function fileWith(bytes: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'table-'))
  folders.push(folder)
  const path = join(folder, 'table')
  writeFileSync(path, bytes)
  return path
}

/** Headers and all rows of a file, or of bytes. */
export async function readAll(file: string | Uint8Array, options?: ReadTableOptions): Promise<string[][]> {
  const reader = await readTable(typeof file === 'string' ? file : fileWith(file), options)
  return [reader.headers, ...(await Array.fromAsync(reader.rows()))]
}

export async function zipOf(parts: Record<string, string | Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), name)
  zip.end()
  return buffer(zip.outputStream as Readable)
}

interface WorkbookParts {
  /** Content of `<worksheet>`, a string for each sheet. */
  sheets: string[]
  names?: string[]
  /** Content of `<sst>`. */
  shared?: string
  /** Content of `<styleSheet>`. */
  styles?: string
  /** Attributes of `<workbookPr>`. */
  properties?: string
  /** Further parts, or other content of these. */
  parts?: Record<string, string | Uint8Array>
}

/** A workbook made of raw XML, as other programs write it. */
export function workbookOf({
  sheets,
  names,
  shared,
  styles,
  properties = '',
  parts = {},
}: WorkbookParts): Promise<Buffer> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  return zipOf({
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><workbookPr ${properties}/><sheets>${sheets
      .map(
        (_, index) =>
          `<sheet name="${names?.[index] ?? `Sheet${index + 1}`}" sheetId="${index + 1}" r:id="s${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/${index}.xml`))
      .join(
        '',
      )}${relation('sst', 'sharedStrings', '/xl/shared.xml')}${relation('st', 'styles', 'styles.xml')}</Relationships>`,
    ...(shared === undefined ? {} : { 'xl/shared.xml': `<sst>${shared}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` }),
    ...Object.fromEntries(sheets.map((xml, index) => [`xl/worksheets/${index}.xml`, `<worksheet>${xml}</worksheet>`])),
    ...parts,
  })
}
