/** Whether the page is being put on paper: nothing may depend on scrolling then, and ink is dark. */
import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let printing = false
const listeners = new Set<() => void>()

function change(next: boolean) {
  printing = next
  // The browser takes its picture right after the event, so everything is drawn before it returns.
  flushSync(() => {
    for (const listener of [...listeners]) listener()
  })
}

window.addEventListener('beforeprint', () => change(true))
window.addEventListener('afterprint', () => change(false))

export const isPrinting = (): boolean => printing

/** Answers the function that ends the subscription. */
export function onPrinting(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** True while the page is printed; the component renders again before and after. */
export function usePrinting(): boolean {
  return useSyncExternalStore(onPrinting, isPrinting)
}
