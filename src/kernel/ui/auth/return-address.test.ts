import { expect, it } from 'vitest'
import { safeReturnAddress } from './return-address.ts'

it.each([
  [null, '/'],
  ['/customers/1?tab=a#b', '/customers/1?tab=a#b'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?to=/x', '/'],
])('%s leads to %s', (to, address) => {
  expect(safeReturnAddress(to)).toBe(address)
})
