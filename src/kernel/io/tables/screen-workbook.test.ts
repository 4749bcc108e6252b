import { expect, it } from 'vitest'
import { tableWorkbook } from '../../ui/charts/workbook.ts'
import { readAll } from './table-fixtures.ts'

const table = {
  columns: [{ label: '区域' }, { label: '金额 & <b>', numeric: true }],
  rows: [
    [{ text: '=1+1' }, { text: '¥1,234.50', exact: '1234.50' }],
    [{ text: 'a\u0001b' }, { text: '—', exact: '' }],
    [{ text: '行\n二' }, { text: '12', exact: 12 }],
  ],
}

it('is a workbook that the product’s own reader takes, figures as numbers and texts as they are', async () => {
  const bytes = Buffer.from(tableWorkbook(table, '各区域: 金额/2025'))
  expect(await readAll(bytes)).toEqual([
    ['区域', '金额 & <b>'],
    ['=1+1', '1234.5'],
    ['ab', '—'],
    ['行\n二', '12'],
  ])
})
