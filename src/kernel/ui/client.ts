import type { ErrorBody } from '../entity/meta.types.ts'
import { ApiError, HeldError } from './api-error.ts'
import { approvalHeaders, askForApproval, hasApprovalDialog } from './approval.ts'
import type { ApprovalNeed, HeldRequest } from './approval.types.ts'
import { currentLanguage } from './language.ts'
import { sessionEnded } from './session.ts'
import { uploadForm } from './upload.ts'

export { ApiError, HeldError, isApiError, isHeld } from './api-error.ts'

/** Query values that are objects are sent as JSON; `undefined`, `null` and '' are left out. */
export type QueryValues = Readonly<Record<string, unknown>>

export interface RequestOptions {
  signal?: AbortSignal
  /** Sending twice with the same key creates once. */
  idempotencyKey?: string
  headers?: Record<string, string>
  /** Do not ask for a new sign-in on 401; the caller deals with it. */
  anonymous?: boolean
  /** Let the request finish although the page is being left. */
  keepalive?: boolean
}

export const API_PREFIX = '/api/v1'

/** The full address of an API path, for links and downloads. */
export function apiUrl(path: string, query?: QueryValues): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  const base = path.startsWith('/api/') ? path : API_PREFIX + path
  return search.size > 0 ? `${base}?${search}` : base
}

const texts = {
  offline: {
    zh: '没有连上服务器。请检查网络后再试，已填写的内容不会丢失。',
    en: 'The server could not be reached. Check the network and try again; nothing you typed is lost.',
  },
  odd: {
    zh: '服务器的回答无法理解（{status}）。请稍后再试。',
    en: 'The server gave an answer that makes no sense ({status}). Try again in a moment.',
  },
}

/** The error for a connection that gave no answer. */
export function offlineError(): ApiError {
  const message = texts.offline[currentLanguage()]
  return new ApiError(0, { code: 'network.unreachable', message, violations: [], requestId: '' })
}

function asErrorBody(status: number, parsed: unknown): ErrorBody {
  const body = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Partial<ErrorBody>
  return {
    ...body,
    code: body.code ?? `http.${status}`,
    message: body.message ?? texts.odd[currentLanguage()].replace('{status}', String(status)),
    violations: body.violations ?? [],
    requestId: body.requestId ?? '',
  }
}

async function parseBody(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    if (response.ok) throw new ApiError(response.status, asErrorBody(response.status, undefined))
    return undefined
  }
}

async function once(method: string, url: string, body: unknown, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() }
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  const init: RequestInit = { method, headers: { ...headers, ...options.headers }, credentials: 'same-origin' }
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body)
  if (options.signal) init.signal = options.signal
  if (options.keepalive) init.keepalive = true
  try {
    return await fetch(url, init)
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw offlineError()
  }
}

/** What the server wants to know before it asks the approvers. */
const needOf = (body: unknown): ApprovalNeed | undefined =>
  (body as { code?: string; approval?: ApprovalNeed } | undefined)?.code === 'held-change.say-more'
    ? (body as { approval: ApprovalNeed }).approval
    : undefined

async function request<T>(method: string, url: string, body?: unknown, options: RequestOptions = {}): Promise<T> {
  let response = await once(method, url, body, options)
  // The request waits for the person to sign in again and is then repeated: nothing typed is lost.
  if (response.status === 401 && !options.anonymous && (await sessionEnded())) {
    response = await once(method, url, body, options)
  }
  const parsed = await parseBody(response)
  const need = response.status === 422 && hasApprovalDialog() ? needOf(parsed) : undefined
  if (need) {
    const answer = await askForApproval(need)
    if (!answer) throw new DOMException('given up', 'AbortError')
    // Another attempt, not the same one again: the first was refused.
    return request<T>(method, url, body, { ...options, headers: { ...options.headers, ...approvalHeaders(answer) } })
  }
  const held = response.status === 202 && (parsed as { held?: HeldRequest } | undefined)?.held
  if (held) throw new HeldError(held)
  if (!response.ok) throw new ApiError(response.status, asErrorBody(response.status, parsed))
  return parsed as T
}

/**
 * The product's HTTP API. Paths start after `/api/v1`. All methods throw `ApiError`, with status 0
 * when no answer came, and pass an abort through as it is.
 */
export const api = {
  get: <T>(path: string, query?: QueryValues, options?: RequestOptions) =>
    request<T>('GET', apiUrl(path, query), undefined, options),
  post: <T>(path: string, body?: unknown, options?: RequestOptions) => request<T>('POST', apiUrl(path), body, options),
  patch: <T>(path: string, body?: unknown, options?: RequestOptions) =>
    request<T>('PATCH', apiUrl(path), body, options),
  put: <T>(path: string, body?: unknown, options?: RequestOptions) => request<T>('PUT', apiUrl(path), body, options),
  del: <T>(path: string, body?: unknown, options?: RequestOptions) => request<T>('DELETE', apiUrl(path), body, options),
  /** Sends a form with files; `onProgress` gets the share sent, 0 to 1. */
  upload: async <T>(path: string, form: FormData, onProgress?: (share: number) => void): Promise<T> => {
    let answer = await uploadForm(apiUrl(path), form, onProgress)
    if (answer.status === 401 && (await sessionEnded())) answer = await uploadForm(apiUrl(path), form, onProgress)
    if (answer.status === 0) throw offlineError()
    if (answer.status >= 300) throw new ApiError(answer.status, asErrorBody(answer.status, answer.body))
    return answer.body as T
  },
}
