import { describe, expect, it } from 'vitest'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import type { Card } from './card.types.ts'
import { readNarrowing } from './narrowing.ts'
import { notNarrowedBy, planBoard, planCard, type Scope } from './plan.ts'

const meta = (key: string, dimensions: MetricMeta['dimensions'], additive = true) =>
  [key, { key, dimensions, additive } as MetricMeta] as const
const catalogue = new Map([
  meta('won-amount', ['person', 'department', 'region', 'product']),
  meta('follow-ups', ['person', 'department']),
  meta('win-rate', ['person'], false),
])
const scope: Scope = {
  span: { from: '2025-11-01', to: '2025-11-30' },
  today: '2025-11-21',
  fiscalYearStart: 1,
  narrowing: {},
}
const card = (values: Partial<Card>): Card => ({
  id: 'c',
  kind: 'figure',
  w: 3,
  h: 2,
  metrics: ['won-amount'],
  ...values,
})

describe('the questions of a card', () => {
  it('are now, before, a year ago and the course', () => {
    expect(planCard(card({ compare: 'both', step: 'month' }), scope, catalogue)).toEqual({
      now: { metric: 'won-amount', from: '2025-11-01', to: '2025-11-30' },
      previous: { metric: 'won-amount', from: '2025-10-01', to: '2025-10-21' },
      'last-year': { metric: 'won-amount', from: '2024-11-01', to: '2024-11-21' },
      spark: { metric: 'won-amount', from: '2024-12-01', to: '2025-11-21', groupBy: ['month'] },
    })
  })
  it('have nothing to compare with over all time', () => {
    const plan = planCard(card({ compare: 'both' }), { ...scope, span: undefined }, catalogue)
    expect(plan).toEqual({ now: { metric: 'won-amount' } })
  })
  it('say the same comparison once', () => {
    const year = { ...scope, span: { from: '2025-01-01', to: '2025-12-31' } }
    expect(Object.keys(planCard(card({ compare: 'both' }), year, catalogue))).toEqual(['now', 'last-year'])
  })
  it('compare equally long parts when they are subtracted', () => {
    const plan = planCard(card({ kind: 'contribution', by: 'region', compare: 'previous' }), scope, catalogue)
    expect(plan.now).toMatchObject({ from: '2025-11-01', to: '2025-11-21' })
    expect(plan.previous).toMatchObject({ from: '2025-10-01', to: '2025-10-21', groupBy: ['region'] })
  })
  it('are weekdays and hours for a heat map by the clock', () => {
    for (const by of ['weekday', 'hour'] as const)
      expect(planCard(card({ kind: 'heat', by, step: 'month' }), scope, catalogue)).toEqual({
        now: { metric: 'won-amount', from: '2025-11-01', to: '2025-11-30', groupBy: ['weekday', 'hour'] },
      })
  })
  it('of a funnel are the stages now, and their conversion before and a year ago', () => {
    const plan = planCard(card({ kind: 'funnel', metrics: [] }), scope, catalogue)
    expect(plan.conversion).toMatchObject({ metric: 'stage-conversion', from: '2025-11-01', groupBy: ['stage'] })
    expect(plan.previous).toMatchObject({ metric: 'stage-conversion', from: '2025-10-01', to: '2025-10-21' })
    expect(plan['last-year']).toMatchObject({ metric: 'stage-conversion', from: '2024-11-01' })
  })
  it('ask for the whole of what does not add up', () => {
    const plan = planCard(card({ kind: 'table', by: 'person', metrics: ['won-amount', 'win-rate'] }), scope, catalogue)
    expect(Object.keys(plan)).toEqual(['now:won-amount', 'now:win-rate', 'all:win-rate'])
  })
})

describe('filters', () => {
  const narrowed: Scope = { ...scope, narrowing: { department: 'd', product: 'p' } }
  it('reach below a department, and leave out what a metric does not have', () => {
    expect(planCard(card({}), narrowed, catalogue).now?.filter).toEqual({
      and: [
        { field: 'department', op: 'under', value: 'd' },
        { field: 'product', op: 'eq', value: 'p' },
      ],
    })
    expect(planCard(card({ metrics: ['follow-ups'] }), narrowed, catalogue).now?.filter).toEqual({
      field: 'department',
      op: 'under',
      value: 'd',
    })
    expect(notNarrowedBy(card({ metrics: ['follow-ups'] }), catalogue, narrowed.narrowing)).toEqual(['product'])
    expect(notNarrowedBy(card({}), catalogue, narrowed.narrowing)).toEqual([])
  })
  it('take a step of the way down as that row alone', () => {
    const stepped: Scope = {
      ...scope,
      steps: [
        { dimension: 'department', id: 'd' },
        { dimension: 'person', id: null },
      ],
    }
    expect(planCard(card({}), stepped, catalogue).now?.filter).toEqual({
      and: [
        { field: 'department', op: 'eq', value: 'd' },
        { field: 'person', op: 'empty', value: true },
      ],
    })
  })
  it('of a card stand instead of the board’s for the same dimension, beside it for others', () => {
    const own = card({ where: { department: 'mine' } })
    expect(planCard(own, narrowed, catalogue).now?.filter).toEqual({
      and: [
        { field: 'department', op: 'under', value: 'mine' },
        { field: 'product', op: 'eq', value: 'p' },
      ],
    })
    expect(notNarrowedBy(own, catalogue, narrowed.narrowing)).toEqual(['department'])
  })
  it('keep to the teams that were picked, now and before', () => {
    const picked = card({ kind: 'comparison', by: 'region', compare: 'previous', among: ['a', 'b'] })
    const plan = planCard(picked, scope, catalogue)
    const among = { field: 'region', op: 'in', value: ['a', 'b'] }
    expect([plan.now?.filter, plan.previous?.filter]).toEqual([among, among])
    expect(planCard(picked, { ...scope, narrowing: { product: 'p' } }, catalogue).now?.filter).toEqual({
      and: [among, { field: 'product', op: 'eq', value: 'p' }],
    })
  })
  it('are read only in their form', () => {
    expect(readNarrowing({ department: 'd', region: '' })).toEqual({ department: 'd' })
    expect(readNarrowing({ department: 5 })).toBeNull()
    expect(readNarrowing({ colour: 'red' })).toBeNull()
    expect(readNarrowing([])).toBeNull()
  })
})

it('asks the same question once for all cards', () => {
  const { queries, slots } = planBoard([card({ id: 'a' }), card({ id: 'b', compare: 'previous' })], scope, catalogue)
  expect(queries).toHaveLength(2)
  expect(slots.a?.now).toBe(slots.b?.now)
  expect(new Set(queries.map(({ id }) => id)).size).toBe(2)
})
