/** The HTTP application: who asks, in which language, which route, and what an error looks like. */
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { routePath } from 'hono/route'
import { integrityRoutes } from '../audit/seal/routes.ts'
import type { Authenticator } from '../auth/authenticator.ts'
import { isSameOrigin } from '../auth/same-origin.ts'
import { ioRoutes } from '../io/routes.ts'
import { metricRoutes } from '../metrics/routes.ts'
import { newId } from '../pure/ids.ts'
import type { Runtime } from '../runtime.ts'
import { collaborationRoutes } from './collaboration-routes.ts'
import { entityRoutes, undoRoutes } from './entity-routes.ts'
import { AppError, unauthenticated } from './errors.ts'
import { eventRoutes } from './events-route.ts'
import { healthRoutes } from './health.ts'
import { messageOf, withMessages } from './messages.ts'
import { entityMeta, navigation } from './meta.ts'
import { observeRequest } from './request-metrics.ts'
import type { RouteApp, RouteEnv } from './route.types.ts'
import { securityHeaders } from './security-headers.ts'

export interface AppParts {
  runtime: Runtime
  authenticator: Authenticator
  /** Facts of the installation that `/meta` adds to the company's. */
  isDemo: () => Promise<boolean>
  meOf: (c: Context<RouteEnv>) => Promise<unknown>
  publicUrl: string | null
}

/** Routes of /api/v1 that answer before anybody is signed in. */
const openPaths = new Set(['/api/v1/setup', '/api/v1/sign-in-options', '/api/v1/openapi.json', '/api/v1/docs'])

export function createApp(parts: AppParts): Hono<RouteEnv> {
  const { runtime, authenticator } = parts
  const app = new Hono<RouteEnv>()

  app.use('*', securityHeaders())
  app.use('*', async (c, next) => {
    const requestId =
      c.req
        .header('x-request-id')
        ?.slice(0, 100)
        .replace(/[^\w.-]/g, '') || newId()
    c.set('runtime', runtime)
    c.set('requestId', requestId)
    c.set('language', preferredLanguage(c.req.header('accept-language')))
    const started = performance.now()
    await next()
    c.header('x-request-id', requestId)
    observeRequest(c.req.method, routePath(c), c.res.status, (performance.now() - started) / 1000)
  })
  healthRoutes(app, runtime)

  for (const module of runtime.registry.modules) module.openRoutes?.(app)

  app.all('/api/auth/*', (c) => authenticator.handle(c.req.raw, clientAddress(c)))

  const api = new Hono<RouteEnv>() as RouteApp
  // A page of records shrinks to a tenth: what counts on a phone. Files come as they are.
  api.use('*', compress({ encoding: 'gzip', contentTypeFilter: /^application\/json\b/ }))
  api.use('*', async (c, next) => {
    const identified = await authenticator.identify(c.req.raw.headers)
    const actor = identified?.employeeId
      ? await runtime.actorOfEmployee(identified.employeeId)
      : identified?.userId
        ? await runtime.actorOfUser(identified.userId)
        : undefined
    if (!actor && !openPaths.has(c.req.path)) throw unauthenticated()
    if (actor && identified) {
      const writes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
      if (identified.via === 'ui' && writes && !isSameOrigin(c.req.raw, parts.publicUrl))
        throw new AppError(403, 'foreign-origin')
      c.set('actor', actor)
      c.set('source', identified.via)
      if (identified.sessionId) c.set('sessionId', identified.sessionId)
      if (!c.req.header('accept-language') || identified.via === 'ui') c.set('language', actor.language)
    }
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  api.get('/meta', async (c) => {
    const clock = { actor: c.get('actor'), ...(await runtime.queryClock()) }
    const entities = [...runtime.registry.entities.values()].map((e) => entityMeta(runtime.registry, clock, e))
    return c.json({
      entities: entities.filter((e) => e.operations.read || e.operations.create),
      navigation: navigation(runtime.registry, clock.actor),
      me: await parts.meOf(c),
      company: { ...(await runtime.company()), demo: await parts.isDemo() },
      today: clock.today,
    })
  })
  // Routes with a word of their own stand before those of the entities, which take any word.
  for (const module of runtime.registry.modules) module.routes?.(api)
  metricRoutes(api)
  integrityRoutes(api)
  undoRoutes(api)
  collaborationRoutes(api)
  eventRoutes(api)
  ioRoutes(api)
  entityRoutes(api)
  api.all('*', () => {
    throw new AppError(404, 'no-such-route')
  })
  app.route('/api/v1', api)
  app.onError((error, c) => answerError(runtime, error, c))
  return app
}

const isLoopback = (address: string): boolean => /^(::1$|(::ffff:)?127\.)/.test(address)

/** The peer, or whom a proxy on this machine speaks for. Nobody else may say who he is. */
export function clientAddress(c: Context): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  const peer = incoming?.socket?.remoteAddress ?? 'unknown'
  const spokenFor = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return spokenFor && isLoopback(peer) ? spokenFor : peer
}

export function preferredLanguage(header: string | undefined): 'zh' | 'en' {
  return header && /^\s*en/i.test(header) ? 'en' : 'zh'
}

function answerError(runtime: Runtime, error: unknown, c: Context<RouteEnv>): Response {
  const language = c.get('language') ?? 'zh'
  const requestId = c.get('requestId')
  if (error instanceof AppError) {
    const { status, code, violations, details } = error
    const message = messageOf(runtime.registry, code, language, details)
    return c.json(
      { code, message, violations: withMessages(runtime.registry, violations, language), ...details, requestId },
      status,
    )
  }
  runtime.log.error({ error, requestId, path: c.req.path }, 'request failed')
  return c.json(
    {
      code: 'internal-error',
      message: messageOf(runtime.registry, 'internal-error', language),
      violations: [],
      requestId,
    },
    500,
  )
}
