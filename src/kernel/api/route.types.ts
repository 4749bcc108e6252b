import type { Hono } from 'hono'
import type { Actor } from '../access/actor.ts'
import type { Runtime } from '../runtime.ts'

/** What a request carries once it is authenticated. */
export interface RequestVariables {
  runtime: Runtime
  actor: Actor
  requestId: string
  language: 'zh' | 'en'
  source: 'ui' | 'api'
  sessionId?: string
}

export type RouteEnv = { Variables: RequestVariables }
export type RouteApp = Hono<RouteEnv>
