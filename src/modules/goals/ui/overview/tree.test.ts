import { describe, expect, it } from 'vitest'
import type { OverviewItem } from '../../queries/overview.ts'
import { treeOf } from './tree.ts'

const item = (id: string, subject: string, above: string | null, target = '1') =>
  ({ id, subject, above, standing: { target } }) as unknown as OverviewItem

describe('treeOf', () => {
  const items = [
    item('li', 'person', 'east', '5'),
    item('zhang', 'person', 'east', '9'),
    item('east', 'department', 'company'),
    item('company', 'company', null),
    item('orphan', 'person', 'somebody who is not here'),
  ]
  it('puts each goal below the one that is responsible, larger ones first', () => {
    expect(treeOf(items, new Set()).map((t) => [t.goal.id, t.depth, t.children])).toEqual([
      ['company', 0, 1],
      ['east', 1, 2],
      ['zhang', 2, 0],
      ['li', 2, 0],
      ['orphan', 0, 0],
    ])
  })
  it('leaves out what is below a closed one', () => {
    expect(treeOf(items, new Set(['company'])).map((t) => t.goal.id)).toEqual(['company', 'orphan'])
  })
})
