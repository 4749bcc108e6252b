/** What a board may hold. A layout that breaks a rule is refused with the card and the reason. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { Dimension, MetricMeta, Period } from '#kernel/metrics/metrics.types.ts'
import { isDecimal } from '#kernel/pure/decimal.ts'
import { violation } from '#kernel/pure/violations.ts'
import {
  boardColumns,
  type Card,
  type CardShape,
  cardKinds,
  cardShapes,
  comparisons,
  type Layout,
  metricsOfCard,
  mostAmong,
  mostCards,
  mostQueries,
  mostTop,
  type Words,
} from './card.types.ts'
import { readNarrowing } from './narrowing.ts'
import { type Catalogue, planBoard, type Scope } from './plan.ts'

const steps: readonly Period[] = ['day', 'week', 'month', 'quarter', 'year']
const longestText = 4000
const longestTitle = 80
const mostRows = 24

export interface ReadLayout {
  layout: Layout
  violations: Violation[]
}

/** Reads a layout as it was sent: known properties of the right form are kept, anything else is a fault. */
export function readLayout(value: unknown): ReadLayout {
  const cards = (value as { cards?: unknown } | null)?.cards
  if (!Array.isArray(cards)) return { layout: { cards: [] }, violations: [violation('board.form', 'layout')] }
  if (cards.length > mostCards)
    return { layout: { cards: [] }, violations: [violation('board.too-many-cards', 'layout', { max: mostCards })] }
  const violations: Violation[] = []
  const read = cards.flatMap((card, at) => readCard(card, `layout.cards.${at}`, violations) ?? [])
  const ids = new Set<string>()
  for (const [at, { id }] of read.entries()) {
    if (ids.has(id)) violations.push(violation('board.card-twice', `layout.cards.${at}.id`))
    ids.add(id)
  }
  return { layout: { cards: read }, violations }
}

function readCard(sent: unknown, path: string, violations: Violation[]): Card | undefined {
  const card = sent as Partial<Record<keyof Card, unknown>> | null
  const kind = cardKinds.find((each) => each === card?.kind)
  if (!card || typeof card !== 'object' || !kind || typeof card.id !== 'string' || !/^[\w-]{1,40}$/.test(card.id)) {
    violations.push(violation('board.form', path))
    return undefined
  }
  const shape = cardShapes[kind]
  const fault = (code: string, name: keyof Card, params?: Record<string, unknown>) =>
    violations.push(violation(code, `${path}.${name}`, params))
  const oneOf = <T extends string>(name: keyof Card, allowed: readonly T[]): T | undefined => {
    const found = allowed.find((each) => each === card[name])
    if (card[name] !== undefined && found === undefined) fault('board.choice', name)
    return found
  }
  const amount = (name: 'target' | 'benchmark'): string | undefined => {
    const given = card[name]
    if (given === undefined || given === '') return undefined
    if (isDecimal(given)) return given
    fault('field.number', name)
    return undefined
  }
  const whole = (name: 'w' | 'h' | 'top', least: number, most: number): number => {
    const given = card[name]
    if (Number.isInteger(given) && (given as number) >= least && (given as number) <= most) return given as number
    fault('board.size', name, { min: least, max: most })
    return least
  }
  const metrics = Array.isArray(card.metrics) ? card.metrics.filter((each) => typeof each === 'string') : []
  const [least, most] = shape.metrics
  if (metrics.length < least || metrics.length > most || new Set(metrics).size < metrics.length)
    fault('board.metric-count', 'metrics', { min: least, max: most })
  const by = shape.by === 'none' ? undefined : (card.by as Dimension | undefined)
  if (shape.by === 'needed' && by === undefined) fault('board.dimension-missing', 'by')
  if (by !== undefined && typeof by !== 'string') fault('board.form', 'by')
  const step = shape.step === 'none' ? undefined : oneOf('step', steps)
  if (shape.step === 'needed' && step === undefined) fault('board.step-missing', 'step')
  const compare = shape.compares ? oneOf('compare', comparisons) : undefined
  if (compare !== undefined && !shape.compares?.includes(compare)) fault('board.choice', 'compare')
  if (kind === 'contribution' && compare === undefined) fault('board.compare-missing', 'compare')
  return withoutBlanks({
    id: card.id,
    kind,
    w: whole('w', shape.size.minW, boardColumns),
    h: whole('h', shape.size.minH, mostRows),
    title: words(card.title, longestTitle, () => fault('board.words', 'title', { max: longestTitle })),
    metrics,
    by,
    step,
    compare,
    look: lookOf(card, shape, fault),
    where: whereOf(card.where, fault),
    among: shape.among && amongOf(card.among, fault),
    top: card.top === undefined ? undefined : whole('top', 1, mostTop),
    target: amount('target'),
    benchmark: amount('benchmark'),
    text: words(card.text, longestText, () => fault('board.words', 'text', { max: longestText })),
  })
}

