import { Decimal, decimal, toFixed } from './decimal.ts'

export type Language = 'zh' | 'en'

/**
 * An amount with its currency sign and grouping, for reading: `¥1,234.50`, `CN¥1,234.50`. Exact for every length: the decimal
 * string goes to Intl as it is. A currency code Intl does not know is written in front.
 * @param scale decimals shown; the currency's own number (CNY 2, JPY 0) when left out
 */
export function formatMoney(amount: string, currency: string, language: Language, scale?: number): string {
  const exact = decimal(amount).isZero() ? '0' : amount
  const digits = scale === undefined ? {} : { minimumFractionDigits: scale, maximumFractionDigits: scale }
  const style = /^[A-Za-z]{3}$/.test(currency) ? ({ style: 'currency', currency } as const) : {}
  const text = formatterOf(language, { ...style, ...digits }).format(exact as Intl.StringNumericLiteral)
  return 'style' in style ? text : `${currency} ${text}`
}

/** Grouped digits without a currency: `1,234.50`. All decimals of the string are shown unless `scale` is given. */
export function formatDecimal(value: string, language: Language, scale?: number): string {
  const shown = scale === undefined ? decimal(value).toFixed() : toFixed(decimal(value), scale)
  const digits = shown.includes('.') ? shown.length - shown.indexOf('.') - 1 : 0
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return formatterOf(language, options).format(shown as Intl.StringNumericLiteral)
}

const largeUnits: Record<Language, readonly (readonly [power: number, name: string])[]> = {
  zh: [
    [12, '万亿'],
    [8, '亿'],
    [4, '万'],
  ],
  en: [
    [12, 'T'],
    [9, 'B'],
    [6, 'M'],
    [3, 'K'],
  ],
}

/**
 * A large amount shortened for boards and cards: `1.23亿`, `4,567.8万`; `1.2M`, `45.6K`. Rounded half-up to at most `digits`
 * decimals without trailing zeros; an amount that rounds up to the next unit is written in it (99,999,999 is 1亿).
 */
export function formatLargeAmount(amount: string, language: Language, digits = 2): string {
  const value = decimal(amount)
  const units = [...largeUnits[language], [0, ''] as const]
  for (const [index, [power, name]] of units.entries()) {
    const size = new Decimal(10).pow(power)
    const next = units[index + 1]
    const shortened = value.div(size).toDecimalPlaces(digits)
    // Take this unit when the amount reaches it, also after rounding in the next smaller unit.
    const reached = next === undefined || value.abs().gte(size) || roundedUpTo(value, size, next[0], digits)
    if (reached) return `${formatDecimal(toPlain(shortened), language)}${name}`
  }
  return formatDecimal(toPlain(value), language)
}

type DecimalValue = InstanceType<typeof Decimal>

function roundedUpTo(value: DecimalValue, size: DecimalValue, nextPower: number, digits: number): boolean {
  const nextSize = new Decimal(10).pow(nextPower)
  return value.abs().div(nextSize).toDecimalPlaces(digits).times(nextSize).gte(size)
}

function toPlain(value: DecimalValue): string {
  return value.isZero() ? '0' : value.toFixed()
}

const formatters = new Map<string, Intl.NumberFormat>()

/** Building an Intl formatter costs far more than using it, and a list shows hundreds of amounts. */
function formatterOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-US', options)
    formatters.set(key, formatter)
  }
  return formatter
}
