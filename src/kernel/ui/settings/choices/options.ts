import type { ChoiceOption } from '#kernel/entity/meta.types.ts'

/** A choice while it is edited; a new one has no key until the server makes one from its name. */
export interface OptionDraft {
  /** For the screen only. */
  id: string
  value?: string
  zh: string
  en: string
  tone?: ChoiceOption['tone']
}

export const toDrafts = (options: readonly ChoiceOption[]): OptionDraft[] =>
  options.map(({ value, label, tone }) => ({ id: value, value, zh: label.zh, en: label.en, tone }))

/** In the API's form; a text that is missing in one language reads as the other, and empty rows are left out. */
export function toOptions(drafts: readonly OptionDraft[]) {
  return drafts
    .filter(({ zh, en }) => zh.trim() !== '' || en.trim() !== '')
    .map(({ value, zh, en, tone }) => ({
      ...(value !== undefined && { value }),
      label: { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() },
      ...(tone && { tone }),
    }))
}
