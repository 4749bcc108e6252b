import { decimal, toFixed } from '#kernel/pure/decimal.ts'

export type Band = 'green' | 'yellow' | 'red'

/** The band of a score: rounded to one decimal first, then 0.7-1.0 green, 0.4-0.6 yellow, 0-0.3 red. */
export function bandOf(score: string): Band {
  const rounded = decimal(roundedScore(score))
  return rounded.gte('0.7') ? 'green' : rounded.gte('0.4') ? 'yellow' : 'red'
}

/** A score as it is judged: one decimal, half-up. */
export const roundedScore = (score: string): string => toFixed(decimal(score), 1)
