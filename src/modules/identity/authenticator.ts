import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import type { Authenticator } from '#kernel/auth/authenticator.ts'
import { isSameOrigin } from '#kernel/auth/same-origin.ts'
import type { Database } from '#kernel/data/connection.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { beginAttempt } from './attempts.ts'
import { type DoorRoute, doorRoutes } from './door-routes.ts'
import { identify } from './identify.ts'
import { refusalOf } from './library-answers.ts'
import { signInEmail } from './sign-in-email.ts'
import { addressHeader, basePath, createSignInLibrary, type LibraryParts, ownOrigin } from './sign-in-library.ts'
import { callbackPath, singleSignOnDoor, startPath } from './single-sign-on/door.ts'

export interface AuthenticatorParts extends LibraryParts {
  runtime: () => Runtime
}

interface Door {
  publicUrl: string | null
  /** Signs in as the sign-in page does; the answer carries the cookie. */
  signIn(credentials: { email: string; password: string }, request: Request, clientAddress: string): Promise<Response>
}

/** The set-up route signs its visitor in, and knows only the runtime's database. */
const doors = new WeakMap<Database, Door>()
export const doorOf = (db: Database): Door | undefined => doors.get(db)

const largestBody = 16 * 1024

/**
 * Sessions, passwords and second factors below `/api/auth`, and who a request comes from. Only the addresses in
 * `doorRoutes` are served; whatever else the library offers does not exist.
 */
export function createAuthenticator(parts: AuthenticatorParts): Authenticator {
  const { db, secret, publicUrl } = parts
  const library = createSignInLibrary(parts)
  const cookieName = `${publicUrl?.startsWith('https:') ? '__Secure-' : ''}zhanye.session_token`
  const identifyParts = { db, secret, cookieName, clock: () => parts.runtime().clock() }

  async function forwardTo(
    handler: (request: Request) => Promise<Response>,
    request: Request,
    path: string,
    body: object | undefined,
    address: string,
  ): Promise<Response> {
    const headers = new Headers()
    for (const name of ['cookie', 'user-agent', 'accept-language']) {
      const value = request.headers.get(name)
      if (value !== null) headers.set(name, value)
    }
    // The real origin is checked already; behind a proxy the library could not know it.
    headers.set('origin', ownOrigin(publicUrl))
    if (/^[\da-f.:]+$/i.test(address)) headers.set(addressHeader, address)
    if (body) headers.set('content-type', 'application/json')
    const answer = await handler(
      new Request(`${ownOrigin(publicUrl)}${basePath}${path}`, {
        method: request.method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      }),
    )
    if (answer.status >= 400) throw await refusalOf(answer)
    return answer
  }
  const forward = (request: Request, path: string, body: object | undefined, address: string) =>
    forwardTo(library.handler, request, path, body, address)
  const singleSignOn = singleSignOnDoor(parts, forwardTo)

  /** Runs a check of a password; a wrong one counts against the e-mail address and the network address. */
  async function guarded(email: string, address: string, check: () => Promise<Response>): Promise<Response> {
    const attempt = await beginAttempt(parts.runtime(), email, address)
    try {
      const answer = await check()
      await attempt.succeeded()
      return answer
    } catch (error) {
      if (!isWrongPassword(error)) await attempt.withdrawn()
      throw error
    }
  }

  async function answer(request: Request, path: string, route: DoorRoute, address: string): Promise<Response> {
    const person = route.signedIn ? await identify(identifyParts, request.headers) : undefined
    if (route.signedIn && person?.via !== 'ui') {
      if (path === '/get-session') return Response.json(null)
      throw new AppError(401, 'unauthenticated')
    }
    const body = request.method === 'POST' ? route.read(await bodyOf(request)) : undefined
    const check = () => forward(request, path, body, address)
    if (!route.checksPassword) return check()
    return guarded(person ? await emailOf(person.userId) : (body as { email: string }).email, address, check)
  }

  async function answerAt(request: Request, path: string, address: string): Promise<Response> {
    const asked = `${request.method} ${path}`
    if (asked === `POST ${startPath}`) return singleSignOn.start(request, await bodyOf(request), address)
    if (asked === `GET ${callbackPath}`) return singleSignOn.finish(request, address)
    const route = Object.hasOwn(doorRoutes, path) ? doorRoutes[path] : undefined
    if (!route || route.method !== request.method) throw new AppError(404, 'no-such-route')
    return answer(request, path, route, address)
  }

  async function emailOf(userId: string | undefined): Promise<string> {
    const [user] = await db.run<{ email: string }>(sql`select email from auth_user where id = ${userId}`)
    if (!user) throw new AppError(401, 'unauthenticated')
    return user.email
  }

  doors.set(db, {
    publicUrl,
    signIn: ({ email, password }, request, address) =>
      forward(
        new Request(request.url, { method: 'POST', headers: request.headers }),
        '/sign-in/email',
        { email: signInEmail(email), password },
        address,
      ),
  })

  return {
    identify: (headers) => identify(identifyParts, headers),
    async handle(request, clientAddress) {
      const path = new URL(request.url).pathname.slice(basePath.length)
      if (request.method === 'POST' && !isSameOrigin(request, publicUrl)) throw new AppError(403, 'foreign-origin')
      const response = await answerAt(request, path, clientAddress)
      response.headers.set('cache-control', 'no-store')
      return response
    },
  }
}

const isWrongPassword = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'INVALID_EMAIL_OR_PASSWORD' || error.code === 'INVALID_PASSWORD')

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text()
  if (text.length > largestBody) throw new AppError(413, 'too-large')
  if (text === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new AppError(400, 'invalid-input', [{ code: 'body-json', path: '' }])
}
