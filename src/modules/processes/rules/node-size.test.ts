import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw } from '../testing/drawings.ts'
import { changeStep } from './edit.ts'
import { footprintOf, sizeOf } from './node-size.ts'
import { linesOf } from './text-lines.ts'

describe('the size of a step', () => {
  it('grows with a name that takes more lines, and stays on the grid', () => {
    expect(sizeOf('approval', '主管审批')).toEqual({ width: 184, height: 64 })
    expect(sizeOf('approval', '区域销售经理审批合同条款与折扣').height).toBe(64)
    expect(sizeOf('approval', '区域销售经理审批合同条款与折扣并核对客户信用').height).toBe(80)
    expect(sizeOf('end', 'Approved').height).toBe(48)
    expect(sizeOf('end', '已批准并且归档完成').height).toBe(64)
    expect(footprintOf('condition', '金额是否超过十万元人民币').height).toBe(128)
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'grapheme' }), (name) => {
        expect(sizeOf('task', name).height % 16).toBe(0)
      }),
    )
  })

  it('keeps the middle of a step that is renamed, so that its lines stay straight', () => {
    const flow = draw(['start > a > end'])
    const placed = { ...flow, nodes: flow.nodes.map((node) => ({ ...node, position: { x: 0, y: 80 } })) }
    const long = changeStep(placed, 'a', (node) => ({ ...node, name: '审'.repeat(40) }))
    const before = 80 + sizeOf('task').height / 2
    const after = long.nodes.find(({ id }) => id === 'a')!
    expect(sizeOf(after.kind, after.name).height).toBeGreaterThan(64)
    expect(after.position!.y + sizeOf(after.kind, after.name).height / 2).toBe(before)
  })
})

describe('lines of a text', () => {
  it('breaks between words, between Chinese characters, and within words that are too long', () => {
    expect(linesOf('', 100, 10)).toBe(1)
    expect(linesOf('一二三四五六七八九十', 100, 10)).toBe(1)
    expect(linesOf('一二三四五六七八九十一', 100, 10)).toBe(2)
    expect(linesOf('Legal review', 60, 10)).toBe(2)
    expect(linesOf('x'.repeat(39), 64, 10)).toBe(4)
  })
})
