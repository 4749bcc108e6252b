import { Decimal } from 'decimal.js'

/*
 * Decimal values travel as strings ("1234.50") and are never turned into floats: a float cannot
 * hold every amount of two decimals, and a form must give back exactly what it was given.
 */

const UNITS: Record<string, string> = { 千: '1e3', k: '1e3', 万: '1e4', w: '1e4', m: '1e6', 亿: '1e8', b: '1e9' }

/** Full-width digits and signs, as Chinese input methods produce them, to their ASCII twins. */
const toHalfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/。/g, '.')

/**
 * Reads what a person typed as a decimal string. Accepts thousands separators, currency signs,
 * full-width digits and a unit (`12万`, `1.5亿`, `300k`). More places than `scale` are rounded half-up.
 *
 * @returns the decimal string, `null` for an empty input, `undefined` when it is not a number.
 */
export function parseDecimal(input: string, scale = 2): string | null | undefined {
  const text = toHalfWidth(input)
    .replace(/[\s,，'¥￥$€£%元]/g, '')
    .toLowerCase()
  if (text === '') return null
  const found = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(千|万|亿|千万|万亿|k|w|m|b)?$/.exec(text)
  if (!found) return undefined
  const [, sign, digits = '', unit = ''] = found
  let value = new Decimal(`${sign === '-' ? '-' : ''}${digits.replace(/\.$/, '')}`)
  for (const char of unit) value = value.times(UNITS[char] ?? '1')
  return fixed(value, scale)
}

/** Whole numbers: the same reading, no decimals. Answers a number because `integer` fields are numbers. */
export function parseInteger(input: string): number | null | undefined {
  const value = parseDecimal(input, 0)
  if (value === null || value === undefined) return value
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : undefined
}

/** "1234567.5" -> "1,234,567.50" when `scale` is 2; the string's own places when `scale` is left out. */
export function groupDigits(value: string | number, scale?: number): string {
  const text = scale === undefined ? String(value) : safeFixed(String(value), scale)
  const [whole = '', places] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return places === undefined ? grouped : `${grouped}.${places}`
}

/** Drops zeros that say nothing behind the point: "12.50" -> "12.5", "12.00" -> "12". */
export const trimZeros = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)

/**
 * A spoken size beside a large amount, against slipped zeros: "12.35 万", "1.2 亿" or "1.2 million".
 * Answers `null` below 10,000 (Chinese) or 1,000,000 (English): there the digits speak for themselves.
 */
export function sizeHint(value: string | null | undefined, language: 'zh' | 'en'): string | null {
  if (!value || !/^-?\d+(\.\d+)?$/.test(value)) return null
  const amount = new Decimal(value)
  const sizes: [string, string][] =
    language === 'zh'
      ? [
          ['1e8', '亿'],
          ['1e4', '万'],
        ]
      : [
          ['1e9', 'billion'],
          ['1e6', 'million'],
        ]
  const size = sizes.find(([from]) => amount.abs().gte(from))
  if (!size) return null
  return `${trimZeros(amount.div(size[0]).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed())} ${size[1]}`
}

/** Whether a decimal string lies within its field's bounds; an empty value always does. */
export function withinBounds(value: string | null, min?: number, max?: number): boolean {
  if (value === null) return true
  const amount = new Decimal(value)
  return (min === undefined || amount.gte(min)) && (max === undefined || amount.lte(max))
}

const fixed = (value: Decimal, scale: number): string => {
  const text = value.toDecimalPlaces(scale, Decimal.ROUND_HALF_UP).toFixed(scale)
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text
}

const safeFixed = (value: string, scale: number): string =>
  /^-?\d+(\.\d+)?$/.test(value) ? fixed(new Decimal(value), scale) : value
