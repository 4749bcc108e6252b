import { describe, expect, it } from 'vitest'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { initials, isBelow, orgTree } from './orgTree.ts'

const record = (id: string, fields: object = {}) =>
  ({ id, version: 1, label: id, ...fields }) as unknown as EntityRecord
const under = (id: string) => ({ parent: { id, label: id } })
const inside = (id: string) => ({ department: { id, label: id } })

describe('orgTree', () => {
  const tree = orgTree(
    [
      record('company'),
      record('sales', under('company')),
      record('east', under('sales')),
      record('lost', under('gone')),
    ],
    [record('ann', inside('east')), record('bob', inside('sales')), record('cy'), record('dan', inside('gone'))],
  )
  it('counts everybody below', () => {
    expect(tree.byId.get('company')?.headcount).toBe(2)
    expect(tree.byId.get('east')?.headcount).toBe(1)
  })
  it('loses nobody', () => {
    expect(tree.roots.map(({ id }) => id)).toEqual(['company', 'lost'])
    expect(tree.homeless.map(({ id }) => id)).toEqual(['cy', 'dan'])
  })
  it('survives a circle', () => {
    const circle = orgTree([record('a', under('b')), record('b', under('a'))], [])
    expect(circle.roots.length).toBeGreaterThan(0)
  })
  it('knows what lies below', () => {
    expect(isBelow(tree.byId, 'east', 'company')).toBe(true)
    expect(isBelow(tree.byId, 'company', 'east')).toBe(false)
    expect(isBelow(tree.byId, 'sales', 'sales')).toBe(true)
  })
})

it('abbreviates names', () => {
  expect(initials('周启明')).toBe('启明')
  expect(initials('Dustin Brinkmann')).toBe('DB')
  expect(initials('Moses')).toBe('M')
})
