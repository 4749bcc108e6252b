import { describe, expect, it } from 'vitest'
import { changeInPercent, rounded, tally, winRate } from './tallies.ts'

describe('winRate', () => {
  it('is won / (won + lost), half-up', () => {
    expect(winRate(4238, 2473)).toBe('63.2')
    expect(winRate(4238, 2473, 2)).toBe('63.15')
    expect(winRate(1, 15)).toBe('6.3')
    expect(winRate(0, 3)).toBe('0.0')
    expect(winRate(0, 0)).toBeNull()
  })
})

it('tallies exactly and names the group without anybody', () => {
  const a = { id: 'a', label: 'A' }
  const rows = [
    { manager: a, status: 'won', count: 2, 'sum:amount': '0.10' },
    { manager: a, status: 'lost', count: 1, 'sum:amount': '9.00' },
    { manager: null, status: 'won', count: 1, 'sum:amount': '0.20' },
  ]
  expect(tally(rows, 'manager', 'nobody')).toEqual([
    { id: null, label: 'nobody', won: 1, lost: 0, amount: '0.20' },
    { id: 'a', label: 'A', won: 2, lost: 1, amount: '0.10' },
  ])
})

it('rounds averages half-up and knows nothing from nothing', () => {
  expect(rounded('51.765000', 1)).toBe('51.8')
  expect(rounded(null, 1)).toBeNull()
})

it('compares with before', () => {
  expect(changeInPercent('112.4', '100')).toBe('12.4')
  expect(changeInPercent('10', '0')).toBeNull()
  expect(changeInPercent(null, '5')).toBeNull()
})
