/** `defineEntity`, `defineAction`, `defineModule`: the three declarations a module is made of. */
import type { Actor } from '../access/actor.ts'
import type { Reader } from '../data/list.ts'
import type { MetricDefinition } from '../metrics/define.ts'
import type { EntityDimensions } from '../metrics/metrics.types.ts'
import type { Context, Sql } from './context.ts'
import type { FieldSpec, ValueOf } from './fields.ts'
import type { ChoiceOption, Label, NavItem, Reference, ViewMeta, Violation } from './meta.types.ts'
import type { Registry } from './registry.ts'

export type Fields = Record<string, FieldSpec>
export type Operation = 'read' | 'create' | 'update' | 'delete' | 'export' | 'import' | 'transfer'
export const operations: readonly Operation[] = ['read', 'create', 'update', 'delete', 'export', 'import', 'transfer']

/**
 * How access to a record is decided.
 * - `owner`: by its owner, department and region, as far as the role's scope reaches. Records that the boolean field `open`
 *   marks are read by everybody who may read any (goals of the whole company).
 * - `via`: through the record it belongs to (whoever may read that may read this), or as its own owner. With `standIns` whoever
 *   handles the owner's approvals while that one is away reads it too.
 * - `company`: any scope but none reaches every record (reference data).
 * - `personal`: only the employee that the field names.
 */
export type EntityScope =
  | { by: 'owner'; owner: string; department?: string; region?: string; open?: string; audience?: Audience }
  | { by: 'via'; through: string; owner?: string; standIns?: true }
  | { by: 'company' }
  | { by: 'personal'; owner: string }

/**
 * Lets owners open single records for reading, to whoever may read records of the kind at all: the choice field says
 * `department` (people of the department in the second field and of those below) or `everyone`; any other value keeps it to the scopes.
 */
export interface Audience {
  field: string
  department: string
}

export interface SystemColumns {
  id: string
  version: number
  createdAt: string
  createdBy: string | null
  updatedAt: string
  updatedBy: string | null
}

/** Exact static type of an entity's stored record. */
export type RowOf<E> =
  E extends EntityDefinition<infer F> ? SystemColumns & { -readonly [K in keyof F]: ValueOf<F[K]> } : never

type StoredRow<F extends Fields> = SystemColumns & { -readonly [K in keyof F]: ValueOf<F[K]> }

export interface RuleInput<F extends Fields> {
  before: StoredRow<F> | null
  after: StoredRow<F>
  /** Names of the fields whose value differs from before. */
  changed: ReadonlySet<string>
  /** Where the write comes from; imports of history are not held to rules about the present. */
  source: WriteSource
  today: string
  now: Date
}

export type WriteSource = 'ui' | 'api' | 'import' | 'system' | 'demo'

export interface EntityOptions<F extends Fields> {
  label: Label
  plural: Label
  about: Label
  /** REST segment; the plural in kebab-case. */
  path: string
  icon: string
  scope: EntityScope
  fields: F
  title: keyof F & string
  sections?: { key: string; label: Label }[]
  list: (keyof F & string)[]
  quick?: (keyof F & string)[]
  highlights?: (keyof F & string)[]
  sort?: string
  /** Pattern of the `number` field, e.g. `C-{yyyy}-{seq:5}`. */
  number?: string
  unique?: { fields: (keyof F & string)[]; error: string; message: Label; where?: string }[]
  /** Additional indexes, as SQL column lists. */
  indexes?: string[]
  views?: ViewMeta[]
  /** `steps`: the choices follow each other, so a record also shows them as a bar. */
  kanban?: { field: keyof F & string; sums: (keyof F & string)[]; card: (keyof F & string)[]; steps?: boolean }
  calendar?: { field: keyof F & string }
  parent?: keyof F & string
  /** Shown on a target's timeline: which field says of what, when, and what. */
  timeline?: { target: keyof F & string; at: keyof F & string; text: keyof F & string; kind?: keyof F & string }
  /** References through which its records stand beside the record they point to; all when left out. */
  beside?: (keyof F & string)[]
  /** By what figures over these records can be split: paths of fields. Department and manager follow from `person`. */
  dimensions?: EntityDimensions
  comments?: boolean
  shareable?: boolean
  settingsOnly?: boolean
  /** Its changes alter what people may see: caches of access are dropped. */
  affectsAccess?: boolean
  /** Not kept in search, trash or menus (technical records). */
  technical?: boolean
  /** `false` keeps it out of the views for BI tools (rights, personal arrangements). */
  reporting?: false
  /** Fills in values that follow from others, before the rules. Runs on every write, several records at once. */
  derive?: (records: DeriveInput<F>[], ctx: Context) => Promise<void> | void
  /** Business rules as pure functions. */
  rules?: ((input: RuleInput<F>) => Violation[])[]
  /** Checks that need to look at other records. */
  guard?: (records: RuleInput<F>[], ctx: Context) => Promise<(Violation[] | undefined)[]>
  /** Why records must not be deleted, besides those that still need them. */
  guardRemoval?: (ids: string[], ctx: Context) => Promise<Violation[]>
  /** Why records must not come back from the recycle bin. */
  guardRestore?: (ids: string[], ctx: Context) => Promise<Violation[]>
  /** After the rows are written, in the same transaction. */
  written?: (records: RuleInput<F>[], ctx: Context) => Promise<void>
}

export interface DeriveInput<F extends Fields> {
  before: StoredRow<F> | null
  /** Change it in place. */
  after: StoredRow<F>
  /** Field names that the caller sent. */
  given: ReadonlySet<string>
  source: WriteSource
  /** Faults found on the way; add to it. */
  violations: Violation[]
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds definitions of every shape; exact shapes stay at the definition.
export interface EntityDefinition<F extends Fields = any> extends EntityOptions<F> {
  name: string
  /** Table name: the entity's name in snake_case. */
  table: string
}

export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`).replaceAll('-', '_')

export function defineEntity<const F extends Fields>(name: string, options: EntityOptions<F>): EntityDefinition<F> {
  if (!options.fields[options.title]) throw new Error(`${name}: title field '${options.title}' is not a field`)
  return { ...options, name, table: snake(name) }
}

/** Which right an action needs: an operation on its record, or a named permission. */
export type ActionPermission = { operation: Operation } | { permission: string }

export interface ActionDefinition<E extends EntityDefinition = EntityDefinition, I extends Fields = Fields> {
  entity: E
  name: string
  label: Label
  help?: Label
  on: 'record' | 'collection'
  permission: ActionPermission
  input: I
  danger?: boolean
  primary?: boolean
  /** Whether the action makes sense for this record and person now: empty = yes. Shown and enforced from here. */
  guard?: (record: RowOf<E>, actor: Actor) => Violation[]
  /** What the guard refuses was overtaken by somebody else: a 409 with the violation's code, not a 422. */
  overtaken?: true
  /**
   * Runs before the record is read and locked: an action on a part locks its whole first, so that two who act on different
   * parts come one after another.
   */
  before?: (ctx: Context, id: string) => Promise<void>
  run: (ctx: Context, record: RowOf<E>, input: { [K in keyof I]: ValueOf<I[K]> }) => Promise<unknown>
}

export function defineAction<E extends EntityDefinition, const I extends Fields>(
  action: ActionDefinition<E, I>,
): ActionDefinition {
  return action as unknown as ActionDefinition
}

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
