import type { ChoiceOption, FieldKind, FieldMeta, Label } from '#kernel/entity/meta.types.ts'
import { type OptionDraft, toDrafts, toOptions } from '../choices/options.ts'

/** A field that an administrator made, as the API answers it. */
export interface CustomField {
  id: string
  entity: string
  name: string
  kind: FieldKind
  label: Label
  help?: Label
  unit?: Label
  required: boolean
  options?: ChoiceOption[]
  open?: boolean
  ref?: string
  search?: boolean
  scale?: number
  min?: number
  max?: number
  position: number
  archivedAt: string | null
}

/** Kinds that may be added at run time, in the order in which people look for them. */
export const customKinds = [
  'text',
  'longText',
  'choice',
  'multiChoice',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'instant',
  'boolean',
  'ref',
  'treeRef',
  'refs',
  'email',
  'phone',
  'url',
  'address',
  'geo',
  'tags',
  'richText',
] as const satisfies FieldKind[]
export type CustomKind = (typeof customKinds)[number]

/** A field while it is being made or changed. */
export interface FieldDraft {
  kind: CustomKind
  zh: string
  en: string
  helpZh: string
  helpEn: string
  unit: string
  required: boolean
  search: boolean
  open: boolean
  ref: string | undefined
  scale: number | undefined
  min: number | null
  max: number | null
  options: OptionDraft[]
}

export const emptyDraft: FieldDraft = {
  kind: 'text',
  zh: '',
  en: '',
  helpZh: '',
  helpEn: '',
  unit: '',
  required: false,
  search: false,
  open: false,
  ref: undefined,
  scale: undefined,
  min: null,
  max: null,
  options: [],
}

export function draftOf(field: CustomField): FieldDraft {
  return {
    kind: field.kind as CustomKind,
    zh: field.label.zh,
    en: field.label.en,
    helpZh: field.help?.zh ?? '',
    helpEn: field.help?.en ?? '',
    unit: field.unit?.zh ?? '',
    required: field.required,
    search: field.search ?? false,
    open: field.open ?? false,
    ref: field.ref,
    scale: field.scale,
    min: field.min ?? null,
    max: field.max ?? null,
    options: toDrafts(field.options ?? []),
  }
}

export const isChoice = (kind: FieldKind) => kind === 'choice' || kind === 'multiChoice'
export const isReference = (kind: FieldKind) => kind === 'ref' || kind === 'treeRef' || kind === 'refs'
export const isNumeric = (kind: FieldKind) => ['integer', 'decimal', 'money', 'percent'].includes(kind)
export const hasScale = (kind: FieldKind) => ['decimal', 'money', 'percent'].includes(kind)
export const isSearchable = (kind: FieldKind) => ['text', 'email', 'phone', 'url', 'tags'].includes(kind)

const both = (zh: string, en: string): Label | null =>
  zh.trim() || en.trim() ? { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() } : null

/** What may be changed later as well. */
function facts(draft: FieldDraft) {
  return {
    label: both(draft.zh, draft.en),
    help: both(draft.helpZh, draft.helpEn),
    unit: isNumeric(draft.kind) ? both(draft.unit, draft.unit) : null,
    required: draft.required,
    min: isNumeric(draft.kind) ? draft.min : null,
    max: isNumeric(draft.kind) ? draft.max : null,
    ...(isChoice(draft.kind) && { options: toOptions(draft.options) }),
  }
}

/** A new field in the API's form. */
export function createBody(entity: string, draft: FieldDraft) {
  const { kind, ref, open, search, scale } = draft
  return {
    entity,
    kind,
    ...facts(draft),
    ...(isReference(kind) && { ref }),
    ...(kind === 'choice' && { open }),
    ...(isSearchable(kind) && { search }),
    ...(hasScale(kind) && scale !== undefined && { scale }),
  }
}

/** A change in the API's form; kind and target stay as they were. */
export const updateBody = (draft: FieldDraft) => facts(draft)

/** The field as forms will show it. */
export function previewField(draft: FieldDraft): FieldMeta {
  const label = both(draft.zh, draft.en) ?? { zh: '', en: '' }
  const help = both(draft.helpZh, draft.helpEn)
  return {
    name: 'preview',
    kind: draft.kind,
    label,
    ...(help && { help }),
    required: draft.required,
    access: 'write',
    create: true,
    update: true,
    computed: false,
    ...(isChoice(draft.kind) && {
      options: toOptions(draft.options).map((option) => ({ ...option, value: option.value ?? option.label.zh })),
    }),
    ...(draft.open && { open: true }),
    ...(draft.ref && { ref: draft.ref }),
    ...(draft.min !== null && { min: draft.min }),
    ...(draft.max !== null && { max: draft.max }),
    scale: draft.scale ?? (hasScale(draft.kind) ? 2 : undefined),
    ...(draft.unit && { unit: { zh: draft.unit, en: draft.unit } }),
    operators: [],
    sortable: false,
    groupable: false,
    summable: false,
    searchable: false,
    custom: true,
    section: 'custom',
  }
}
