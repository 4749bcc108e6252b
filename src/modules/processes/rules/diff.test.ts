import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, soundFlow, task } from '../testing/drawings.ts'
import { diffFlows } from './diff.ts'
import { tidied } from './layout.ts'

describe('difference of two versions', () => {
  it('is none between a flow and itself, wherever the steps stand', () => {
    fc.assert(
      fc.property(soundFlow, (flow) => {
        expect(diffFlows(flow, tidied(structuredClone(flow))).isSame).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('names steps that came, went and changed, and in what', () => {
    const before = draw(['start > a > b > end'])
    const after = draw(['start > a > c > end'], [task('a', { name: 'A', assignee: [{ managerLevel: 2 }] })])
    const { steps, edges, parts, isSame } = diffFlows(before, after)
    expect(Object.fromEntries(steps)).toEqual({ start: 'same', a: 'changed', c: 'added', end: 'same', b: 'removed' })
    expect(parts.get('a')!.toSorted()).toEqual(['assignee', 'name'])
    expect(Object.fromEntries(edges)).toEqual({
      start_a: 'same',
      a_c: 'added',
      c_end: 'added',
      a_b: 'removed',
      b_end: 'removed',
    })
    expect(isSame).toBe(false)
  })

  it('tells a way of another condition, and another form', () => {
    const before = draw(['start > if > a > end', 'if > end'])
    const after = structuredClone(before)
    after.edges.find(({ from, to }) => from === 'if' && to === 'a')!.when = { expression: 'form.n > 9' }
    expect(diffFlows(before, after).edges.get('if_a')).toBe('changed')
    expect(diffFlows(before, { ...before, form: [] })).toMatchObject({ form: true, isSame: false })
  })
})
