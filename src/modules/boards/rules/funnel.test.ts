import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { funnelSteps, rateChange, weakestStep, whatIf } from './funnel.ts'

const stages = (...standing: number[]) =>
  standing.map((each, at) => ({ key: `s${at}`, label: `S${at}`, standing: each, amount: 0 }))

describe('the funnel', () => {
  it('counts whoever came at least so far', () => {
    const steps = funnelSteps(stages(50, 30, 12, 8))
    expect(steps.map(({ reached }) => reached)).toEqual([100, 50, 20, 8])
    expect(steps.map(({ conversion }) => conversion)).toEqual([null, 0.5, 0.4, 0.4])
    expect(steps.map(({ dropped }) => dropped)).toEqual([0, 50, 30, 12])
    expect(steps.at(-1)?.ofAll).toBe(0.08)
  })
  it('counts the lost ones at its mouth', () => {
    expect(funnelSteps(stages(10, 10), 20).map(({ reached }) => reached)).toEqual([40, 10])
  })
  it('never widens, and loses nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }), fc.nat(1000), (standing, lost) => {
        const steps = funnelSteps(stages(...standing), lost)
        const all = standing.reduce((a, b) => a + b, lost)
        expect(steps[0]?.reached).toBe(all)
        for (const [at, step] of steps.entries())
          if (at > 0) expect(step.reached).toBeLessThanOrEqual(steps[at - 1]!.reached)
        expect(steps.reduce((sum, { dropped }) => sum + dropped, steps.at(-1)!.reached)).toBe(all)
      }),
    )
  })
  it('of nothing has no rates', () => {
    expect(funnelSteps(stages(0, 0)).map(({ conversion }) => conversion)).toEqual([null, null])
  })
})

describe('a better rate', () => {
  it('of the worked case: proposal to negotiation from 42 % to 65 %', () => {
    expect(rateChange(0.42, 0.65)).toEqual({ points: 23, factor: 1.548 })
    // 1000 contacts, 420 of 1000 proposals go on, half of them are won.
    const steps = funnelSteps(stages(580, 210, 210))
    expect(steps[1]?.conversion).toBe(0.42)
    expect(whatIf(steps, 1, 0.65)).toEqual({ points: 23, factor: 1.548, won: 210, wonThen: 325 })
  })
  it('that stays the same changes nothing', () => {
    const steps = funnelSteps(stages(50, 30, 20))
    expect(whatIf(steps, 1, steps[1]!.conversion!)).toMatchObject({ points: 0, factor: 1, wonThen: 20 })
    expect(whatIf(steps, 0, 0.5)).toBeNull()
  })
})

it('finds the step that loses most', () => {
  expect(weakestStep(funnelSteps(stages(10, 60, 20, 10)))?.key).toBe('s2')
  // 90 lost deals were counted at the mouth: that says nothing of the first step.
  expect(weakestStep(funnelSteps(stages(10, 60, 20, 10), 90), 90)?.key).toBe('s2')
  expect(weakestStep(funnelSteps(stages(10, 5), 90), 90)).toBeNull()
  expect(weakestStep([])).toBeNull()
})
