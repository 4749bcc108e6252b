import type { ErrorBody } from '../entity/meta.types.ts'
import type { HeldRequest } from './approval.types.ts'

/**
 * A request that did not succeed. `status` is the HTTP status, or 0 when no answer came.
 * A 409 for an old version also carries the record as it is now, in `body.current`.
 */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody & { current?: unknown }

  constructor(status: number, body: ErrorBody & { current?: unknown }) {
    super(body.message)
    this.name = 'ApiError'
    this.status = status
    this.body = body
  }

  /** The message for a field, when the server named that field in a violation. */
  violationAt(path: string): string | undefined {
    const found = this.body.violations.find((violation) => violation.path === path)
    return found && (found.message ?? found.code)
  }
}

/** Not done, and no fault: the request waits for approval. Whatever was shown in advance is taken back like after an error. */
export class HeldError extends ApiError {
  readonly held: HeldRequest

  constructor(held: HeldRequest) {
    super(202, { code: 'held', message: held.title, violations: [], requestId: '' })
    this.name = 'HeldError'
    this.held = held
  }
}

export const isHeld = (error: unknown): error is HeldError => error instanceof HeldError

/** True for an ApiError, of the status given if any. */
export function isApiError(error: unknown, status?: number): error is ApiError {
  return error instanceof ApiError && (status === undefined || error.status === status)
}
