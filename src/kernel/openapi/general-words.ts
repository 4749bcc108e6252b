/** Summaries name the kind of record; here they are made to, and taken apart again. */
import type { EntityDefinition } from '../entity/define.ts'

/** `a customer`, `an opportunity`. */
export function aRecord(entity: EntityDefinition): string {
  const one = entity.label.en.toLowerCase()
  return `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`
}

/** The text with `{a one}`, `{many}` and `{Many}` where it names the kind. */
export function withoutKind(text: string, entity: EntityDefinition): string {
  return text
    .replace(aRecord(entity), '{a one}')
    .replace(new RegExp(`\\b${entity.plural.en.toLowerCase()}\\b`), '{many}')
    .replace(entity.plural.en, '{Many}')
}
