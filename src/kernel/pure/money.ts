import { Decimal, decimal, decimalPlaces, isDecimal, toFixed } from './decimal.ts'

export { allocate } from './money-allocate.ts'
export { toChineseCapitals } from './money-capitals.ts'
export { formatLargeAmount, formatMoney } from './money-format.ts'
export { decimalPlaces, isDecimal }

/** An amount as a plain decimal string, `-1234.50`. Never a float. */
export type Amount = string

/** The database keeps numeric(18, scale). */
const maxDigits = 18

const currencyBefore = /^(-?)(?:CNY|RMB|USD|EUR|GBP|JPY|HKD|TWD|SGD|(?:US|HK|NT|S|A|C)?\p{Sc})(-?)/iu
const currencyAfter = /(?:元整?|圆|CNY|RMB|USD|EUR|GBP|JPY|HKD|TWD|SGD|\p{Sc})$/iu

/**
 * Reads an amount as people and spreadsheets write it: `1,234.5`, `¥ 1,234.50`, `￥１２`, `1234.5元`, `(12.00)` for minus,
 * `1.5万`, `2亿`, `1.2E+3`. More decimals than `scale` are rounded half-up (ask `decimalPlaces` first to refuse them).
 * @returns the amount with exactly `scale` decimals, or null when the text is no amount or exceeds 18 digits
 */
export function parseMoney(text: string, scale = 2): Amount | null {
  let rest = text.normalize('NFKC').replace(/[\s_']/g, '')
  rest = rest.replace(/[−–—]/g, '-')
  const inBrackets = /^\((.+)\)$/.exec(rest)
  if (inBrackets) rest = `-${inBrackets[1]}`
  rest = rest.replace(currencyBefore, '$1$2').replace(currencyAfter, '')
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d+)?(?:e([+-]?\d{1,2}))?(万|亿)?$/i.exec(rest)
  if (!match) return null
  const [, sign, whole = '', fraction = '', exponent, unit] = match
  const power = Number(exponent ?? 0) + (unit === '万' ? 4 : unit === '亿' ? 8 : 0)
  const value = new Decimal(`${whole.replaceAll(',', '') || '0'}${fraction}`).times(new Decimal(10).pow(power))
  const amount = toFixed(sign === '-' ? value.negated() : value, scale)
  return amount.replace(/\D/g, '').replace(/^0+/, '').length > maxDigits ? null : amount
}

/** The exact sum of two amounts, with the larger of their scales: `add('1.10', '2')` is `3.10`. */
export function add(a: Amount, b: Amount): Amount {
  return toFixed(decimal(a).plus(decimal(b)), Math.max(decimalPlaces(a), decimalPlaces(b)))
}

/** The exact difference `a - b`, with the larger of their scales. */
export function subtract(a: Amount, b: Amount): Amount {
  return toFixed(decimal(a).minus(decimal(b)), Math.max(decimalPlaces(a), decimalPlaces(b)))
}

/** `amount × factor`, rounded half-up once, to `scale` decimals. `factor` is a decimal string: a quantity, a rate, a share. */
export function multiply(amount: Amount, factor: string, scale = 2): Amount {
  return toFixed(decimal(amount).times(decimal(factor)), scale)
}

/**
 * `amount ÷ divisor`, rounded half-up to `scale` decimals.
 * @throws RangeError when the divisor is zero
 */
export function divide(amount: Amount, divisor: string, scale = 2): Amount {
  const by = decimal(divisor)
  if (by.isZero()) throw new RangeError('Division of an amount by zero')
  return toFixed(decimal(amount).div(by), scale)
}

/** -1, 0 or 1; the number of decimals does not matter: `compare('1.0', '1')` is 0. */
export function compare(a: Amount, b: Amount): -1 | 0 | 1 {
  return decimal(a).comparedTo(decimal(b)) as -1 | 0 | 1
}

/** The exact sum of amounts, with the largest scale among them and at least `scale` decimals: `sum([])` is `0.00`. */
export function sum(amounts: Iterable<Amount>, scale = 2): Amount {
  let total = new Decimal(0)
  let widest = scale
  for (const amount of amounts) {
    total = total.plus(decimal(amount))
    widest = Math.max(widest, decimalPlaces(amount))
  }
  return toFixed(total, widest)
}

/** Rounds half-up, halves away from zero: `-0.005` becomes `-0.01`. This is the rounding of every document line. */
export function roundHalfUp(amount: Amount, scale = 2): Amount {
  return toFixed(decimal(amount), scale)
}

export function negate(amount: Amount): Amount {
  return toFixed(decimal(amount).negated(), decimalPlaces(amount))
}

export function absolute(amount: Amount): Amount {
  return toFixed(decimal(amount).abs(), decimalPlaces(amount))
}

export function isZero(amount: Amount): boolean {
  return decimal(amount).isZero()
}

/** Below zero; zero itself is not negative. */
export function isNegative(amount: Amount): boolean {
  return decimal(amount).isNegative() && !isZero(amount)
}
