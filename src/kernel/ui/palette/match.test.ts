import { describe, expect, it } from 'vitest'
import { pinyinOf } from '../../pure/text.ts'
import { matching, matchScore, type PaletteItem } from './match.ts'

const item = (label: string, keywords: string[] = []): PaletteItem => ({
  key: label,
  group: '',
  label,
  icon: '',
  keywords,
  run: () => undefined,
})

describe('matchScore', () => {
  it.each([
    ['新建客户', '客户'],
    ['新建客户', 'xjkh'],
    ['新建客户', 'xinjian'],
    ['新建客户', 'kehu'],
    ['Create customer', 'cust'],
    ['Create customer', 'customer create'],
    ['银行账户', 'yhzh'],
  ])('%s is found by %s', (label, query) => {
    expect(matchScore(item(label), query, pinyinOf)).toBeGreaterThan(0)
  })

  it.each([
    ['新建客户', 'sj'],
    ['Create customer', 'customer delete'],
    ['Create customer', ''],
  ])('%s is not found by "%s"', (label, query) => {
    expect(matchScore(item(label), query, pinyinOf)).toBe(0)
  })

  it('finds nothing by sound before the pinyin is known', () => {
    expect(matchScore(item('新建客户'), 'xjkh', () => undefined)).toBe(0)
  })
})

describe('matching', () => {
  it('puts the best first and keeps the order of equals', () => {
    const items = [item('Roles', ['customer']), item('New customer'), item('Customers'), item('Customer tiers')]
    expect(matching(items, 'customer', () => undefined).map(({ label }) => label)).toEqual([
      'Customers',
      'Customer tiers',
      'New customer',
      'Roles',
    ])
  })
})
