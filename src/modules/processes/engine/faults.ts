/** Why a step could not be done, in the words of both languages. */
import { AppError } from '#kernel/api/errors.ts'
import { messageOf, withMessages } from '#kernel/api/messages.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { violation } from '#kernel/pure/violations.ts'

/** A fault of the definition or of its data, found while an instance runs. */
export const fault = (code: string, params: Record<string, unknown> = {}): AppError =>
  new AppError(422, 'rule-broken', [violation(code, '', params)])

export function wordsOf(registry: Registry, error: unknown): Label {
  const inLanguage = (language: 'zh' | 'en'): string => {
    if (!(error instanceof AppError)) return messageOf(registry, 'process.unexpected', language)
    const details = withMessages(registry, error.violations, language).map(({ path, message }) =>
      path ? `${path}: ${message}` : String(message),
    )
    return details.length > 0 ? details.join('; ') : messageOf(registry, error.code, language, error.details)
  }
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}

/** Another writer was in the way, or the database is: the whole transaction is done again. */
export function isPassing(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  return /^(40|08|57|53|55)/.test(code) || /^E[A-Z]+$/.test(code)
}
