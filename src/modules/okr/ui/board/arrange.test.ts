import { expect, it } from 'vitest'
import type { Objective } from '../parts/records.ts'
import { aboutPerson, alignmentTrees, chainOf, inReadingOrder } from './arrange.ts'

const objective = (id: string, level: Objective['level'], parent: string | null, owner = 'x') =>
  ({ id, level, parent: parent && { id: parent, label: parent }, owner: { id: owner, label: owner } }) as Objective

const all = [
  objective('p1', 'person', 'd1', 'me'),
  objective('d1', 'department', 'c', 'boss'),
  objective('p2', 'person', 'elsewhere'),
  objective('c', 'company', null),
  objective('p3', 'person', 'd1'),
  objective('p4', 'person', 'p1'),
]

it('stands each objective below the one it serves', () => {
  const order = inReadingOrder(alignmentTrees(all)).map(({ objective: { id }, depth }) => `${'-'.repeat(depth)}${id}`)
  expect(order).toEqual(['c', '-d1', '--p1', '---p4', '--p3', 'p2'])
})

it('shows a person theirs, what they serve and what serves them', () => {
  expect(aboutPerson(all, 'me').map(({ id }) => id)).toEqual(['p1', 'd1', 'c', 'p4'])
  expect(aboutPerson(all, 'nobody')).toEqual([])
})

it('lights up a whole chain, even a broken one', () => {
  expect([...chainOf(all, 'd1')].sort()).toEqual(['c', 'd1', 'p1', 'p3', 'p4'])
  const circle = [objective('a', 'person', 'b'), objective('b', 'person', 'a')]
  expect([...chainOf(circle, 'a')].sort()).toEqual(['a', 'b'])
})