type Fault = (code: string, name: keyof Card, params?: Record<string, unknown>) => void

function whereOf(value: unknown, fault: Fault): Card['where'] {
  const narrowing = value === undefined || value === null ? {} : readNarrowing(value)
  if (narrowing === null) fault('board.form', 'where')
  return narrowing && Object.keys(narrowing).length > 0 ? narrowing : undefined
}

function amongOf(value: unknown, fault: Fault): Card['among'] {
  if (value === undefined || value === null) return undefined
  const ids = Array.isArray(value) ? value.filter((each) => typeof each === 'string' && each.length <= 200) : []
  if (!Array.isArray(value) || ids.length < value.length || ids.length > mostAmong)
    fault('board.among', 'among', { max: mostAmong })
  return ids.length > 0 ? [...new Set(ids)] : undefined
}

function lookOf(card: Partial<Record<keyof Card, unknown>>, shape: CardShape, fault: Fault): Card['look'] {
  const look = shape.looks?.find((each) => each === card.look)
  if (card.look !== undefined && look === undefined) fault('board.choice', 'look')
  return look
}

function words(value: unknown, longest: number, fault: () => void): Words | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) {
    fault()
    return undefined
  }
  const { zh, en } = value as Record<string, unknown>
  for (const text of [zh, en]) if (text !== undefined && (typeof text !== 'string' || text.length > longest)) fault()
  const kept: Words = {}
  if (typeof zh === 'string' && zh !== '') kept.zh = zh
  if (typeof en === 'string' && en !== '') kept.en = en
  return Object.keys(kept).length > 0 ? kept : undefined
}

const withoutBlanks = (card: Card): Card =>
  Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined)) as unknown as Card

/** To count questions: a quarter has another quarter before it and another one a year ago, so a board asks most. */
const fullScope: Scope = {
  span: { from: '2024-10-01', to: '2024-12-31' },
  today: '2024-12-31',
  fiscalYearStart: 1,
  narrowing: {},
}

/** A dimension of the card's own filter that the metric does not have. */
const blindTo = (metric: MetricMeta, { where = {} }: Card): string | undefined =>
  Object.keys(where).find((dimension) => !metric.dimensions.includes(dimension as Dimension))

/** Whether the metrics of a layout exist for its author and can be split as the cards ask; and whether one request suffices. */
export function checkLayout({ cards }: Layout, catalogue: Catalogue): Violation[] {
  const violations: Violation[] = []
  for (const [at, card] of cards.entries()) {
    const path = `layout.cards.${at}`
    for (const key of metricsOfCard(card)) {
      const metric = catalogue.get(key)
      if (!metric) violations.push(violation('board.metric-unknown', `${path}.metrics`, { metric: key }))
      else if (card.by && !metric.dimensions.includes(card.by))
        violations.push(violation('board.dimension-unknown', `${path}.by`, { metric: key, dimension: card.by }))
      else if (metric && blindTo(metric, card))
        violations.push(
          violation('board.dimension-unknown', `${path}.where`, { metric: key, dimension: blindTo(metric, card) }),
        )
      else if (cardShapes[card.kind].additive && !metric.additive)
        violations.push(violation('board.not-additive', `${path}.metrics`, { metric: key }))
    }
  }
  const asked = planBoard(cards, fullScope, catalogue).queries.length
  if (asked > mostQueries) violations.push(violation('board.too-many-queries', 'layout', { asked, max: mostQueries }))
  return violations
}
