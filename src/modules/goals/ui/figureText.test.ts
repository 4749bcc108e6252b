import { expect, it } from 'vitest'
import { figureText } from './figureText.ts'

it('tells figures between whole ones with one place, for what is counted too', () => {
  expect(figureText('3.1935', 'count')).toBe('3.2')
  expect(figureText('-1.1935', 'days')).toBe('-1.2')
  expect(figureText('4', 'count')).toBe('4')
  expect(figureText('0.41234', 'ratio')).toBe('41.2%')
  expect(figureText('3.1935', 'number')).toBe('3.1935')
})
