/** What a handler gets: who acts, when, and the only doors to the database and the outside. */
import type { SQL } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import type { QueryClock } from '../data/query.ts'
import type { MailAnswer, MailRequest } from '../mail/mailer.ts'
import type { EntityDefinition, RowOf, WriteSource } from './define.ts'
import type { Label } from './meta.types.ts'
import type { Registry } from './registry.ts'

/** Runs SQL on one connection; inside a transaction always the same one. */
export interface Sql {
  run<Row = Record<string, unknown>>(query: SQL): Promise<Row[]>
}

export interface Notice {
  to: string
  kind: string
  title: Label
  body?: Label | string
  about?: { entity: string; id: string }
  /** What its kind's own placeholders stand for in templates. */
  values?: Record<string, Label | string>
  /** Channels it takes besides those that the person chose for this kind. */
  channels?: readonly string[]
}

export interface Context {
  actor: Actor
  sql: Sql
  registry: Registry
  now: Date
  /** Today in the company's time zone. */
  today: string
  clock: QueryClock
  source: WriteSource
  /** All writes of one request or job share it, so that they can be undone together. */
  batch: string
  requestId: string
  /** Creates a record with the actor's rights and answers its id. */
  create<E extends EntityDefinition>(entity: E, values: Partial<Record<keyof RowOf<E>, unknown>>): Promise<string>
  update<E extends EntityDefinition>(
    entity: E,
    id: string,
    values: Partial<Record<keyof RowOf<E>, unknown>>,
  ): Promise<void>
  remove(entity: EntityDefinition, id: string): Promise<void>
  /** The stored record if the actor may read it, else undefined. */
  find<E extends EntityDefinition>(entity: E, id: string): Promise<RowOf<E> | undefined>
  departmentsOf(employeeIds: string[]): Promise<Map<string, string | null>>
  /** Runs work that leaves nothing behind when it throws, while what came before it in the transaction stands. */
  attempt<T>(work: () => Promise<T>): Promise<T>
  /** Runs once the transaction is committed; never when it fails. */
  afterCommit(task: () => void): void
  /** Appends an event and one job per subscriber in the same transaction. */
  emit(type: string, payload: Record<string, unknown>): Promise<void>
  enqueue(job: string, data: Record<string, unknown>): Promise<void>
  notify(notice: Notice): Promise<void>
  /** Queues a mail in this transaction; says when no server is set or the person has no address. */
  mail(request: MailRequest): Promise<MailAnswer>
  /** The same transaction in the name of a person with their rights of now; undefined when they may not sign in any more. */
  asEmployee(id: string, source?: WriteSource): Promise<Context | undefined>
  /** The only bypass of access; the reason is kept with every change made through it. */
  asSystem(reason: string): Context
}
