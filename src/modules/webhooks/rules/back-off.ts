/** When a message that was not delivered is tried again: soon at first, then ever more seldom, for about three days. */

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** After the first, second, … try. */
export const waits = [
  5 * second,
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  18 * hour,
  22 * hour,
] as const

/**
 * Milliseconds until the next try, up to a fifth more or less, so that what failed together does not return together;
 * undefined when it was the last one.
 * @param random 0 to 1
 */
export function waitAfter(attempts: number, random: number): number | undefined {
  const wait = waits[attempts - 1]
  return wait === undefined ? undefined : Math.round(wait * (0.8 + 0.4 * random))
}

/** An endpoint that took nothing for so long is switched off. */
export const patienceDays = 5

export const isGivenUp = (failingSince: string | null, now: Date): boolean =>
  failingSince !== null && now.getTime() - Date.parse(failingSince) >= patienceDays * 24 * hour
