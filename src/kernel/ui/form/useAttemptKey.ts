import { useRef } from 'react'

/**
 * An idempotency key per attempt: sending the same content again (after a lost answer) keeps the key, so that the
 * record is not made twice; changed content is a new attempt.
 */
export function useAttemptKey(): (payload: unknown) => string {
  const last = useRef<{ content: string; key: string }>(undefined)
  return (payload) => {
    const content = JSON.stringify(payload)
    if (last.current?.content !== content) last.current = { content, key: crypto.randomUUID() }
    return last.current.key
  }
}
