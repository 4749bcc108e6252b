import type { Label, Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** Both languages go along: a violation is put into words where the reader is known. */
export const expressionFault = (path: string, { zh, en }: Label): Violation =>
  violation('automation.expression', path, { zh, en })
