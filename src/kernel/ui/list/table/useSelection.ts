/** Which records are selected: by id, or everything that matches the filter. */
import { useCallback, useMemo, useRef, useState } from 'react'

export interface Selection {
  ids: ReadonlySet<string>
  /** Everything that matches the filter, also what is not loaded. */
  matching: boolean
  count: number
  toggle: (id: string) => void
  /** From the last toggled record to this one, in the order given. */
  range: (id: string, order: string[]) => void
  set: (ids: string[]) => void
  selectMatching: () => void
  clear: () => void
}

const none: ReadonlySet<string> = new Set()

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(none)
  const [matching, setMatching] = useState(false)
  const anchor = useRef<string>(undefined)

  const toggle = useCallback((id: string) => {
    anchor.current = id
    setMatching(false)
    setIds((old) => {
      const next = new Set(old)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const range = useCallback((id: string, order: string[]) => {
    const from = anchor.current === undefined ? -1 : order.indexOf(anchor.current)
    const to = order.indexOf(id)
    if (to < 0) return
    const start = from < 0 ? to : Math.min(from, to)
    const end = from < 0 ? to : Math.max(from, to)
    setMatching(false)
    setIds((old) => new Set([...old, ...order.slice(start, end + 1)]))
  }, [])
  const set = useCallback((next: string[]) => {
    setMatching(false)
    setIds(next.length ? new Set(next) : none)
  }, [])
  const selectMatching = useCallback(() => setMatching(true), [])
  const clear = useCallback(() => {
    anchor.current = undefined
    setMatching(false)
    setIds(none)
  }, [])
  return useMemo(
    () => ({ ids, matching, count: ids.size, toggle, range, set, selectMatching, clear }),
    [ids, matching, toggle, range, set, selectMatching, clear],
  )
}
