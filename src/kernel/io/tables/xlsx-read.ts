import type { TableLimits } from './limits.ts'
import type { RowSource } from './table.types.ts'
import { TableError } from './table-error.ts'
import { estimateRows, sheetRows } from './xlsx-sheet.ts'
import { readSharedStrings, readWorkbook, type Workbook } from './xlsx-workbook.ts'
import { ZipParts } from './xlsx-zip.ts'

/** Opens a workbook. The file is open only while something is read from it. */
export async function openXlsx(path: string, sheetName: string | undefined, limits: TableLimits): Promise<RowSource> {
  const zip = await ZipParts.open(path, limits)
  try {
    const workbook = await readWorkbook(zip)
    const sheet = chooseSheet(workbook, sheetName)
    const sharedStrings = workbook.sharedStrings ? await readSharedStrings(zip, workbook.sharedStrings, limits) : []
    return {
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      sheets: workbook.sheets.map(({ name }) => name),
      sheet: sheet.name,
      approximateRows: await estimateRows(zip.read(sheet.part), zip.size(sheet.part)),
      rows: () => readRows(path, sheet.part, { workbook, sharedStrings, limits }),
    }
  } finally {
    zip.close()
  }
}

async function* readRows(
  path: string,
  part: string,
  context: Parameters<typeof sheetRows>[1],
): AsyncGenerator<string[]> {
  const zip = await ZipParts.open(path, context.limits)
  try {
    yield* sheetRows(zip.read(part), context)
  } finally {
    zip.close()
  }
}

function chooseSheet({ sheets }: Workbook, name: string | undefined): Workbook['sheets'][number] {
  const sheet =
    name === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find((one) => one.name === name)
  if (sheet) return sheet
  if (name === undefined) throw new TableError('table.empty')
  throw new TableError('table.no-such-sheet', { sheet: name, sheets: sheets.map((one) => one.name).join(', ') })
}
