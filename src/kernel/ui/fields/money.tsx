import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { formatContext, formatLarge, formatMoney } from '../format.ts'
import { useLanguage } from '../text.ts'
import { Blank, isBlank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldRecord, FieldView } from './field.types.ts'
import { NumberInput } from './NumberInput.tsx'

/** The currency of an amount: the record's own when it has one, else the company's. */
export function currencyOf(field: FieldMeta, record: FieldRecord | undefined): string {
  const own = field.currencyField ? record?.[field.currencyField] : undefined
  return typeof own === 'string' && /^[A-Z]{3}$/.test(own) ? own : formatContext().currency
}

function MoneyCell({ field, value, record }: CellProps) {
  if (isBlank(value)) return <Blank />
  const currency = currencyOf(field, record)
  const amount = String(value)
  return (
    <span className="zy-field-number" title={formatLarge(amount, currency)}>
      {formatMoney(amount, currency)}
    </span>
  )
}

/** The sign of a currency alone (¥, US$), as the formatter writes it before an amount. */
const signOf = (currency: string): string => formatMoney('0', currency).replace(/[\d.,\s]/g, '')

function MoneyEditor(props: EditorProps) {
  const { field, record } = props
  useLanguage() // the sign depends on the language on screen
  return <NumberInput {...props} scale={field.scale ?? 2} prefix={signOf(currencyOf(field, record))} hint />
}

export const money: FieldView = { Cell: MoneyCell, Editor: MoneyEditor, align: 'right' }
