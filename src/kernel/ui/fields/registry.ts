import type { FieldKind } from '#kernel/entity/meta.types.ts'
import { address } from './address.tsx'
import { attachment } from './attachment.tsx'
import { boolean } from './boolean.tsx'
import { choice, multiChoice } from './choice.tsx'
import { email, phone } from './contactLinks.tsx'
import { date, instant } from './dates.tsx'
import type { FieldView } from './field.types.ts'
import { geo } from './geo.tsx'
import { json } from './json.tsx'
import { longText } from './longText.tsx'
import { money } from './money.tsx'
import { decimal, integer, percent } from './numbers.tsx'
import { text } from './plainText.tsx'
import { ref, refs } from './references.tsx'
import { richText } from './richTextField.tsx'
import { tags } from './tags.tsx'
import { target } from './target.tsx'
import { treeRef } from './treeRef.tsx'
import { url } from './url.tsx'

/** How each field kind is shown and edited. A new kind is its file and its line here. */
const fieldViews: Record<FieldKind, FieldView> = {
  text,
  longText,
  richText,
  integer,
  decimal,
  money,
  percent,
  boolean,
  date,
  instant,
  choice,
  multiChoice,
  ref,
  refs,
  treeRef,
  target,
  email,
  phone,
  url,
  address,
  geo,
  tags,
  attachment,
  json,
  // A document's own number (C-2025-00412): text that the server makes.
  number: text,
}

export const fieldView = (kind: FieldKind): FieldView => fieldViews[kind]

/** Numbers stand at the right of a column, headings included. */
export const isRightAligned = (field: { kind: FieldKind }): boolean => fieldViews[field.kind].align === 'right'
