/** What one process shares: database, definitions, company facts, jobs, files, live signals. */
import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { type Actor, systemActor } from './access/actor.ts'
import { type CompanyFacts, defaultCompany, type Organisation } from './access/organisation.ts'
import { accessPredicate } from './access/predicate.ts'
import type { AnchorFile } from './audit/seal/anchor.ts'
import { SealKey } from './audit/seal/seal.ts'
import type { Database, Transaction } from './data/connection.ts'
import type { Reader } from './data/list.ts'
import type { Row } from './data/projection.ts'
import type { QueryClock } from './data/query.ts'
import { fromRow } from './data/stored.ts'
import type { Context } from './entity/context.ts'
import type { RowOf, WriteSource } from './entity/define.ts'
import { loadOverlay } from './entity/overlay.ts'
import type { Registry } from './entity/registry.ts'
import { emitEvent } from './events/events.ts'
import { createLiveHub, type LiveHub } from './events/live.ts'
import type { FileStore } from './files/store.ts'
import type { Jobs } from './jobs/jobs.ts'
import { Mailer, type MailParts } from './mail/mailer.ts'
import { deliverNotice } from './notify/deliver.ts'
import { Messenger } from './notify/messages/messenger.ts'
import { dayInZone } from './pure/dates.ts'
import { newId } from './pure/ids.ts'
import type { InstanceSecret } from './secrets/instance-secret.ts'
import { createRecords } from './write/create.ts'
import { writeOrThrow } from './write/outcome.ts'
import { removeRecords } from './write/remove.ts'
import { updateRecords } from './write/update.ts'

export interface RuntimeParts {
  db: Database
  /** A copy that follows the database, for boards and exports; without one they read the database itself. */
  replica?: Database | undefined
  registry: Registry
  organisation: Organisation
  jobs: Jobs
  files: FileStore
  log: Logger
  mail: Omit<MailParts, 'secret'>
  /** How long a request to a gateway or chat robot may take; tests wait less. */
  messageMilliseconds?: number | undefined
  secret: InstanceSecret
  /** The newest seal of the change history as this machine knows it. */
  anchor: AnchorFile
  /** The only clock; tests move it. */
  clock?: () => Date
}

export interface ContextOptions {
  actor: Actor
  source: WriteSource
  requestId?: string
  batch?: string
}

const writeAttempts = 4

/** Deadlock and serialization failure: the database ended one of the writers so that the other could go on. */
const lostToAnother = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: unknown }
  return code === '40P01' || code === '40001'
}

/** Actors are kept this long at most; a change of organisation or roles drops them at once. */
const actorLifetime = 30_000

export class Runtime {
  readonly db: Database
  readonly replica: Database | undefined
  readonly registry: Registry
  readonly organisation: Organisation
  readonly jobs: Jobs
  readonly files: FileStore
  readonly log: Logger
  readonly mail: Mailer
  /** Text messages and chat rooms. */
  readonly messages: Messenger
  readonly secret: InstanceSecret
  /** How the change history is sealed. */
  readonly seals: { key: SealKey; anchor: AnchorFile }
  readonly live: LiveHub
  readonly clock: () => Date
  private companyFacts: CompanyFacts | undefined
  private readonly afterReload: (() => Promise<void>)[] = []
  private readonly actors = new Map<string, { actor: Actor; until: number }>()

  constructor(parts: RuntimeParts) {
    this.db = parts.db
    this.replica = parts.replica
    this.registry = parts.registry
    this.organisation = parts.organisation
    this.jobs = parts.jobs
    this.files = parts.files
    this.log = parts.log
    this.secret = parts.secret
    this.seals = { key: new SealKey(parts.secret), anchor: parts.anchor }
    this.clock = parts.clock ?? (() => new Date())
    this.mail = new Mailer(parts.db, parts.jobs, parts.log, this.clock, { ...parts.mail, secret: parts.secret })
    const { db, jobs, log, secret, organisation, messageMilliseconds: milliseconds } = parts
    this.messages = new Messenger({ db, jobs, log, clock: this.clock, secret, organisation, milliseconds })
    this.live = createLiveHub(parts.db, parts.log)
    this.live.onSignal((signal) => {
      if (signal.access) this.forget()
      // A signal may come while the process is going down.
      if (signal.overlay) this.reload().catch((error) => this.log.warn({ error }, 'definitions not reloaded'))
    })
  }

  async start(): Promise<void> {
    await this.live.start()
    await this.reload()
  }

  async stop(): Promise<void> {
    await this.live.stop()
  }

