import { useSyncExternalStore } from 'react'
import type { Label } from '../entity/meta.types.ts'

/** The languages of the product; Chinese is the source language. */
export type Language = keyof Label

const STORAGE_KEY = 'zy:language'

function firstVisitLanguage(): Language {
  try {
    const stored = localStorage.getItem(STORAGE_KEY)
    if (stored === 'zh' || stored === 'en') return stored
  } catch {
    // Storage may be forbidden; the browser's own language then decides on every visit.
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

let current: Language = firstVisitLanguage()
const listeners = new Set<() => void>()

/** The language on screen now; for code outside React, such as request headers. */
export function currentLanguage(): Language {
  return current
}

/** Switches the screen and remembers the choice on this device. `setLanguage` of text.ts also tells the account. */
export function showLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // See above.
  }
  if (language === current) return
  current = language
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language on screen; the component renders again when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage)
}
