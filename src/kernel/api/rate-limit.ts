/** So many requests a minute from one person; counted in this process. */
import { AppError } from './errors.ts'

const windowMs = 60_000

export interface RateLimit {
  /** @throws AppError 429 with `retryAfter` in seconds when the person has used up the window */
  take(person: string, now: number): void
}

export function rateLimit(perMinute: number): RateLimit {
  const windows = new Map<string, { until: number; used: number }>()
  return {
    take(person, now) {
      let window = windows.get(person)
      if (!window || window.until <= now) {
        // Windows that are over are forgotten, or the map would grow with everybody who ever asked.
        for (const [key, { until }] of windows) if (until <= now) windows.delete(key)
        window = { until: now + windowMs, used: 0 }
        windows.set(person, window)
      }
      if (window.used >= perMinute) {
        throw new AppError(429, 'too-many-requests', [], { retryAfter: Math.ceil((window.until - now) / 1000) })
      }
      window.used += 1
    },
  }
}
