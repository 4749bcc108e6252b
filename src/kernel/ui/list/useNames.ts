import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useLanguage } from '../text.ts'

/** The entity's words inside a sentence: English ones begin small there, unless they are an abbreviation. */
export function useNames(entity: EntityMeta): { one: string; many: string } {
  const language = useLanguage()
  const small = (text: string) =>
    language === 'en' ? text.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase()) : text
  return { one: small(entity.label[language]), many: small(entity.plural[language]) }
}
