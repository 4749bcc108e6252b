import { messageOf } from '#kernel/api/messages.ts'
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import type { Label, Violation } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'

/** All faults in one text, each with the name of its field. */
export function faultWords(
  registry: Registry,
  entity: EntityDefinition | undefined,
  faults: readonly Violation[],
): Label {
  const fields = entity ? (registry.fields(entity) as Fields) : {}
  const inWords = (language: 'zh' | 'en') =>
    faults
      .map(({ code, path, params }) => {
        const name = fields[path.split('.')[0]!]?.label[language]
        const words = messageOf(registry, code, language, params)
        return name ? `${name}${language === 'zh' ? '：' : ': '}${words}` : words
      })
      .join(language === 'zh' ? '；' : '; ')
  return { zh: inWords('zh'), en: inWords('en') }
}
