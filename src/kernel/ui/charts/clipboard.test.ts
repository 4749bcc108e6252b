import { expect, it } from 'vitest'
import { tableTexts } from './clipboard.ts'

const table = {
  columns: [{ label: '区域' }, { label: '金额 & <b>', numeric: true }],
  rows: [
    [{ text: '=1+1' }, { text: '¥1,234.50', exact: '1234.50' }],
    [{ text: 'a\u0001b' }, { text: '—', exact: '' }],
    [{ text: '行\n二' }, { text: '12', exact: 12 }],
  ],
}

it('goes to the clipboard as tabs and as HTML, without breaking either', () => {
  const { plain, html } = tableTexts(table)
  expect(plain.split('\n')).toEqual(['区域\t金额 & <b>', '=1+1\t1234.50', 'a\u0001b\t', '行 二\t12'])
  expect(html).toContain('<th>金额 &amp; &lt;b&gt;</th>')
})
