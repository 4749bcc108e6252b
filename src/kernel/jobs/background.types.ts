/** What background work and feeds are given, for the declarations of modules. */
import type { Change } from '../events/changes.ts'
import type { Runtime } from '../runtime.ts'

export type WorkRuntime = Runtime
export type FeedChange = Change
