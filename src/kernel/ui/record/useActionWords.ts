import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useLabel, useText } from '../text.ts'
import { recordTexts } from './text.ts'

/** What was done, in words: an action's own label, or this screen's text for what every record knows. */
export function useActionWords(entity: EntityMeta): (group: 'action' | 'source', word: string) => string {
  const t = useText(recordTexts)
  const label = useLabel()
  return (group, word) => {
    const own = group === 'action' ? entity.actions.find((each) => each.name === word) : undefined
    if (own) return label(own.label)
    const key = `${group}.${word}`
    return key in recordTexts ? t(key as keyof typeof recordTexts & string) : word
  }
}
