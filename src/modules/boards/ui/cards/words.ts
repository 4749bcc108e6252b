import type { Period } from '#kernel/metrics/metrics.types.ts'
import type { Language } from '#kernel/ui/text.ts'
import type { Words } from '../../rules/card.types.ts'

/** Words of one's own in the language on screen, else in the other one. */
export function wordsOf(words: Words | undefined, language: Language): string {
  return words?.[language] ?? words?.zh ?? words?.en ?? ''
}

/** A step of time, short enough for an axis: days and weeks by their (first) day without the year; the rest as it is. */
export function stepWords(name: string, step: Period): string {
  return step === 'day' || step === 'week' ? name.slice(5) : name
}
