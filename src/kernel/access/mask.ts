/** Masked forms of personal data: enough to recognise, not enough to use. */
import type { FieldKind } from '../entity/meta.types.ts'
import { maskEmail, maskPhone, maskText } from '../pure/phone.ts'

export function maskValue(kind: FieldKind, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (typeof value !== 'string') return null
  if (kind === 'phone') return maskPhone(value)
  if (kind === 'email') return maskEmail(value)
  return maskText(value)
}
