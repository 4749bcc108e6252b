import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { addNode, both, conditionsOf, emptyGroup, isComplete, replaceNode, toFilter, toModel } from './filterModel.ts'

const tier: Filter = { field: 'tier', op: 'in', value: ['A', 'B'] }
const owner: Filter = { field: 'owner', op: 'eq', value: '@me' }

describe('toModel and toFilter', () => {
  it('gives back what it was given', () => {
    const filter: Filter = { and: [tier, { or: [owner, { field: 'phone', op: 'empty', value: false }] }] }
    expect(toFilter(toModel(filter))).toEqual(filter)
  })

  it('reads "empty" without a value as yes, and keeps open ranges', () => {
    expect(toFilter(toModel({ field: 'phone', op: 'empty' }))).toEqual({ field: 'phone', op: 'empty', value: true })
    const open: Filter = { field: 'on', op: 'between', value: ['2026-01-01', null] }
    expect(toFilter(toModel(open))).toEqual(open)
  })

  it('keeps a lone condition free of wrapping', () => {
    expect(toFilter(toModel(owner))).toEqual(owner)
    expect(toModel(owner).items).toHaveLength(1)
  })

  it('reads "not any of" as one group', () => {
    const model = toModel({ not: { or: [tier, owner] } })
    expect(model.join).toBe('none')
    expect(conditionsOf(model).map((each) => each.field)).toEqual(['tier', 'owner'])
  })

  it('does not send what is unfinished', () => {
    const model = addNode(toModel(owner), 'nowhere', { id: 'x', field: 'tier', op: 'in', value: [] })
    expect(toFilter(model)).toEqual(owner)
    const top = toModel(owner)
    expect(toFilter(addNode(top, top.id, { id: 'x', field: 'tier', op: 'in', value: [] }))).toEqual(owner)
    expect(toFilter(emptyGroup())).toBeUndefined()
  })

  it('survives a second round trip unchanged, whatever the tree', () => {
    const condition = fc.record({
      field: fc.constantFrom('a', 'b', 'c.d'),
      op: fc.constantFrom('eq' as const, 'contains' as const),
      value: fc.string({ minLength: 1 }),
    })
    const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        condition as fc.Arbitrary<Filter>,
        fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }) as fc.Arbitrary<Filter>,
        fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }) as fc.Arbitrary<Filter>,
        fc.record({ not: tie('tree') }) as fc.Arbitrary<Filter>,
      ),
    }))
    fc.assert(
      fc.property(tree, (filter) => {
        const once = toFilter(toModel(filter))
        expect(toFilter(toModel(once))).toEqual(once)
      }),
    )
  })
})

describe('isComplete', () => {
  it('asks for an end of a range', () => {
    expect(isComplete({ id: '1', field: 'on', op: 'between', value: [undefined, ''] })).toBe(false)
    expect(isComplete({ id: '1', field: 'on', op: 'between', value: ['2026-01-01', undefined] })).toBe(true)
    expect(isComplete({ id: '1', field: 'on', op: 'between', value: ['2026-01-01', '2026-01-31'] })).toBe(true)
  })
  it('takes zero and false as values', () => {
    expect(isComplete({ id: '1', field: 'n', op: 'eq', value: 0 })).toBe(true)
    expect(isComplete({ id: '1', field: 'b', op: 'eq', value: false })).toBe(true)
    expect(isComplete({ id: '1', field: 's', op: 'eq', value: '' })).toBe(false)
  })
})

describe('edits', () => {
  it('replaces and removes nodes at any depth', () => {
    const model = toModel({ and: [tier, { or: [owner, tier] }] })
    const inner = conditionsOf(model)[1]!
    const changed = replaceNode(model, inner.id, (node) => ({ ...node, value: 'x' }))
    expect(conditionsOf(changed)[1]?.value).toBe('x')
    expect(conditionsOf(replaceNode(model, inner.id, () => undefined))).toHaveLength(2)
  })
  it('joins two filters flat', () => {
    expect(both({ and: [tier] }, owner)).toEqual({ and: [tier, owner] })
    expect(both(undefined, owner)).toBe(owner)
  })
})
