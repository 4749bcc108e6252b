import { describe, expect, it } from 'vitest'
import { fillText, inSentence } from './text.ts'

describe('fillText', () => {
  it('fills names and picks the word for the number', () => {
    const text = 'Found {n} {n|record|records} in {place}'
    expect(fillText(text, { n: 1, place: 'Wuxi' })).toBe('Found 1 record in Wuxi')
    expect(fillText(text, { n: 0, place: 'Wuxi' })).toBe('Found 0 records in Wuxi')
  })

  it('does not fill what a value brings along', () => {
    expect(fillText('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x')
  })

  it('leaves an unknown place visible', () => {
    expect(fillText('共 {n} 条', {})).toBe('共 {n} 条')
  })
})

it.each([
  ['Customer', 'customer'],
  ['API key', 'API key'],
  ['客户', '客户'],
  ['', ''],
])('%s in a sentence is %s', (name, inside) => {
  expect(inSentence(name)).toBe(inside)
})