  /** Reads the administrator's differences (custom fields, choices, numbering) anew. */
  async reload(): Promise<void> {
    this.registry.setOverlay(await loadOverlay(this.db, this.registry))
    this.forget()
    for (const task of this.afterReload) await task()
  }

  /** Work that follows from the definitions, done at the start and whenever they change. */
  onReload(task: () => Promise<void>): void {
    this.afterReload.push(task)
  }

  forget(): void {
    this.companyFacts = undefined
    this.actors.clear()
  }

  async company(): Promise<CompanyFacts> {
    this.companyFacts ??= await this.organisation.company(this.db)
    return this.companyFacts ?? defaultCompany
  }

  async isSetUp(): Promise<boolean> {
    this.companyFacts ??= await this.organisation.company(this.db)
    return this.companyFacts !== undefined
  }

  actorOfUser(userId: string): Promise<Actor | undefined> {
    return this.cachedActor(`user:${userId}`, () => this.organisation.actorOfUser(this.db, userId))
  }

  actorOfEmployee(employeeId: string): Promise<Actor | undefined> {
    return this.cachedActor(`employee:${employeeId}`, () => this.organisation.actorOfEmployee(this.db, employeeId))
  }

  private async cachedActor(key: string, load: () => Promise<Actor | undefined>): Promise<Actor | undefined> {
    const now = Date.now()
    const known = this.actors.get(key)
    if (known && known.until > now) return known.actor
    const actor = await load()
    if (actor) this.actors.set(key, { actor, until: now + actorLifetime })
    return actor
  }

  async queryClock(): Promise<QueryClock> {
    const { timeZone, fiscalYearStart } = await this.company()
    const now = this.clock()
    return { now, today: dayInZone(now, timeZone), timeZone, fiscalYearStart }
  }

  /** Reads outside a transaction, as one person. */
  async reader(actor: Actor): Promise<Reader> {
    return { sql: this.db, registry: this.registry, actor, clock: await this.queryClock() }
  }

  /** Reads that may be a moment behind: sums, boards, exports. */
  async reportReader(actor: Actor): Promise<Reader> {
    return { ...(await this.reader(actor)), sql: this.replica ?? this.db }
  }

  /**
   * Runs work in one transaction with everything a handler may use. What lost against another writer (two that wait for
   * each other's rows) left nothing behind and is done again.
   */
  async transact<T>(options: ContextOptions, work: (ctx: Context) => Promise<T>): Promise<T> {
    const clock = await this.queryClock()
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.db.transaction((tx) => work(this.context(tx, clock, options)))
      } catch (error) {
        if (attempt === writeAttempts || !lostToAnother(error)) throw error
      }
    }
  }

  private context(tx: Transaction, clock: QueryClock, options: ContextOptions): Context {
    const runtime = this
    const batch = options.batch ?? newId()
    const requestId = options.requestId ?? batch
    const make = (actor: Actor, source = options.source): Context => ({
      actor,
      sql: tx,
      registry: runtime.registry,
      now: clock.now,
      today: clock.today,
      clock,
      source,
      batch,
      requestId,
      async create(entity, values) {
        const [outcome] = await createRecords(this, entity, [{ values }], { mode: 'action' })
        return writeOrThrow(outcome!).id
      },
      async update(entity, id, values) {
        const [outcome] = await updateRecords(this, entity, [{ id, values }], { mode: 'action', operation: 'read' })
        writeOrThrow(outcome!)
      },
      async remove(entity, id) {
        await removeRecords(this, entity, [id])
      },
      async find(entity, id) {
        const [row] = await tx.run<Row>(
          sql`select t.* from ${sql.identifier(entity.table)} t where t.id = ${id}::uuid and t.deleted_at is null
            and ${accessPredicate(runtime.registry, actor, entity, 'read', 't')}`,
        )
        return row && (fromRow(runtime.registry, entity, row) as RowOf<typeof entity>)
      },
      departmentsOf: (ids) => runtime.organisation.departmentsOf(tx, ids),
      emit: (type, payload) => emitEvent(runtime, tx, type, payload),
      enqueue: (job, data) => runtime.jobs.send(tx, job, data),
      notify: (notice) => deliverNotice(runtime, tx, notice, clock.now),
      mail: (request) => runtime.mail.send(tx, request),
      afterCommit: (task) => tx.afterCommit(task),
      attempt: (work) => tx.attempt(work),
      async asEmployee(id, from) {
        const person = await runtime.organisation.actorOfEmployee(tx, id)
        return person && make(person, from)
      },
      asSystem: (reason) => make(systemActor(reason), source),
    })
    return make(options.actor)
  }
}
