import type { PlainCell, PlainTable } from './table.types.ts'
import { zipOf } from './zip.ts'

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** The parts of a workbook that are always the same: one sheet, a bold style for the header. */
const frame = {
  '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
}

/** A chart's table as a workbook (Office Open XML): figures are numbers that can be summed, everything else is text. */
export function tableWorkbook(table: PlainTable, title: string): Uint8Array<ArrayBuffer> {
  const head = table.columns.map((column) => textCell(column.label, 1)).join('')
  const rows = table.rows.map((row) => `<row>${row.map(cellXml).join('')}</row>`).join('')
  const widths = table.columns.map((_, at) => widthOf(table, at))
  const columns = widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  return zipOf({
    ...frame,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${main}"><cols>${columns}</cols><sheetData><row>${head}</row>${rows}</sheetData></worksheet>`,
  })
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value)

function cellXml({ text, exact }: PlainCell): string {
  return exact !== undefined && isNumber(exact) ? `<c><v>${exact}</v></c>` : textCell(text, 0)
}

/** Text is written as such, so that nothing in it runs as a formula. */
const textCell = (text: string, style: number): string =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these at all.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const escaped = (text: string): string =>
  text
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** 31 characters, none of those that spreadsheets forbid. */
const sheetName = (title: string): string =>
  title
    .replace(/[\\/?*[\]:']/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1'

/** A Chinese character is as wide as two letters. */
function widthOf(table: PlainTable, at: number): number {
  const texts = [table.columns[at]?.label ?? '', ...table.rows.map((row) => row[at]?.text ?? '')]
  const widest = Math.max(...texts.map((text) => [...text].reduce((sum, each) => sum + (each > '\u2e7f' ? 2 : 1), 0)))
  return Math.max(8, Math.min(50, widest + 2))
}
