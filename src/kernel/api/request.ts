/** Reading a request: everything a caller may get wrong is a clear 400 (or 404 for what does not exist). */
import type { Context } from 'hono'
import type { EntityDefinition } from '../entity/define.ts'
import type { Filter } from '../entity/meta.types.ts'
import { isId } from '../pure/ids.ts'
import type { ContextOptions } from '../runtime.ts'
import { AppError, badRequest, notFound } from './errors.ts'
import type { RouteEnv } from './route.types.ts'

export type RouteContext = Context<RouteEnv>

/** Who writes with this request, for `runtime.transact`. */
export const contextOf = (c: RouteContext): ContextOptions => ({
  actor: c.get('actor'),
  source: c.get('source'),
  requestId: c.get('requestId'),
})

const maxBody = 5 * 1024 * 1024

export function entityOf(c: RouteContext, path = c.req.param('entity')): EntityDefinition {
  const entity = path && c.get('runtime').registry.byPath.get(path)
  if (!entity) throw new AppError(404, 'no-such-route')
  return entity
}

export function idOf(c: RouteContext): string {
  const id = c.req.param('id')
  if (!isId(id)) throw notFound()
  return id
}

/** The JSON object of the body; an empty body is an empty object. */
export async function bodyOf(c: RouteContext): Promise<Record<string, unknown>> {
  if (Number(c.req.header('content-length') ?? 0) > maxBody) throw new AppError(413, 'too-large')
  const text = await c.req.text()
  if (text.length > maxBody) throw new AppError(413, 'too-large')
  if (text === '') return {}
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw badRequest('body-json')
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw badRequest('body-json')
  return body as Record<string, unknown>
}

export function filterOf(text: string | undefined): Filter | undefined {
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('query.json', 'filter')
  }
}

export const csv = (text: string | undefined): string[] | undefined =>
  text
    ? text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    : undefined

export function integerOf(text: string | undefined, name: string, min: number, max: number): number | undefined {
  if (text === undefined || text === '') return undefined
  const value = Number(text)
  if (!Number.isInteger(value) || value < min) throw badRequest('field.integer', name)
  return Math.min(value, max)
}

/** The version the caller saw: `If-Match: "3"` or `version` in the body. */
export function versionOf(c: RouteContext, sent: unknown): number | undefined {
  const header = c.req.header('if-match')
  const raw = header && header !== '*' ? header.replace(/^W\//, '').replaceAll('"', '') : sent
  if (raw === undefined || raw === null) return undefined
  const version = Number(raw)
  if (!Number.isInteger(version) || version < 1) throw badRequest('field.integer', 'version')
  return version
}
