import { describe, expect, it } from 'vitest'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { limitsOf } from './calendarLimits.ts'
import { toModel } from './filterModel.ts'

const limits = (filter: Filter | undefined) => limitsOf(toModel(filter), 'dueOn').map(({ op }) => op)
const thisWeek: Filter = { field: 'dueOn', op: 'eq', value: '@this-week' }
const mine: Filter = { field: 'owner', op: 'eq', value: '@me' }

describe('limits of a calendar', () => {
  it('are the conditions on its own date', () => {
    expect(limits(thisWeek)).toEqual(['eq'])
    expect(limits({ and: [mine, thisWeek, { field: 'dueOn', op: 'lte', value: '@today' }] })).toEqual(['eq', 'lte'])
    expect(limits(mine)).toEqual([])
    expect(limits(undefined)).toEqual([])
  })
  it('are not those that hold for some records only, nor being filled in', () => {
    expect(limits({ or: [mine, thisWeek] })).toEqual([])
    expect(limits({ not: thisWeek })).toEqual([])
    expect(limits({ field: 'dueOn', op: 'empty', value: false })).toEqual([])
  })
})
