import { useEffect, useSyncExternalStore } from 'react'
import type { Me } from '../entity/meta.types.ts'
import { api } from './client.ts'
import { isPrinting, onPrinting } from './print.ts'

export type ThemeChoice = Me['theme']
export type Density = Me['density']

/** What is on screen: `dark` is `theme` with the system's wish resolved. Paper is always light. */
export interface Appearance {
  theme: ThemeChoice
  density: Density
  dark: boolean
}

// The same keys are read by public/appearance.js, which paints the right ground before this code is loaded.
const THEME_KEY = 'zy:theme'
const DENSITY_KEY = 'zy:density'
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

function stored<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    const value = localStorage.getItem(key)
    return allowed.find((each) => each === value) ?? otherwise
  } catch {
    return otherwise
  }
}

/** A page that is always dark, whatever the person chose: a board on a wall. */
let darkPages = 0

function resolve(theme: ThemeChoice, density: Density): Appearance {
  const wantsDark = darkPages > 0 || theme === 'dark' || (theme === 'system' && systemDark.matches)
  return { theme, density, dark: wantsDark && !isPrinting() }
}

let current = resolve(
  stored<ThemeChoice>(THEME_KEY, ['system', 'light', 'dark'], 'system'),
  stored<Density>(DENSITY_KEY, ['compact', 'comfortable'], 'compact'),
)
const listeners = new Set<() => void>()

function paint() {
  const root = document.documentElement
  root.dataset.theme = current.dark ? 'dark' : 'light'
  root.dataset.density = current.density
  root.style.removeProperty('background')
}

function change(theme: ThemeChoice, density: Density) {
  try {
    localStorage.setItem(THEME_KEY, theme)
    localStorage.setItem(DENSITY_KEY, density)
  } catch {
    // Storage may be forbidden; the account still remembers.
  }
  const next = resolve(theme, density)
  if (next.theme === current.theme && next.density === current.density && next.dark === current.dark) return
  current = next
  paint()
  for (const listener of listeners) listener()
}

paint()
systemDark.addEventListener('change', () => change(current.theme, current.density))
onPrinting(() => change(current.theme, current.density))

/** Takes over what the account remembers. */
export function adoptAppearance(me: Pick<Me, 'theme' | 'density'>): void {
  change(me.theme, me.density)
}

/** Changes the look at once and remembers it on the account. */
export async function setAppearance(next: Partial<Pick<Me, 'theme' | 'density'>>, onAccount = true): Promise<void> {
  change(next.theme ?? current.theme, next.density ?? current.density)
  if (onAccount) await api.patch('/me', next)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keeps the screen dark while the page is shown. */
export function useDarkPage(): void {
  useEffect(() => {
    darkPages += 1
    change(current.theme, current.density)
    return () => {
      darkPages -= 1
      change(current.theme, current.density)
    }
  }, [])
}

/** The look on screen; the component renders again when it changes. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => current)
}
