import { describe, expect, it } from 'vitest'
import { targetAt } from './target-at.ts'

describe('targets by date', () => {
  const of = (target: string) => ({ target, stretch: null, challenge: null })
  const change = (effectiveOn: string, decidedAt: string, before: string, after: string) => ({
    effectiveOn,
    decidedAt,
    before: of(before),
    after: of(after),
  })
  it('count the version of the day', () => {
    const changes = [
      change('2026-06-01', '2026-05-20T00:00:00Z', '90', '80'),
      change('2026-03-01', '2026-02-20T00:00:00Z', '100', '90'),
    ]
    expect(
      ['2026-01-01', '2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map(
        (d) => targetAt(of('80'), changes, d).target,
      ),
    ).toEqual(['100', '100', '90', '90', '80'])
    expect(targetAt(of('7'), [], '2026-01-01').target).toBe('7')
  })
  it('take the later decision of two for the same day', () => {
    const changes = [
      change('2026-03-01', '2026-02-21T00:00:00Z', '90', '95'),
      change('2026-03-01', '2026-02-20T00:00:00Z', '100', '90'),
    ]
    expect(targetAt(of('95'), changes, '2026-03-02').target).toBe('95')
    expect(targetAt(of('95'), changes, '2026-02-02').target).toBe('100')
  })
})
