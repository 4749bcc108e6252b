import { parseMoney } from '#kernel/pure/money.ts'
import type { ReadText, TextForm } from './text-form.ts'

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)$/

/** Numbers as spreadsheets and people write them: grouped, with a currency sign, in 万 or 亿, in brackets for minus. */
export const readDecimal: ReadText = (field, text) => {
  const plain = text.normalize('NFKC').trim()
  if (plainNumber.test(plain)) return { value: plain }
  const amount = parseMoney(plain, Math.max(field.scale ?? 2, 2))
  return amount === null ? { fault: 'field.number' } : { value: amount }
}

/** `75%` and `75` are both 75 percentage points. */
export const readPercent: ReadText = (field, text, form) =>
  readDecimal(field, text.normalize('NFKC').replace(/\s*%\s*$/, ''), form)

export const readInteger: ReadText = (_, text) => {
  const plain = text.normalize('NFKC').trim()
  const exact = plainNumber.test(plain) ? plain : parseMoney(plain, 6)
  const whole = /^([+-]?\d+)(?:\.0*)?$/.exec(exact ?? '')
  return whole ? { value: whole[1] } : { fault: 'field.integer' }
}

const yes = new Set(['是', '对', '有', '真', 'yes', 'y', 'true', 't', '1', '√', '✓', '✔', 'on'])
const no = new Set(['否', '不', '错', '无', '假', 'no', 'n', 'false', 'f', '0', '×', '✗', '✘', 'off'])

export const readBoolean: ReadText = (_, text) => {
  const word = text.normalize('NFKC').trim().toLowerCase()
  if (yes.has(word)) return { value: true }
  return no.has(word) ? { value: false } : { fault: 'field.boolean' }
}

export function writeBoolean(value: unknown, { language }: Pick<TextForm, 'language'>): string {
  if (language === 'zh') return value ? '是' : '否'
  return value ? 'Yes' : 'No'
}
