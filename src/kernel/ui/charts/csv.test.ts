import { describe, expect, it } from 'vitest'
import { tableCsv } from './csv.ts'

describe('tableCsv', () => {
  const columns = [{ label: '经理' }, { label: '金额', numeric: true }]
  it('writes exact values, quotes and a byte order mark', () => {
    const rows = [[{ text: 'Dustin "D", East' }, { text: '¥1,234.5', exact: '1234.50' }]]
    expect(tableCsv({ columns, rows })).toBe('\uFEFF经理,金额\r\n"Dustin ""D"", East",1234.50\r\n')
  })
  it('disarms formulas but leaves negative numbers', () => {
    const rows = [
      [{ text: '=1+1' }, { text: '-12.50' }],
      [{ text: '-1+2' }, { text: '0' }],
    ]
    expect(tableCsv({ columns, rows })).toBe("\uFEFF经理,金额\r\n'=1+1,-12.50\r\n'-1+2,0\r\n")
  })
})
