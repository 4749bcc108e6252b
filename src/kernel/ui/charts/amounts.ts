import { useCallback, useSyncExternalStore } from 'react'
import { formatLarge, formatMoney } from '../format.ts'
import { useLanguage } from '../text.ts'

/** How boards write amounts: rounded to 万 and 亿 (K and M in English), or to the cent. */
export type AmountStyle = 'large' | 'exact'

const KEY = 'zy:amounts'
const listeners = new Set<() => void>()
let current: AmountStyle = stored()

function stored(): AmountStyle {
  try {
    return localStorage.getItem(KEY) === 'exact' ? 'exact' : 'large'
  } catch {
    return 'large'
  }
}

/** Switches all boards on this device. */
export function setAmountStyle(style: AmountStyle): void {
  current = style
  try {
    localStorage.setItem(KEY, style)
  } catch {
    // Then it lasts until the reload.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The style on screen, and an amount of the company's currency in it. */
export function useAmounts(currency: string): {
  style: AmountStyle
  amount: (value: string | number | null) => string
} {
  const style = useSyncExternalStore(subscribe, () => current)
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the formats follow the language on screen.
  const amount = useCallback(
    (value: string | number | null) =>
      style === 'large' ? formatLarge(value, currency) : formatMoney(value, currency),
    [style, currency, language],
  )
  return { style, amount }
}
