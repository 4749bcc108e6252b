/** One HTTP client with a connection of its own, as one person. */
import { Agent, request } from 'node:http'

export interface Client {
  get<T = unknown>(path: string): Promise<T>
  send<T = unknown>(method: string, path: string, body?: unknown): Promise<T>
  /** The answer's text, for measuring: reading it is part of the time, parsing it is not. */
  text(path: string): Promise<string>
  close(): void
}

/** @param headers who asks: a key or a session cookie. An answer that is not 2xx is an error with the server's words. */
export function clientOf(url: string, headers: Record<string, string>): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const call = (method: string, path: string, body?: Buffer, type?: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const options = {
        agent,
        method,
        headers: { ...headers, ...(body && { 'content-type': type, 'content-length': body.length }) },
      }
      const outgoing = request(`${url}${path}`, options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          if (answer.statusCode! >= 200 && answer.statusCode! < 300) resolve(text)
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`))
        })
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  return {
    text: (path) => call('GET', path),
    get: async (path) => JSON.parse(await call('GET', path)),
    async send(method, path, body) {
      const isForm = body instanceof FormData
      const form = isForm ? new Response(body) : null
      const content = form ? Buffer.from(await form.arrayBuffer()) : Buffer.from(JSON.stringify(body ?? {}))
      const answer = await call(method, path, content, form?.headers.get('content-type') ?? 'application/json')
      return answer ? JSON.parse(answer) : null
    },
    close: () => agent.destroy(),
  }
}
