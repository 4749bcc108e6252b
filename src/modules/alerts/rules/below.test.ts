import { expect, it } from 'vitest'
import { addUp, branchesBelow } from './below.ts'

const branch = (id: string, parent: string | null) => ({ id, parent, label: id })

it('finds what is below at every depth, for those that have some', () => {
  const tree = [branch('a', null), branch('b', 'a'), branch('c', 'b'), branch('d', 'a'), branch('e', null)]
  expect(branchesBelow(tree)).toEqual(
    new Map([
      ['a', ['a', 'b', 'c', 'd']],
      ['b', ['b', 'c']],
    ]),
  )
})

it('adds up period by period', () => {
  const rows = [new Map([[0, 5] as const]), new Map([[0, 2] as const, [2, null] as const])]
  expect(addUp(rows)).toEqual(
    new Map([
      [0, 7],
      [2, 0],
    ]),
  )
})
