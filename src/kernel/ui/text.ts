import { useCallback } from 'react'
import type { Label } from '../entity/meta.types.ts'
import { api } from './client.ts'
import { currentLanguage, type Language, showLanguage, useLanguage } from './language.ts'

export { currentLanguage, type Language, useLanguage } from './language.ts'

export type Texts = Readonly<Record<string, Label>>
export type TextParams = Readonly<Record<string, string | number>>
/** Looks a text up by its key and fills in `{name}` and `{n|one|many}`. */
export type Translate<T extends Texts> = (key: keyof T & string, params?: TextParams) => string

/**
 * Declares the texts of a screen, in both languages. `{name}` is replaced by a parameter;
 * `{n|record|records}` by one of the two words, depending on whether the number `n` is 1.
 */
export function defineText<const T extends Texts>(texts: T): T {
  return texts
}

/** Fills a text's places. Unknown names stay visible, so that a mistake is seen. */
export function fillText(text: string, params: TextParams = {}): string {
  return text.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (place, name: string, one?: string, many?: string) => {
    const value = params[name]
    if (value === undefined) return place
    if (one === undefined || many === undefined) return String(value)
    return Number(value) === 1 ? one : many
  })
}

/** One label in the language given, or in the one on screen. For code outside React. */
export function textOf(label: Label, params?: TextParams, language: Language = currentLanguage()): string {
  return fillText(label[language], params)
}

/** The translate function of a set of texts; its identity changes with the language only. */
export function useText<T extends Texts>(texts: T): Translate<T> {
  const language = useLanguage()
  return useCallback(
    (key, params) => {
      const label: Label | undefined = texts[key]
      return label ? fillText(label[language], params) : key
    },
    [texts, language],
  )
}

/** Picks the right language of labels that come from the server. */
export function useLabel(): (label: Label | undefined) => string {
  const language = useLanguage()
  return useCallback((label) => label?.[language] ?? '', [language])
}

/**
 * Switches the language without a reload. Remembered on this device and, for a signed-in
 * person (`onAccount`), on the account, so that other devices and mails follow.
 */
export async function setLanguage(language: Language, onAccount = true): Promise<void> {
  showLanguage(language)
  if (onAccount) await api.patch('/me', { language })
}

/** A name inside a sentence: `New customer`, but `New API key`. Chinese stays as it is. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
