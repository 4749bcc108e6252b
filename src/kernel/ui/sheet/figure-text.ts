import { decimal } from '#kernel/pure/decimal.ts'
import { decimalPlaces, divide, parseMoney } from '#kernel/pure/money.ts'

export type FigureKind = 'amount' | 'whole' | 'share'

/** `none`: no figure at all; `whole`: has decimals where only whole figures are; `percent`: a percentage where none belongs. */
export type FigureFault = 'none' | 'whole' | 'percent'

export type FigureReading = { value: string | null } | { fault: FigureFault }

/**
 * Reads a cell as people type and Excel pastes: `1,234.50`, `12万`, `1.2亿`, `(5)` for minus, full-width digits; blanks and `-` are
 * nothing. A share is a fraction: `40%` and `40` are 0.4, `0.4` is 0.4 (a plain figure above 1 can only be a percentage).
 * Amounts are rounded half-up to two places.
 */
export function readFigure(text: string, kind: FigureKind): FigureReading {
  const plain = text.normalize('NFKC').replace(/[\s\u200b]/g, '')
  if (plain === '' || /^[-–—]+$/.test(plain)) return { value: null }
  const percent = plain.endsWith('%')
  if (percent && kind !== 'share') return { fault: 'percent' }
  const amount = parseMoney(percent ? plain.slice(0, -1) : plain, kind === 'amount' ? 2 : 6)
  if (amount === null) return { fault: 'none' }
  if (kind === 'share') {
    const points = percent || decimal(amount).gt(1)
    return { value: short(points ? divide(amount, '100', 8) : amount) }
  }
  if (kind === 'whole' && !decimal(amount).isInteger()) return { fault: 'whole' }
  return { value: short(amount) }
}

/** Without zeros at the end: 5.00 is 5. */
const short = (amount: string): string => decimal(amount).toDecimalPlaces(4).toFixed()

/** A figure as it is put on the clipboard and into the editor: exact, without separators. */
export const plainFigure = (value: string | null, kind: FigureKind): string => {
  if (value === null) return ''
  if (kind !== 'share') return value
  const points = decimal(value).times(100).toFixed()
  return `${decimalPlaces(points) > 4 ? decimal(points).toDecimalPlaces(4).toFixed() : points}%`
}
