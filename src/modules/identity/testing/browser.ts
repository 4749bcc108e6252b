import type { Hono } from 'hono'
import type { RouteEnv } from '#kernel/api/route.types.ts'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  body: any
  cookies: string[]
}

/** A browser in little: it keeps cookies and names its origin with every write. */
export class Browser {
  readonly jar = new Map<string, string>()
  private readonly app: Hono<RouteEnv>

  constructor(app: Hono<RouteEnv>) {
    this.app = app
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.app.request(path.startsWith('/') ? path : `/api/v1/${path}`, {
      method,
      headers: {
        'accept-language': 'zh',
        'user-agent': 'Mozilla/5.0 test',
        ...(cookie && { cookie }),
        ...(method !== 'GET' && { origin: 'http://localhost', host: 'localhost', 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const cookies = response.headers.getSetCookie()
    for (const line of cookies) this.keep(line)
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : undefined, cookies }
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path)
  }

  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.send('POST', path, body)
  }

  signIn(email: string, password: string): Promise<Answer> {
    return this.post('/api/auth/sign-in/email', { email, password })
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (value === '' || /max-age=0(;|$)/i.test(line)) this.jar.delete(name)
    else this.jar.set(name, value)
  }
}
