/** At most one call a key and interval: the first at once, later ones together at the interval's end. */
export interface Throttle {
  call(key: string): void
  stop(): void
}

export function throttle(intervalMs: number, act: (key: string) => void): Throttle {
  const timers = new Map<string, { timer: NodeJS.Timeout; again: boolean }>()
  const start = (key: string) => {
    const entry = { again: false, timer: setTimeout(over, intervalMs) }
    function over() {
      timers.delete(key)
      if (!entry.again) return
      start(key)
      act(key)
    }
    timers.set(key, entry)
  }
  return {
    call(key) {
      const running = timers.get(key)
      if (running) running.again = true
      else {
        start(key)
        act(key)
      }
    },
    stop() {
      for (const { timer } of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
