import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

export { maskEmail, maskPhone, maskText } from './mask.ts'
export type { CountryCode }

/*
 * China's numbers are read by their own plan: the small metadata of the library takes any 7 to 12 digits for one, and
 * people write hotlines and extensions in ways it does not read. Everything else is the library's.
 */
const chinaMobile = /^1[3-9]\d{9}$/
const chinaTollFree = /^[48]00\d{7}$/
/** Service lines without area code: banks and insurers 95xxx, operators 100xx, government 12345. */
const chinaHotline = /^(?:95\d{3,4}|96\d{3,4}|100\d{2}|12\d{3})$/
/** Area code of two or three digits, then seven or eight; eight in the cities with two. */
const chinaLandline = /^(?:10[1-9]\d{7}|2\d[1-9]\d{7}|[3-9]\d{2}[1-9]\d{6,7})$/

const extension = /[\s,;]*(?:转接?|分机号?|ext(?:ension)?\.?|extn\.?|x|#)[\s:]*(\d{1,8})$/i
const hyphenExtension = /^(.*\d.*)-(\d{1,6})$/

/**
 * The canonical form of a phone number, E.164 with an RFC 3966 extension: `+8613812341234`, `+861012345678;ext=123`; toll-free
 * and service lines likewise (`+864008208820`, `+8695588`).
 * @param defaultCountry whose number it is when it has no country code
 * @returns null when the text is no phone number: to be refused, not to be stored
 */
export function normalisePhone(text: string, defaultCountry: CountryCode = 'CN'): string | null {
  const clean = text
    .normalize('NFKC')
    .replace(/^(?:tel|电话|手机)\s*:\s*/i, '')
    .replace(/[–—−]/g, '-')
    .trim()
  if (clean === '') return null
  const named = extension.exec(clean)
  const number = named ? clean.slice(0, named.index).trim() : clean
  const found = readNumber(number, defaultCountry)
  if (found) return withExtension(found, named?.[1])
  // 010-12345678-801: only once the whole is no number, the last group can be an extension.
  const hyphened = named ? null : hyphenExtension.exec(number)
  const main = hyphened && readNumber(hyphened[1]!, defaultCountry)
  return main ? withExtension(main, hyphened[2]) : null
}

function withExtension(number: string, ext: string | undefined): string {
  return ext === undefined ? number : `${number};ext=${ext}`
}

function readNumber(text: string, defaultCountry: CountryCode): string | null {
  if (!/^[+\d\s().\-/]+$/.test(text) || text.lastIndexOf('+') > 0) return null
  const digits = text.replace(/\D/g, '')
  const china = readChinese(text.startsWith('+'), digits, defaultCountry)
  if (china) return china
  const parsed = parsePhoneNumberFromString(text, { defaultCountry, extract: false })
  // A Chinese number the plan above does not know is none.
  if (!parsed || parsed.countryCallingCode === '86' || parsed.ext || !parsed.isValid()) return null
  return parsed.number
}

function readChinese(international: boolean, digits: string, defaultCountry: CountryCode): string | null {
  const prefix = international ? /^86/ : defaultCountry === 'CN' ? /^(?:0086|86)/ : /^0086/
  const national = digits.replace(prefix, '')
  const prefixed = national !== digits
  if (!prefixed && (international || defaultCountry !== 'CN')) return null
  if (chinaMobile.test(national) || chinaTollFree.test(national) || chinaHotline.test(national)) return `+86${national}`
  // Without country code a landline needs its 0: ten digits alone are more likely a mobile number with one missing.
  const trunk = national.startsWith('0')
  const landline = national.replace(/^0/, '')
  return (prefixed || trunk) && chinaLandline.test(landline) ? `+86${landline}` : null
}

/** A canonical number for reading: 138 1234 1234, 010-12345678-801, 400-820-8820, +1 415 555 2671 ext. 12. */
export function formatPhone(canonical: string): string {
  const [number = '', ext] = canonical.split(';ext=')
  if (number.startsWith('+86')) return `${formatChinese(number.slice(3))}${ext ? `-${ext}` : ''}`
  const formatted = parsePhoneNumberFromString(number)?.formatInternational() ?? number
  return ext ? `${formatted} ext. ${ext}` : formatted
}

function formatChinese(national: string): string {
  if (chinaMobile.test(national)) return national.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
  if (chinaTollFree.test(national)) return national.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3')
  if (!chinaLandline.test(national)) return national
  return national.replace(/^(10|2\d|\d{3})(\d+)$/, '0$1-$2')
}
