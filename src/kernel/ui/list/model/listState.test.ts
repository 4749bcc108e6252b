import { describe, expect, it } from 'vitest'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { isChanged, readState, toggleSort, type ViewConfig, writeState } from './listState.ts'

const entity = {
  name: 'customer',
  path: 'customers',
  list: ['name', 'tier'],
  sort: '-updatedAt',
  kanban: { field: 'tier', sums: [], card: [] },
} as unknown as EntityMeta

const mine: ViewConfig = { filter: { field: 'owner', op: 'eq', value: '@me' }, sort: 'name' }

describe('the address of a list', () => {
  it('is empty when the view says it all', () => {
    expect(writeState(entity, 'mine', mine, readState(entity, mine, {}))).toEqual({ view: 'mine' })
  })

  it('carries every difference and reads it back', () => {
    const state = {
      filter: { field: 'tier', op: 'in' as const, value: ['A'] },
      search: '中联',
      sort: '-amount,name',
      columns: ['name', 'customer.tier'],
      layout: 'kanban' as const,
      groupBy: 'createdAt:month',
    }
    const search = writeState(entity, 'mine', mine, state)
    expect(readState(entity, mine, search)).toEqual(state)
    expect(isChanged(entity, mine, state)).toBe(true)
  })

  it('takes the records behind a figure, alone or among other conditions', () => {
    const figure = { metric: 'won-amount', from: '2017-01-01', by: { region: 'r1' } }
    for (const filter of [figure, { and: [figure, { field: 'tier', op: 'eq' as const, value: 'A' }] }])
      expect(readState(entity, mine, { filter }).filter).toEqual(filter)
    expect(readState(entity, mine, { filter: { metric: 5 } as never }).filter).toEqual(mine.filter)
  })

  it('can clear the filter, search and sort of a view', () => {
    const view: ViewConfig = { ...mine, search: 'x', groupBy: 'tier' }
    const state = { ...readState(entity, view, {}), filter: undefined, search: '', sort: '', groupBy: '' }
    const search = writeState(entity, 'mine', view, state)
    expect(search.filter).toEqual({})
    expect(readState(entity, view, search)).toEqual(state)
  })

  it('ignores what it does not understand', () => {
    const state = readState(entity, mine, { layout: 'calendar', filter: { nonsense: 1 } as never, sort: 3 as never })
    expect(state.layout).toBe('list')
    expect(state.filter).toEqual(mine.filter)
    expect(state.sort).toBe('name')
  })

  it('reads a numeric search as text', () => {
    expect(readState(entity, mine, { q: 138 as never }).search).toBe('138')
  })
})

describe('toggleSort', () => {
  it('goes up, down, off', () => {
    expect(toggleSort('', 'amount', false)).toBe('amount')
    expect(toggleSort('amount', 'amount', false)).toBe('-amount')
    expect(toggleSort('-amount', 'amount', false)).toBe('')
  })
  it('adds with shift and keeps the others', () => {
    expect(toggleSort('name', 'amount', true)).toBe('name,amount')
    expect(toggleSort('name,amount', 'amount', true)).toBe('name,-amount')
    expect(toggleSort('name,-amount', 'amount', true)).toBe('name')
    expect(toggleSort('name,-amount', 'amount', false)).toBe('amount')
  })
})
