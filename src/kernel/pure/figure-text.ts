/** Figures of metrics as people read them in messages and mails; screens have their own formats. */

type Language = 'zh' | 'en'
/** As the metric's unit: a `ratio` is a fraction, `money` is in the company's currency. */
type Unit = 'money' | 'count' | 'ratio' | 'days' | 'number'

const formats = new Map<string, Intl.NumberFormat>()
function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  const made = formats.get(key) ?? new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-US', options)
  formats.set(key, made)
  return made
}

/** As boards write it: 万 and 亿 in Chinese, K and M in English; a fraction as per cent. */
export function figureText(value: number | null, unit: Unit, currency: string, language: Language): string {
  if (value === null) return '—'
  const compact = Math.abs(value) >= (language === 'zh' ? 10_000 : 1_000)
  const short = compact ? { notation: 'compact' as const, maximumSignificantDigits: language === 'zh' ? 4 : 3 } : {}
  switch (unit) {
    case 'money': {
      const places = compact ? {} : { maximumFractionDigits: 2, minimumFractionDigits: 0 }
      return format(language, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        ...short,
        ...places,
      }).format(value)
    }
    case 'ratio':
      return `${format(language, { maximumFractionDigits: 1 }).format(value * 100)} %`
    case 'days': {
      const days = format(language, { maximumFractionDigits: 1 }).format(value)
      return language === 'zh' ? `${days} 天` : `${days} ${Math.abs(value) === 1 ? 'day' : 'days'}`
    }
    default:
      return format(language, { maximumFractionDigits: unit === 'count' ? 0 : 2, ...short }).format(value)
  }
}

/** Per cent, at most one place. */
export const percentText = (value: number, language: Language): string =>
  `${format(language, { maximumFractionDigits: 1 }).format(value)} %`
