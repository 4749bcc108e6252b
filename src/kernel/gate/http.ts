/** The gate as requests over HTTP meet it. */
import { badRequest } from '../api/errors.ts'
import type { RouteContext } from '../api/request.ts'
import type { Context } from '../entity/context.ts'
import { throughGate } from './gate.ts'
import type { ApprovalWish, Held, WriteRequest } from './gate.types.ts'
import { type Performed, perform } from './perform.ts'

/** Header with the percent-encoded JSON of an `ApprovalWish`; a header, so that every kind of request can carry it. */
export const approvalHeader = 'x-approval'

/** @throws AppError 400 when the header is not what it should be */
export function wishOf(c: RouteContext): ApprovalWish {
  const header = c.req.header(approvalHeader)
  if (!header) return {}
  let wish: unknown
  try {
    wish = JSON.parse(decodeURIComponent(header))
  } catch {
    throw badRequest('body-json', approvalHeader)
  }
  const isObject = (value: unknown) => value !== null && typeof value === 'object' && !Array.isArray(value)
  const { form = {}, chosen = {} } = (isObject(wish) ? wish : { form: null }) as Record<string, unknown>
  if (!isObject(form) || !isObject(chosen)) throw badRequest('body-json', approvalHeader)
  const lists = Object.values(chosen as object)
  if (!lists.every((list) => Array.isArray(list) && list.every((id) => typeof id === 'string')))
    throw badRequest('body-json', approvalHeader)
  return wish as ApprovalWish
}

/** Carries the request out, unless a process holds it back. */
export const ask = (ctx: Context, request: WriteRequest, wish: ApprovalWish): Promise<Performed | Held> =>
  throughGate(ctx, request, wish, () => perform(ctx, request))
