import { useSyncExternalStore } from 'react'

/** Below this width the page has one column and a bottom bar; the same number stands in the style sheets. */
const phone = window.matchMedia('(max-width: 767px)')

function subscribe(listener: () => void) {
  phone.addEventListener('change', listener)
  return () => phone.removeEventListener('change', listener)
}

/** True on a narrow screen (below 768 px). */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone.matches)
}
