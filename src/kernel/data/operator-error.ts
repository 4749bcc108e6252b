import type { Label } from '#kernel/entity/meta.types.ts'

/**
 * A failure that the person who runs the product can do something about: a full disk, a taken
 * port, a wrong password. It carries one sentence in each language and is printed without a
 * stack trace; `message` is the English sentence.
 */
export class OperatorError extends Error {
  readonly text: Label

  constructor(text: Label, options?: ErrorOptions) {
    super(text.en, options)
    this.name = 'OperatorError'
    this.text = text
  }
}

/** The sentence for a disk (or quota) without room at `where`. */
export function diskFull(where: string, cause?: unknown): OperatorError {
  return new OperatorError(
    {
      zh: `磁盘空间不足：无法写入 ${where}，请腾出空间后重试。`,
      en: `The disk is full: ${where} cannot be written. Free some space and try again.`,
    },
    { cause },
  )
}

/** True for an error of the operating system, of PostgreSQL or of a log text that means "no room left". */
export function meansDiskFull(error: unknown): boolean {
  if (typeof error === 'string') return /No space left on device|Disk quota exceeded/i.test(error)
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100' || meansDiskFull(error.message)
}
