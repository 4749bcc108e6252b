import { expect, it } from 'vitest'
import { judgeChain, linkOf, longestChain } from './loops.ts'

it('stops a rule that comes back to the same record, and long chains', () => {
  expect(judgeChain([], 'a', '1')).toBe('go')
  expect(judgeChain([linkOf('a', '1')], 'a', '1')).toBe('own')
  expect(judgeChain([linkOf('a', '1')], 'a', '2')).toBe('go')
  expect(judgeChain([linkOf('a', '1'), linkOf('b', '1')], 'a', '1')).toBe('loop')
  const long = Array.from({ length: longestChain }, (_, i) => linkOf(`r${i}`, '1'))
  expect(judgeChain(long, 'z', '1')).toBe('depth')
})
