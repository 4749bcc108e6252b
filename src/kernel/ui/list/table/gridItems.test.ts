import { describe, expect, it } from 'vitest'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '../../meta.tsx'
import type { GroupRows } from '../data/useGroupRows.ts'
import { groupItems } from './gridItems.ts'

const group = { field: { name: 'tier', kind: 'choice' } as FieldMeta }
const record = (id: string) => ({ id, label: id }) as EntityRecord
const rows = [
  { tier: 'A', count: 3 },
  { tier: null, count: 1 },
]

describe('groupItems', () => {
  it('shows headings only while groups are closed', () => {
    const items = groupItems(rows, group, new Map(), () => false)
    expect(items.map((item) => item.kind)).toEqual(['group', 'group'])
  })
  it('puts rows, and the way to more, under an open group', () => {
    const loaded: GroupRows = { rows: [record('1'), record('2')], loading: false, next: 'cursor' }
    const items = groupItems(rows, group, new Map([['A', loaded]]), (key) => key === 'A')
    expect(items.map((item) => item.kind)).toEqual(['group', 'record', 'record', 'more', 'group'])
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length)
  })
  it('holds the place of rows that are on their way', () => {
    const items = groupItems(rows, group, new Map(), (key) => key === '')
    expect(items.map((item) => item.kind)).toEqual(['group', 'group', 'skeleton'])
  })
})
