import { AppError } from '#kernel/api/errors.ts'
import { violation } from '#kernel/pure/violations.ts'
import { TableError } from './tables/index.ts'

/** A file that cannot be read as a table is the sender's fault: 413 when it is too large, else 400. */
export function asAppError(error: unknown): never {
  if (!(error instanceof TableError)) throw error
  if (error.code === 'table.too-large')
    throw new AppError(413, 'too-large', [violation(error.code, 'file', error.params)])
  throw new AppError(400, 'invalid-input', [violation(error.code, 'file', error.params)])
}
