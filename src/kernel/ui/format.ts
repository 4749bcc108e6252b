import { currentLanguage } from './language.ts'

/** Shown where there is no value. */
export const NOTHING = '—'

interface FormatContext {
  /** The company's time zone: instants are shown in it and "today" is its day. */
  timeZone: string
  /** The company's own currency, shown by its short sign. */
  currency: string
}

let context: FormatContext = { timeZone: 'Asia/Shanghai', currency: 'CNY' }

/** Set once the company is known. */
export function setFormatContext(next: FormatContext): void {
  context = next
}

/** The time zone and currency that the screen uses. */
export function formatContext(): Readonly<FormatContext> {
  return context
}

const DAY_MS = 86_400_000
const numberFormats = new Map<string, Intl.NumberFormat>()
const dayFormats = new Map<string, Intl.DateTimeFormat>()

function locale() {
  return currentLanguage() === 'zh' ? 'zh-CN' : 'en'
}

/** Making an Intl formatter is slow, so each kind is made once. */
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale() + JSON.stringify(options)
  let format = numberFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale(), options)
    numberFormats.set(key, format)
  }
  return format
}

interface WallClock {
  day: string
  time: string
}

/** Day and time of an instant on the company's clock. */
function wallClock(instant: Date): WallClock {
  let format = dayFormats.get(context.timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: context.timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    dayFormats.set(context.timeZone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]))
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` }
}

/** Today, `YYYY-MM-DD`, on the company's clock. */
export function todayOnScreen(now: Date = new Date()): string {
  return wallClock(now).day
}

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

function relativeDay(days: number): string | undefined {
  const zh = currentLanguage() === 'zh'
  if (days === 0) return zh ? '今天' : 'Today'
  if (days === -1) return zh ? '昨天' : 'Yesterday'
  if (days === 1) return zh ? '明天' : 'Tomorrow'
  if (Math.abs(days) > 7) return undefined
  if (days < 0) return zh ? `${-days} 天前` : `${-days} days ago`
  return zh ? `${days} 天后` : `in ${days} days`
}

/** A day: `YYYY-MM-DD`, or 今天, 3 天后 … within a week of today unless `relative` is false. */
export function formatDate(
  value: string | null | undefined,
  options: { relative?: boolean; today?: string } = {},
): string {
  if (!value) return NOTHING
  if (options.relative === false) return value
  return relativeDay(daysBetween(options.today ?? todayOnScreen(), value)) ?? value
}

/** An instant on the company's clock: `今天 09:20`, `2025-11-18 14:02`. */
export function formatInstant(
  value: string | Date | null | undefined,
  options: { relative?: boolean; now?: Date } = {},
): string {
  if (!value) return NOTHING
  const { day, time } = wallClock(new Date(value))
  const days = daysBetween(todayOnScreen(options.now), day)
  const near = options.relative !== false && Math.abs(days) <= 1 ? relativeDay(days) : undefined
  return `${near ?? day} ${time}`
}

/** How long ago: 刚刚, 5 分钟前, 2 小时前, then like `formatDate`. */
export function formatAgo(value: string | Date | null | undefined, now: Date = new Date()): string {
  if (!value) return NOTHING
  const at = new Date(value)
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  const zh = currentLanguage() === 'zh'
  if (minutes < 0 || minutes >= 12 * 60) return formatDate(wallClock(at).day, { today: todayOnScreen(now) })
  if (minutes < 1) return zh ? '刚刚' : 'Just now'
  if (minutes < 60) return zh ? `${minutes} 分钟前` : `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  return zh ? `${hours} 小时前` : `${hours} h ago`
}

type Numeric = string | number | null | undefined

function isNothing(value: Numeric): value is null | undefined | '' {
  return value === null || value === undefined || value === '' || Number.isNaN(Number(value))
}

/** With thousands separators. Decimal strings stay exact; `scale` fixes the decimal places. */
export function formatNumber(value: Numeric, scale?: number): string {
  if (isNothing(value)) return NOTHING
  const digits =
    scale === undefined ? { maximumFractionDigits: 6 } : { minimumFractionDigits: scale, maximumFractionDigits: scale }
  return numberFormat(digits).format(value as Intl.StringNumericLiteral)
}

/** The company's own currency by its short sign (¥), others so that they cannot be confused (US$). */
function currencyStyle(currency: string): Intl.NumberFormatOptions {
  const currencyDisplay = currency === context.currency ? 'narrowSymbol' : 'symbol'
  return { style: 'currency', currency, currencyDisplay }
}

/** An amount, exact: `¥1,280,000`, `US$99.50`. Cents appear when there are any, or always with `cents`. */
export function formatMoney(
  value: Numeric,
  currency: string = context.currency,
  options: { cents?: boolean } = {},
): string {
  if (isNothing(value)) return NOTHING
  const trailingZeroDisplay = options.cents ? 'auto' : 'stripIfInteger'
  return numberFormat({ ...currencyStyle(currency), trailingZeroDisplay }).format(value as Intl.StringNumericLiteral)
}

/** A large number, rounded: `2840万`, `1.26亿` in Chinese, `28.4M` in English; with a currency as an amount. */
export function formatLarge(value: Numeric, currency?: string): string {
  if (isNothing(value)) return NOTHING
  const smallest = currentLanguage() === 'zh' ? 10_000 : 1000
  if (Math.abs(Number(value)) < smallest) return currency ? formatMoney(value, currency) : formatNumber(value)
  const style = currency ? currencyStyle(currency) : {}
  const maximumSignificantDigits = currentLanguage() === 'zh' ? 4 : 3
  return numberFormat({ ...style, notation: 'compact', minimumFractionDigits: 0, maximumSignificantDigits }).format(
    value as Intl.StringNumericLiteral,
  )
}

/** Points (`"75"`) as `75%`. */
export function formatPercent(value: Numeric, scale?: number): string {
  return isNothing(value) ? NOTHING : `${formatNumber(value, scale)}%`
}

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A file's size, in units of 1024. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return NOTHING
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < BYTE_UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${numberFormat({ maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 }).format(size)} ${BYTE_UNITS[unit]}`
}
