/** One problem is one alert: when a figure that is still bad is worth another word. */
import { diffDays } from '#kernel/pure/dates.ts'

export interface EarlierAlert {
  state: 'new' | 'acknowledged' | 'acted' | 'closed' | 'false-alarm'
  /** The day when people were last told. */
  toldOn: string
  distance: number
}

/**
 * - `raise`: a new alert. - `remind`: the open one, and people are told again. - `keep`: the open one, silently.
 * - `none`: there was one lately; nothing happens.
 */
export type Step = 'raise' | 'remind' | 'keep' | 'none'

/** Another tenth of the limit beyond the limit, or a quarter further than before. */
export const isWorse = (before: number, now: number): boolean => now >= before + Math.max(10, before / 4)

const isOpen = ({ state }: EarlierAlert): boolean => state === 'new' || state === 'acknowledged' || state === 'acted'

/**
 * @param last the latest alert of the same rule and subject, whatever its period
 * @param coolDownDays days before people hear of the same thing again, unless it got worse
 */
export function stepFor(last: EarlierAlert | undefined, distance: number, today: string, coolDownDays: number): Step {
  if (!last) return 'raise'
  const rested = diffDays(last.toldOn, today) >= coolDownDays
  if (isOpen(last)) return rested || isWorse(last.distance, distance) ? 'remind' : 'keep'
  // A false alarm is not improved by being louder.
  if (last.state === 'false-alarm') return rested ? 'raise' : 'none'
  return rested || isWorse(last.distance, distance) ? 'raise' : 'none'
}
