/** HTTP as any employee of a random company: only who asks is given, everything after that is the product. */
import { createApp } from '#kernel/api/app.ts'
import type { Runtime } from '#kernel/runtime.ts'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  body: any
}

export interface Person {
  id: string
  get(path: string, query?: Record<string, unknown>): Promise<Answer>
  post(path: string, body?: unknown): Promise<Answer>
  patch(path: string, body?: unknown): Promise<Answer>
  delete(path: string): Promise<Answer>
}

export function peopleOf({ runtime }: { runtime: Runtime }): (id: string) => Person {
  const app = createApp({
    runtime,
    authenticator: {
      identify: async (headers) => ({ employeeId: headers.get('x-person')!, via: 'api' as const }),
      handle: async () => new Response(null, { status: 404 }),
    },
    isDemo: async () => false,
    meOf: async () => ({}),
    publicUrl: null,
  })
  return (id) => {
    const request = async (method: string, path: string, body?: unknown): Promise<Answer> => {
      const response = await app.request(`/api/v1/${path}`, {
        method,
        headers: { 'x-person': id, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json')
      return { status: response.status, body: isJson && text ? JSON.parse(text) : text }
    }
    return {
      id,
      get: (path, query) => request('GET', query ? `${path}?${queryText(query)}` : path),
      post: (path, body = {}) => request('POST', path, body),
      patch: (path, body = {}) => request('PATCH', path, body),
      delete: (path) => request('DELETE', path),
    }
  }
}

/** Objects (filters) go as JSON. */
const queryText = (query: Record<string, unknown>): string =>
  new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  ).toString()
