/** A seeded source of chance: the same demo company every time. Mulberry32. */
export interface Chance {
  /** 0 <= x < 1. */
  next(): number
  integer(min: number, max: number): number
  pick<T>(list: readonly T[]): T
  /** True with this probability. */
  happens(probability: number): boolean
  /** Picks by weight. */
  weighted<T>(list: readonly (readonly [value: T, weight: number])[]): T
  /** About normal, by the sum of uniform draws. */
  normal(mean: number, deviation: number): number
}

export function chance(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    integer,
    pick: (list) => list[integer(0, list.length - 1)]!,
    happens: (probability) => next() < probability,
    weighted(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) {
        left -= weight
        if (left < 0) return value
      }
      return list.at(-1)![0]
    },
    normal(mean, deviation) {
      const sum = Array.from({ length: 6 }, next).reduce((a, b) => a + b, 0)
      return mean + (sum - 3) * 1.41 * deviation
    },
  }
}
