import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circleFrom, type OwnMetric, toMetric } from './own-metric.ts'

const own: OwnMetric = {
  key: 'big-deals',
  name: '大单数',
  nameEn: null,
  about: '金额十万以上的赢单',
  aboutEn: null,
  kind: 'counted',
  source: 'opportunity',
  measure: 'count',
  field: null,
  date: 'closedOn',
  filter: { field: 'amount', op: 'gte', value: 100_000 },
  formula: null,
  unit: 'count',
  direction: 'up',
}

describe('own metric', () => {
  it('becomes a definition; the Chinese stands in for English that nobody wrote', () => {
    expect(toMetric(own)).toMatchObject({
      key: 'big-deals',
      label: { zh: '大单数', en: '大单数' },
      measure: { count: true },
      date: 'closedOn',
    })
    expect(toMetric({ ...own, measure: 'sum', field: 'amount' })).toMatchObject({ measure: { sum: 'amount' } })
  })

  it('is none while something is missing', () => {
    expect(toMetric({ ...own, date: null })).toBeUndefined()
    expect(toMetric({ ...own, measure: 'sum' })).toBeUndefined()
    expect(toMetric({ ...own, kind: 'derived' })).toBeUndefined()
  })

  it('entered by hand counts approved entries of its key', () => {
    expect(toMetric({ ...own, kind: 'manual', measure: 'latest' })).toMatchObject({
      source: 'metric-entry',
      measure: { latest: 'value' },
      manual: true,
      filter: { and: [{ value: 'big-deals' }, { value: 'approved' }] },
    })
  })
})

describe('circles of formulas', () => {
  const graph: Record<string, string[]> = { a: ['b', 'c'], b: ['d'], c: ['x'], d: ['a'], self: ['self'] }
  const components = (key: string) => graph[key]

  it('are found with the way they take', () => {
    expect(circleFrom('a', components)).toEqual(['a', 'b', 'd', 'a'])
    expect(circleFrom('self', components)).toEqual(['self', 'self'])
    expect(circleFrom('c', components)).toBeUndefined()
  })

  it('exist exactly where one can walk back, and the search always ends', () => {
    const node = fc.integer({ min: 0, max: 6 }).map(String)
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 12 }), node, (edges, start) => {
        const next = (key: string) => edges.filter(([from]) => from === key).map(([, to]) => to)
        const reachable = new Set<string>()
        for (let open = next(start); open.length; ) {
          const at = open.pop()!
          if (reachable.has(at)) continue
          reachable.add(at)
          open = [...open, ...next(at)]
        }
        expect(circleFrom(start, next) !== undefined).toBe(reachable.has(start))
      }),
    )
  })
})
