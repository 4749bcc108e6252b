import type { Label } from '#kernel/entity/meta.types.ts'

/** What a person reads when a file cannot be read; {name} is filled in from the error's params. */
export const tableErrorText = {
  'table.empty': {
    zh: '文件中没有数据：第一行应为列标题。',
    en: 'The file has no data: its first row should hold the column headers.',
  },
  'table.too-large': {
    zh: '文件过大（{size}），最大为 {max}。请拆分后分别导入。',
    en: 'The file is too large ({size}); the limit is {max}. Split it and import the parts.',
  },
  'table.too-many-columns': {
    zh: '第 {row} 行有超过 {max} 列。请删除多余的列，或检查分隔符是否正确。',
    en: 'Row {row} has more than {max} columns. Remove columns, or check the delimiter.',
  },
  'table.too-many-rows': {
    zh: 'Excel 工作表最多 {max} 行。请缩小范围，或导出为 CSV。',
    en: 'An Excel sheet holds at most {max} rows. Narrow the selection, or export as CSV.',
  },
  'table.cell-too-long': {
    zh: '第 {row} 行有单元格超过 {max} 个字符。如为 CSV 文件，请检查引号是否成对。',
    en: 'A cell in row {row} is longer than {max} characters. In a CSV file, check that every quote is closed.',
  },
  'table.quote-not-closed': {
    zh: '从第 {row} 行开始的引号没有结束。请检查该行附近的引号。',
    en: 'A quote opened in row {row} is never closed. Check the quotes around that row.',
  },
  'table.not-a-table': {
    zh: '无法识别该文件。支持 CSV、TSV 和 Excel（.xlsx）文件。',
    en: 'This is no file of a known kind. CSV, TSV and Excel (.xlsx) files can be read.',
  },
  'table.old-excel': {
    zh: '这是旧版 Excel（.xls）文件。请在 Excel 或 WPS 中另存为 .xlsx 后再试。',
    en: 'This is a file of an old Excel version (.xls). Save it as .xlsx in Excel and try again.',
  },
  'table.encrypted': {
    zh: '文件有密码保护。请取消密码后再试。',
    en: 'The file is protected by a password. Remove the password and try again.',
  },
  'table.broken': {
    zh: '文件已损坏或不完整，无法读取。请重新保存或重新上传。',
    en: 'The file is broken or incomplete. Save or upload it again.',
  },
  'table.inflates-too-much': {
    zh: '文件解压后过大，已停止读取。请拆分后分别导入。',
    en: 'The file becomes too large when unpacked, so reading stopped. Split it and import the parts.',
  },
  'table.no-such-sheet': {
    zh: '找不到工作表“{sheet}”。文件中有：{sheets}。',
    en: 'There is no sheet “{sheet}”. The file has: {sheets}.',
  },
} satisfies Record<string, Label>
