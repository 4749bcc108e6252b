import { describe, expect, it } from 'vitest'
import type { Dimension, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { type Card, cardKinds, mostCards, mostQueries } from './card.types.ts'
import { checkLayout, readLayout } from './layout.ts'

const metric = (key: string, values: Partial<MetricMeta> = {}): [string, MetricMeta] => [
  key,
  {
    key,
    label: { zh: key, en: key },
    about: { zh: key, en: key },
    kind: 'flow',
    unit: 'count',
    direction: 'up',
    additive: true,
    dimensions: ['person', 'department'] as Dimension[],
    origin: 'product',
    ...values,
  },
]
const catalogue = new Map([metric('won-amount'), metric('won-count'), metric('win-rate', { additive: false })])
const card = (values: Partial<Card> = {}): Card => ({
  id: 'c1',
  kind: 'figure',
  w: 3,
  h: 2,
  metrics: ['won-amount'],
  ...values,
})
const read = (...cards: unknown[]) => readLayout({ cards })
const codes = (violations: { code: string; path: string }[]) => violations.map(({ code, path }) => `${code} ${path}`)

describe('a layout as it is sent', () => {
  it('is kept as it is understood, and what is unknown is dropped', () => {
    const { layout, violations } = read({ ...card({ compare: 'both', step: 'month' }), colour: 'red', by: 'person' })
    expect(violations).toEqual([])
    expect(layout.cards).toEqual([card({ compare: 'both', step: 'month' })])
  })
  it('keeps an own filter and picked teams where the kind of card has them', () => {
    const sent = card({ kind: 'radar', w: 4, h: 6, by: 'person', metrics: ['won-amount', 'won-count', 'win-rate'] })
    const full = { ...sent, where: { department: 'd' }, among: ['a', 'b'] }
    expect(read(full)).toEqual({ layout: { cards: [full] }, violations: [] })
    expect(read({ ...card(), among: ['a'], where: {} }).layout.cards).toEqual([card()])
    expect(codes(read({ ...full, where: { colour: 'red' }, among: [1] }).violations)).toEqual([
      'board.form layout.cards.0.where',
      'board.among layout.cards.0.among',
    ])
    const refused = checkLayout({ cards: [card({ where: { region: 'r' } })] }, catalogue)
    expect(codes(refused)).toEqual(['board.dimension-unknown layout.cards.0.where'])
  })
  it('is refused with card and reason', () => {
    expect(codes(read('x').violations)).toEqual(['board.form layout.cards.0'])
    expect(codes(readLayout({ cards: 3 }).violations)).toEqual(['board.form layout'])
    expect(codes(read(card({ w: 13 }), card({ id: 'c2', h: 0 })).violations)).toEqual([
      'board.size layout.cards.0.w',
      'board.size layout.cards.1.h',
    ])
    expect(codes(read(card(), card()).violations)).toEqual(['board.card-twice layout.cards.1.id'])
    expect(codes(read(card({ kind: 'pie' as never })).violations)).toEqual(['board.form layout.cards.0'])
    expect(codes(read(card({ metrics: [] })).violations)).toEqual(['board.metric-count layout.cards.0.metrics'])
    expect(codes(read(card({ target: '12,5' })).violations)).toEqual(['field.number layout.cards.0.target'])
    expect(codes(read(card({ compare: 'yesterday' as never })).violations)).toEqual([
      'board.choice layout.cards.0.compare',
    ])
    expect(codes(read(card({ kind: 'trend' })).violations)).toEqual([
      'board.step-missing layout.cards.0.step',
      'board.size layout.cards.0.h',
    ])
    expect(codes(read(card({ kind: 'ranking', h: 5 })).violations)).toEqual([
      'board.dimension-missing layout.cards.0.by',
    ])
    expect(codes(read(card({ title: 'x' as never })).violations)).toEqual(['board.words layout.cards.0.title'])
    expect(codes(read(card({ title: { zh: 'x'.repeat(81) } })).violations)).toEqual([
      'board.words layout.cards.0.title',
    ])
  })
  it('holds so many cards and no more', () => {
    const many = (n: number) => Array.from({ length: n }, (_, at) => card({ id: `c${at}` }))
    expect(read(...many(mostCards)).violations).toEqual([])
    expect(codes(read(...many(mostCards + 1)).violations)).toEqual(['board.too-many-cards layout'])
  })
  it('takes nonsense of every kind without falling over', () => {
    for (const sent of [null, 1, 'x', [], {}, { cards: [null, [], { id: 1 }, { id: 'a', kind: {} }] }])
      expect(readLayout(sent).violations.length).toBeGreaterThan(0)
    for (const kind of cardKinds)
      expect(() => read({ id: 'a', kind, metrics: [{}], by: {}, title: [], text: 5, top: 'x', look: {} })).not.toThrow()
  })
})

describe('the metrics of a layout', () => {
  const check = (...cards: Card[]) => codes(checkLayout({ cards }, catalogue))
  it('must exist for the author, and be split only as they can be', () => {
    expect(check(card())).toEqual([])
    expect(check(card({ metrics: ['profit'] }))).toEqual(['board.metric-unknown layout.cards.0.metrics'])
    expect(check(card({ kind: 'ranking', by: 'region' }))).toEqual(['board.dimension-unknown layout.cards.0.by'])
    expect(check(card({ kind: 'share', by: 'person', metrics: ['win-rate'] }))).toEqual([
      'board.not-additive layout.cards.0.metrics',
    ])
    expect(check(card({ kind: 'funnel', metrics: [] }))).toContain('board.metric-unknown layout.cards.0.metrics')
  })
  it('must be answered by one request', () => {
    const cards = Array.from({ length: 10 }, (_, at) =>
      card({ id: `c${at}`, kind: 'trend', step: 'month', compare: 'last-year', top: at + 1 }),
    )
    // The same question is asked once.
    expect(check(...cards)).toEqual([])
    const keys = Array.from({ length: 11 }, (_, at) => metric(`m${at}`))
    const wide = keys.map(([key]) => card({ id: key, metrics: [key], compare: 'both', step: 'month' }))
    const found = checkLayout({ cards: wide }, new Map(keys))
    expect(found).toEqual([{ code: 'board.too-many-queries', path: 'layout', params: { asked: 44, max: mostQueries } }])
  })
})
