import { Decimal as DecimalJs } from 'decimal.js'

/**
 * Decimal arithmetic of the product: 60 significant digits (numeric(18,6) times numeric(18,6) fits exactly) and half-up,
 * which rounds halves away from zero, so that a credit note nets its invoice to zero.
 */
export const Decimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -50,
  toExpPos: 50,
})

const plainDecimal = /^-?\d+(\.\d+)?$/

/** Whether a value is a plain decimal string: `-12.50`; no exponent, no grouping, no plus sign. */
export function isDecimal(value: unknown): value is string {
  return typeof value === 'string' && plainDecimal.test(value)
}

/**
 * Reads a decimal string. Numbers are not taken: a float has lost the amount before it arrives here.
 * @throws RangeError when the text is not a plain decimal
 */
export function decimal(text: string): DecimalJs {
  if (!isDecimal(text)) throw new RangeError(`Not a decimal: ${JSON.stringify(text)}`)
  return new Decimal(text)
}

/** Digits after the decimal point as written: `decimalPlaces('1.50')` is 2. */
export function decimalPlaces(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/** Writes with exactly `scale` digits after the point, half-up, and never as a negative zero. */
export function toFixed(value: DecimalJs, scale: number): string {
  const text = value.toFixed(scale)
  return /^-[0.]+$/.test(text) ? text.slice(1) : text
}
