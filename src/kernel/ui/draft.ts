import { useCallback, useEffect, useRef } from 'react'
import { useMe } from './meta.tsx'

const PREFIX = 'zy:draft:'
const SAVE_MS = 300
/** Older drafts are dropped when one is read: they would surprise more than help. */
const KEEP_DAYS = 30

interface Stored<T> {
  at: number
  value: T
}

function read<T>(storageKey: string): T | undefined {
  try {
    const raw = localStorage.getItem(storageKey)
    if (!raw) return undefined
    const stored = JSON.parse(raw) as Stored<T>
    if (Date.now() - stored.at < KEEP_DAYS * 86_400_000) return stored.value
    localStorage.removeItem(storageKey)
  } catch {
    // Unreadable or forbidden storage: there is no draft.
  }
  return undefined
}

function write(storageKey: string, value: unknown) {
  try {
    if (value === undefined) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, JSON.stringify({ at: Date.now(), value }))
  } catch {
    // Storage is full or forbidden; the form itself still holds the value.
  }
}

export interface Draft<T> {
  /** What an earlier visit left behind, read once; undefined when there is nothing. */
  initial: T | undefined
  /** Forget it: after saving, or when the person discards it. */
  clear: () => void
}

/**
 * Keeps what is being typed across reloads, the end of the session and lost connections: on this
 * device, for this person. Give `undefined` as `value` while there is nothing worth keeping.
 * `key` names the form and what it is about (`create:customer`, `comment:customer:ID`).
 */
export function useDraft<T>(key: string, value: T | undefined): Draft<T> {
  const storageKey = `${PREFIX}${useMe().id}:${key}`
  const loaded = useRef<{ for: string; initial: T | undefined }>(undefined)
  /** What is on screen and not yet stored; undefined when there is nothing to store. */
  const pending = useRef<{ value: T | undefined } | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef<string>(undefined)
  /** What was saved or discarded: seeing it once more is no new draft. */
  const cleared = useRef<string>(undefined)
  if (loaded.current?.for !== storageKey) {
    loaded.current = { for: storageKey, initial: read<T>(storageKey) }
    latest.current = undefined
    cleared.current = undefined
  }

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    if (pending.current) write(storageKey, pending.current.value)
    pending.current = undefined
  }, [storageKey])

  useEffect(() => {
    const text = JSON.stringify(value)
    if (text === latest.current) return
    latest.current = text
    if (text === cleared.current) return
    cleared.current = undefined
    pending.current = { value }
    clearTimeout(timer.current)
    timer.current = setTimeout(flush, SAVE_MS)
  }, [flush, value])

  // The last letters before leaving must not be lost to the delay above.
  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])

  const clear = useCallback(() => {
    cleared.current = latest.current
    pending.current = undefined
    write(storageKey, undefined)
  }, [storageKey])
  return { initial: loaded.current.initial, clear }
}
