import { AppError } from '#kernel/api/errors.ts'
import { messageOf, withMessages } from '#kernel/api/messages.ts'
import { OperatorError } from '#kernel/data/operator-error.ts'
import type { Runtime } from '#kernel/runtime.ts'

/** An error that the API would answer with, as the sentence a terminal shows; every fault on a line of its own. */
export async function explained<T>(runtime: Runtime, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    const say = (language: 'zh' | 'en') =>
      error.violations.length
        ? withMessages(runtime.registry, error.violations, language)
            .map(({ message }) => message)
            .join('\n')
        : messageOf(runtime.registry, error.code, language, error.details)
    throw new OperatorError({ zh: say('zh'), en: say('en') }, { cause: error })
  })
}
