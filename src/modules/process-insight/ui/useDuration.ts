import { useCallback } from 'react'
import { useLanguage } from '#kernel/ui/text.ts'
import { durationText } from '../rules/duration-text.ts'

/** Seconds in words, in the reader's language. */
export function useDuration(day: number): (seconds: number) => string {
  const language = useLanguage()
  return useCallback((seconds) => durationText(seconds, day)[language], [day, language])
}
