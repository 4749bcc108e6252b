/** Edits of a board's cards, and the way back. Every edit answers a new list and leaves the old one as it is. */
import { boardColumns, type Card, type CardKind, cardShapes } from './card.types.ts'

const mostHeight = 24

/** A new card of a kind at the end, in its usual size. */
export function addCard(cards: readonly Card[], kind: CardKind, id: string, values: Partial<Card> = {}): Card[] {
  const { size, looks, compares, step } = cardShapes[kind]
  const card: Card = {
    id,
    kind,
    w: size.w,
    h: size.h,
    metrics: [],
    ...(looks && { look: looks[0] }),
    ...(compares && { compare: compares[0] }),
    ...(step === 'needed' && { step: 'month' as const }),
    ...values,
  }
  return [...cards, card]
}

/** Takes a card out and puts it in at another place; places beyond the ends mean the ends. */
export function moveCard(cards: readonly Card[], id: string, to: number): Card[] {
  const card = cards.find((each) => each.id === id)
  if (!card) return [...cards]
  const rest = cards.filter((each) => each !== card)
  const place = Math.max(0, Math.min(rest.length, to))
  return [...rest.slice(0, place), card, ...rest.slice(place)]
}

/** A new size, held within the board and what the kind of card can be read at. */
export function resizeCard(cards: readonly Card[], id: string, size: { w: number; h: number }): Card[] {
  return cards.map((card) => {
    if (card.id !== id) return card
    const { minW, minH } = cardShapes[card.kind].size
    return {
      ...card,
      w: Math.max(minW, Math.min(boardColumns, Math.round(size.w))),
      h: Math.max(minH, Math.min(mostHeight, Math.round(size.h))),
    }
  })
}

export function changeCard(cards: readonly Card[], id: string, values: Partial<Card>): Card[] {
  return cards.map((card) => (card.id === id ? { ...card, ...values } : card))
}

export function removeCard(cards: readonly Card[], id: string): Card[] {
  return cards.filter((card) => card.id !== id)
}

/** Rows that cards take when they flow over the columns and fill gaps, as the grid lays them out. */
export function rowsNeeded(cards: readonly Pick<Card, 'w' | 'h'>[]): number {
  const taken: boolean[][] = []
  const isFree = (x: number, y: number, w: number, h: number) => {
    for (let row = y; row < y + h; row += 1)
      for (let column = x; column < x + w; column += 1) if (taken[row]?.[column]) return false
    return true
  }
  let rows = 0
  for (const { w, h } of cards) {
    let place: { x: number; y: number } | undefined
    for (let y = 0; !place; y += 1)
      for (let x = 0; x + w <= boardColumns && !place; x += 1) if (isFree(x, y, w, h)) place = { x, y }
    for (let row = place.y; row < place.y + h; row += 1) {
      taken[row] ??= []
      for (let column = place.x; column < place.x + w; column += 1) taken[row]![column] = true
    }
    rows = Math.max(rows, place.y + h)
  }
  return rows
}

/** A free id: `c1`, `c2`, … */
export function newCardId(cards: readonly Card[]): string {
  const taken = new Set(cards.map(({ id }) => id))
  let n = cards.length + 1
  while (taken.has(`c${n}`)) n += 1
  return `c${n}`
}

/** A state with the way back and forth. */
export interface History<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
}

const mostSteps = 100

export const startHistory = <T>(present: T): History<T> => ({ past: [], present, future: [] })

/** A new state; what was undone before is given up. */
export function record<T>(history: History<T>, next: T): History<T> {
  if (next === history.present) return history
  return { past: [...history.past, history.present].slice(-mostSteps), present: next, future: [] }
}

export function undo<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1)
  return before === undefined
    ? { past, present, future }
    : { past: past.slice(0, -1), present: before, future: [present, ...future] }
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  const [next, ...rest] = future
  return next === undefined ? { past, present, future } : { past: [...past, present], present: next, future: rest }
}
