import { expect, it } from 'vitest'
import { actionsOf, sameSteps } from './check-in.ts'

it('makes one action of each line', () => {
  expect(actionsOf('1. 约华为试点会\n- 报价发出\n\n  2026 年会名单 \n报价发出')).toEqual([
    '约华为试点会',
    '报价发出',
    '2026 年会名单',
  ])
  expect(actionsOf(null)).toEqual([])
  expect(actionsOf(Array.from({ length: 30 }, (_, i) => `事 ${i}`).join('\n'))).toHaveLength(10)
})

it('takes ticks for the same steps only', () => {
  const steps = [
    { name: 'a', weight: '1', done: false },
    { name: 'b', weight: '2', done: true },
  ]
  expect(sameSteps(steps, [{ ...steps[0]!, done: true }, steps[1]])).toBe(true)
  expect(sameSteps(steps, [{ ...steps[0]!, weight: '9' }, steps[1]])).toBe(false)
  expect(sameSteps(steps.slice(1), steps)).toBe(false)
})
