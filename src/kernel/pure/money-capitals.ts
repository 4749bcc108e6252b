import { decimal } from './decimal.ts'

const digitNames = '零壹贰叁肆伍陆柒捌玖'
const placeNames = ['', '拾', '佰', '仟']

/**
 * An amount in Chinese capitals as bills, invoices and contracts carry it: 1234567.89 is 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分.
 * Rules: 支付结算办法 (PBOC 1997-393), annex 1: 整 closes an amount that ends at 元; a run of zeros inside is one 零.
 * Where the annex leaves a choice (zero yuan before 角, 整 after 角) the shorter form is written.
 * Rounded half-up to 分; minus is 负.
 * @throws RangeError for text that is not a decimal, and from 10^16 yuan on
 */
export function toChineseCapitals(amount: string): string {
  const value = decimal(amount)
  const cents = BigInt(value.abs().times(100).toFixed(0))
  const yuan = cents / 100n
  if (yuan >= 10n ** 16n) throw new RangeError(`Amount too large for Chinese capitals: ${amount}`)
  const jiao = Number((cents / 10n) % 10n)
  const fen = Number(cents % 10n)
  if (cents === 0n) return '零元整'

  const sign = value.isNegative() ? '负' : ''
  const whole = yuan === 0n ? '' : `${wholeNumber(yuan)}元`
  if (jiao === 0 && fen === 0) return `${sign}${whole}整`
  const tenths = jiao > 0 ? `${digitNames[jiao]}角` : yuan > 0n ? '零' : ''
  const hundredths = fen > 0 ? `${digitNames[fen]}分` : ''
  return `${sign}${whole}${tenths}${hundredths}`
}

/** A positive whole number: each 亿 and 万 part is written like a number of its own. */
function wholeNumber(value: bigint): string {
  for (const [size, name] of [
    [100_000_000n, '亿'],
    [10_000n, '万'],
  ] as const) {
    if (value < size) continue
    const rest = value % size
    const gap = rest > 0n && rest < size / 10n ? '零' : ''
    return `${wholeNumber(value / size)}${name}${gap}${rest > 0n ? wholeNumber(rest) : ''}`
  }
  return underTenThousand(Number(value))
}

function underTenThousand(value: number): string {
  let text = ''
  let zeroBefore = false
  for (const [index, digit] of [...String(value)].map(Number).entries()) {
    const place = String(value).length - 1 - index
    if (digit === 0) {
      zeroBefore = true
      continue
    }
    text += `${zeroBefore ? '零' : ''}${digitNames[digit]}${placeNames[place]}`
    zeroBefore = false
  }
  return text
}
