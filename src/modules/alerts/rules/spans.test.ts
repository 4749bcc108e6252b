import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodKeys } from '#kernel/metrics/metrics.types.ts'
import { addDays, spanBefore } from '#kernel/pure/dates.ts'
import { judgedSpan, spansUpTo, yearBefore } from './spans.ts'

describe('periods of a rule', () => {
  it('looks at the last one that is over, or at the running one', () => {
    expect(judgedSpan('ended', 'month', '2026-12-01', 1)).toEqual({
      name: '2026-11',
      from: '2026-11-01',
      to: '2026-11-30',
    })
    expect(judgedSpan('running', 'month', '2026-12-01', 1).name).toBe('2026-12')
    expect(judgedSpan('ended', 'quarter', '2026-04-01', 4)).toEqual({
      name: '2025-Q4',
      from: '2026-01-01',
      to: '2026-03-31',
    })
    expect(judgedSpan('ended', 'week', '2026-11-23', 1).name).toBe('2026-W47')
  })

  it('meets the same weekday and month a year earlier', () => {
    expect(yearBefore({ name: '2026-11', from: '2026-11-01', to: '2026-11-30' }, 'month', 1).name).toBe('2025-11')
    expect(yearBefore({ name: '2026-11-20', from: '2026-11-20', to: '2026-11-20' }, 'day', 1).from).toBe('2025-11-21')
  })

  it('leaves no gap and no overlap', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
    fc.assert(
      fc.property(fc.constantFrom(...periodKeys), day, fc.integer({ min: 1, max: 12 }), (period, today, start) => {
        const running = judgedSpan('running', period, today, start)
        expect(running.from <= today && today <= running.to).toBe(true)
        const spans = spansUpTo(running, 6, period, start)
        for (const [i, span] of spans.slice(1).entries()) expect(addDays(spans[i]!.to, 1)).toBe(span.from)
        expect(new Set(spans.map(({ name }) => name)).size).toBe(7)
        expect(spanBefore(period, running, start)).toEqual(judgedSpan('ended', period, today, start))
      }),
    )
  })
})
