import { useEffect, useEffectEvent } from 'react'
import { isComposing } from './composing.ts'

/** How long after the first key of a pair (`g c`) the second is waited for. */
const PAIR_MS = 1200

interface Pressed {
  key: string
  at: number
}

let lastKey: Pressed | undefined
let keyBefore: Pressed | undefined

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

// Registered with the code of this file, so it sees each key before the handlers below.
window.addEventListener('keydown', (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1 && !isTyping(event.target)
  keyBefore = lastKey
  lastKey = plain ? { key: event.key.toLowerCase(), at: Date.now() } : undefined
})

/** A dialog or drawer on top takes single keys for itself. */
function dialogOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.getClientRects().length > 0)
}

/**
 * Keys that work on the whole page, by pattern: `mod+k` (Ctrl or Cmd), `?`, or a pair `g c`.
 * Without `mod` they are ignored while typing and while a dialog is open.
 */
export function useHotkeys(keys: Record<string, () => void>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event) || event.repeat || event.altKey) return
    const mod = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    let pattern = mod ? `mod+${key}` : key
    if (!mod) {
      if (isTyping(event.target) || dialogOpen()) return
      const pair = keyBefore && Date.now() - keyBefore.at < PAIR_MS ? `${keyBefore.key} ${key}` : undefined
      if (pair && keys[pair]) pattern = pair
    }
    const run = keys[pattern]
    if (!run) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** The modifier key's name on this machine. */
export const modKey: string = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'
