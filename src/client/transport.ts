/** One request and its answer; everything that is not a success is a `ZhanyeError`. */
import type { ErrorBody, Violation } from '#kernel/entity/meta.types.ts'

export interface ClientOptions {
  /** Where the product is, without /api: `https://crm.example.com`. */
  baseUrl: string
  /** Acts with its owner's rights. Without a key the browser's session is used. */
  apiKey?: string
  /** Language of error messages. */
  language?: 'zh' | 'en'
  /** Replaces the platform's own, for time limits, retries or tests. */
  fetch?: typeof globalThis.fetch
}

/** A request that did not succeed: the status (0 when no answer came), the code, and every fault that was found. */
export class ZhanyeError extends Error {
  override name = 'ZhanyeError'
  readonly status: number
  readonly code: string
  readonly violations: Violation[]
  /** Name it when asking an administrator what happened. */
  readonly requestId: string
  /** After a 409 for an old version: the record as it is now. */
  readonly current: Record<string, unknown> | undefined

  constructor(status: number, body: Partial<ErrorBody> & { current?: Record<string, unknown> }, cause?: unknown) {
    super(body.message ?? `HTTP ${status}`, cause === undefined ? {} : { cause })
    this.status = status
    this.code = body.code ?? `http.${status}`
    this.violations = body.violations ?? []
    this.requestId = body.requestId ?? ''
    this.current = body.current
  }
}

export interface Request {
  /** Objects go as JSON, lists of text joined by commas; undefined is left out. */
  query?: Record<string, unknown>
  body?: unknown
  headers?: Record<string, string>
}

/** Sends to a path below /api/v1 and answers the JSON. @throws ZhanyeError */
export type Send = (method: string, path: string, request?: Request) => Promise<unknown>

export function createTransport(options: ClientOptions): Send {
  const base = `${options.baseUrl.replace(/\/+$/, '')}/api/v1/`
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  return async (method, path, { query, body, headers } = {}) => {
    const url = base + path + queryText(query)
    const init: RequestInit = {
      method,
      headers: {
        accept: 'application/json',
        ...(options.apiKey && { authorization: `Bearer ${options.apiKey}` }),
        ...(options.language && { 'accept-language': options.language }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    let response: Response
    let text: string
    try {
      response = await send(url, init)
      text = await response.text()
    } catch (cause) {
      throw new ZhanyeError(0, { code: 'network.unreachable', message: `No answer from ${options.baseUrl}` }, cause)
    }
    const answer = parsed(text)
    if (!response.ok) throw new ZhanyeError(response.status, isObject(answer) ? answer : {})
    // A page instead of JSON: the address is not that of the product.
    if (answer === undefined)
      throw new ZhanyeError(response.status, { code: 'answer-not-json', message: `No JSON from ${url}` })
    return answer
  }
}

function queryText(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    if (Array.isArray(value)) search.set(name, value.join(','))
    else search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  return search.size > 0 ? `?${search}` : ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
