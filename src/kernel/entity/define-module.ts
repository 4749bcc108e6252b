/** `defineModule`: what a module brings to the product, and the form of each part of it. */
import type { Reader } from '../data/list.ts'
import type { MetricDefinition } from '../metrics/define.ts'
import type { Context, Sql } from './context.ts'
import type { ActionDefinition } from './define-action.ts'
import type { EntityDefinition, Operation } from './define-entity.ts'
import type { ChoiceOption, Label, NavItem, Reference } from './meta.types.ts'
import type { Registry } from './registry.ts'

export type ScopeName = 'own' | 'department' | 'department-below' | 'region' | 'all'

/** How far a role reaches with each operation; an operation left out is not allowed. */
export type Grant = Partial<Record<Operation, ScopeName>>

export interface PermissionDefinition {
  key: string
  label: Label
}

export interface EventPayload {
  entity: string
  id: string
  version: number
  actor: string | null
  changed?: string[]
  [key: string]: unknown
}

export interface Subscriber {
  /** Unique and stable: it names the queue. */
  name: string
  event: string
  handle: (ctx: Context, payload: EventPayload) => Promise<void>
}

export interface JobDefinition {
  name: string
  /** Cron in company time, when it runs by itself. */
  schedule?: string
  handle: (ctx: Context, data: Record<string, unknown>) => Promise<void>
}

/** Work that a worker does as long as it runs: what is due, once it is woken or its time has come. Several workers may do it at once. */
export interface BackgroundWork {
  name: string
  everySeconds: number
  /** Ends soon after the signal says so. */
  run: (runtime: import('../jobs/background.types.ts').WorkRuntime, stopped: AbortSignal) => Promise<void>
}

/** Reads every write to records, in order and each exactly once, soon after it was committed. */
export interface ChangeFeed {
  name: string
  /** Whose changes are wanted now; none costs nothing. */
  entities: (ctx: Context) => Promise<ReadonlySet<string>>
  /** Runs as the system; only notes down what is to be done, for the feed stands still meanwhile. */
  handle: (ctx: Context, changes: import('../jobs/background.types.ts').FeedChange[]) => Promise<void>
}

/** Something that is late or goes wrong, for a review meeting. */
export interface ReviewItem {
  entity: string
  id: string
  label: string
  /** What it belongs to: the plan of a task. */
  about: string | null
  owner: Reference | null
  dueOn: string | null
  /** Working days past its due day; null when it has none. */
  daysLate: number | null
  note: Label | null
}

export interface ReviewScope {
  /** Only what belongs to this department and those below; null for all. */
  department: string | null
  /** The day by which something counts as late. */
  asOf: string
}

export interface ModuleDefinition {
  name: string
  dependsOn: string[]
  entities?: EntityDefinition[]
  actions?: ActionDefinition[]
  permissions?: PermissionDefinition[]
  /** Default rights of the default roles on this module's entities; `*` is every role. */
  grants?: Record<string, Record<string, Grant>>
  rolePermissions?: Record<string, string[]>
  subscribers?: Subscriber[]
  jobs?: JobDefinition[]
  background?: BackgroundWork[]
  changeFeeds?: ChangeFeed[]
  metrics?: MetricDefinition[]
  /** Metrics that live in the database, defined by administrators. */
  metricProvider?: (db: Sql) => Promise<MetricDefinition[]>
  /** What of this module would be left without its metric: goals, boards, alerts. */
  metricUses?: (ctx: Context, key: string) => Promise<{ label: Label; count: number }[]>
  menu?: (NavItem & { permission?: string })[]
  /** Options that live in the database: the field names the provider by `optionsFrom`. */
  optionProviders?: Record<string, (db: Sql, registry: Registry) => Promise<ChoiceOption[]>>
  /** Makes rows that must exist; runs at every start and does nothing the second time. */
  seed?: (ctx: Context) => Promise<void>
  /** Extra HTTP routes below /api/v1. */
  routes?: (app: import('../api/route.types.ts').RouteApp) => void
  /** Pages outside /api/v1 that answer without a sign-in; each judges by itself whom it serves. */
  openRoutes?: (app: import('../api/route.types.ts').RouteApp) => void
  /** What of this module is late, as far as the reader sees it; review meetings open with it. */
  reviewItems?: (reader: Reader, scope: ReviewScope) => Promise<ReviewItem[]>
  messages?: Record<string, Label>
  /** The module's own routes, as the description of the API tells of them, and the Chinese of its texts. */
  paths?: Record<string, import('../openapi/json-schema.types.ts').PathItem>
  pathTexts?: Record<string, string>
  /** Views for BI tools beside those that follow from the entities. */
  reportingViews?: ReportingViewDefinition[]
  /** Kinds of notices that people choose channels for. */
  noticeKinds?: import('../notify/notice-kinds.ts').NoticeKind[]
  /** Content that can be sent by schedule, by the name of the entity that stands for it. */
  deliverables?: Record<string, import('../deliverables/deliverable.types.ts').Deliverable>
  /** What of this module happened when, for process mining. */
  eventLogs?: import('../event-logs/event-log.types.ts').EventLogSource[]
  /** Starts a process about a record in the transaction, as whoever acts, and answers the instance's id; at most one module does. */
  startProcess?: (ctx: Context, request: ProcessRequest) => Promise<string>
  /** Processes that a new installation begins with. */
  processes?: ProcessDefault[]
  /** Decides which requests of people wait for approval, and keeps those; at most one module does. */
  writeGate?: import('../gate/gate.types.ts').WriteGate
  /** Answers how far goals are; at most one module does. */
  goalProgress?: import('../metrics/goal-progress.types.ts').GoalProgressSource
}

export interface ProcessRequest {
  /** Id of the process. */
  process: string
  about?: { entity: string; id: string }
}

/** A process that a module brings along; administrators may change it, switch it on or off. */
export interface ProcessDefault {
  key: string
  name: Label
  about: Label
  category: string
  /** In force from the beginning; else a draft that an administrator publishes. */
  published: boolean
  /** Steps in the company's language; its form is the module `processes`' own. */
  flow: (language: 'zh' | 'en') => object
  triggers: object[]
}

/** A view of the schema `reporting` that a module writes itself. */
export interface ReportingViewDefinition {
  /** In snake_case, plural. */
  name: string
  label: Label
  columns: { name: string; type: string; label: Label }[]
  /** The select behind it, over the product's tables; columns in the same order. No secrets, no personal data. */
  sql: () => string
  /**
   * Condition on its columns (alias `v`) for accounts of one department; the schema has `departments` and `people`, both with
   * their `id`. Without one such accounts find no rows.
   */
  forDepartment?: (reachSchema: string) => string
}

export function defineModule(module: ModuleDefinition): ModuleDefinition {
  return module
}
