/** The errors the API answers with. Everything else is a 500 that leaks nothing. */
import type { Violation } from '../entity/meta.types.ts'

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503

export class AppError extends Error {
  override name = 'AppError'
  readonly status: ErrorStatus
  readonly code: string
  readonly violations: Violation[]
  readonly details: Record<string, unknown>

  constructor(status: ErrorStatus, code: string, violations: Violation[] = [], details: Record<string, unknown> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.violations = violations
    this.details = details
  }
}

/** The request does not have the form the definition asks for. */
export const badRequest = (code: string, path = '', params?: Record<string, unknown>): AppError =>
  new AppError(400, 'invalid-input', [{ code, path, ...(params && { params }) }])

export const invalidInput = (violations: Violation[]): AppError => new AppError(400, 'invalid-input', violations)
export const unauthenticated = (code = 'unauthenticated'): AppError => new AppError(401, code)
export const forbidden = (code = 'forbidden'): AppError => new AppError(403, code)
/** Missing, or out of the caller's scope: the two must not differ. */
export const notFound = (): AppError => new AppError(404, 'not-found')
export const conflict = (code: string, details: Record<string, unknown> = {}): AppError =>
  new AppError(409, code, [], details)
export const ruleBroken = (violations: Violation[]): AppError => new AppError(422, 'rule-broken', violations)
