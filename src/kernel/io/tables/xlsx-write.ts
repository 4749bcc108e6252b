import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { SheetToWrite } from './table.types.ts'
import { contentTypesXml, rootRelationsXml, stylesXml, workbookRelationsXml, workbookXml } from './xlsx-parts.ts'
import { sheetNames } from './xlsx-sheet-name.ts'
import { sheetXml } from './xlsx-sheet-write.ts'

export type { SheetToWrite }

export interface WriteXlsxOptions {
  /** Zone in which instants are written; UTC when left out. */
  timeZone?: string
}

/**
 * A workbook as a stream of bytes. The rows are drawn as the stream is read, one sheet after the other, and nothing but a
 * piece of them is in memory; iterators are closed when the stream is destroyed. The header is bold and stays in view.
 * Text is always text, never a formula, and comes back unchanged from `readTable`, except that Excel holds at most 32,767
 * characters in a cell: longer text ends with '…'. Decimals beyond the 15 digits of a spreadsheet are written as text.
 * The stream fails with TableError `table.too-many-rows` when a sheet gets more rows than Excel has.
 */
export function writeXlsx(sheets: SheetToWrite | readonly SheetToWrite[], options: WriteXlsxOptions = {}): Readable {
  const list = 'columns' in sheets ? [sheets] : sheets
  if (list.length === 0) throw new RangeError('A workbook needs a sheet')
  const names = sheetNames(list.map(({ name }) => name))
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let current: Readable | undefined
  const add = (text: string, part: string) => zip.addBuffer(Buffer.from(text), part)
  add(contentTypesXml(list.length), '[Content_Types].xml')
  add(rootRelationsXml, '_rels/.rels')
  add(workbookXml(names), 'xl/workbook.xml')
  add(workbookRelationsXml(list.length), 'xl/_rels/workbook.xml.rels')
  add(stylesXml, 'xl/styles.xml')
  for (const [index, sheet] of list.entries()) {
    zip.addReadStreamLazy(`xl/worksheets/sheet${index + 1}.xml`, { compressionLevel: 6 }, (done) => {
      current = Readable.from(sheetXml(sheet, options.timeZone ?? 'UTC'), { objectMode: false })
      // The zip library leaves a failing source to its owner.
      current.on('error', (error) => output.destroy(error))
      done(null, current)
    })
  }
  zip.end()
  zip.on('error', (error: Error) => output.destroy(error))
  output.once('close', () => current?.destroy())
  return output
}
