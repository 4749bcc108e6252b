import type { Violation } from '#kernel/entity/meta.types.ts'

export type { Violation }

/**
 * A fault a rule found. The text a person reads is made at the edge from `code` and `params`, in their language.
 * @param path field path the fault belongs to; empty for the whole record
 */
export function violation(code: string, path = '', params?: Record<string, unknown>): Violation {
  return params === undefined ? { code, path } : { code, path, params }
}
