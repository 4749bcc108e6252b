/** What can be done with the records of one entity. */
import type { Filter, Page } from '#kernel/entity/meta.types.ts'
import type { FieldPath, SentFields, Shown, ShownFields } from './record.types.ts'
import type { Send } from './transport.ts'

export interface ListQuery<F extends string = string> {
  filter?: Filter
  /** Text, pinyin or initials; several words must all match. */
  search?: string
  /** Up to four fields, `-` for descending: `-amount,name`. */
  sort?: string
  /** 1 to 500; 50 when left out. */
  limit?: number
  /** `nextCursor` of the page before. */
  cursor?: string
  /** Every field that the caller sees when left out; `customer.tier` steps into a reference. */
  fields?: readonly F[]
}

export interface AggregateQuery {
  /** Up to four fields; a day may take a period: `closedOn:quarter`. */
  groupBy?: readonly string[]
  /** `count`, `sum:amount`, `avg:`, `min:`, `max:`, `median:`. Sums and averages are text. */
  measure?: readonly string[]
  filter?: Filter
  search?: string
}

export interface Rights {
  update: boolean
  delete: boolean
  transfer: boolean
  share: boolean
  actions: string[]
}

/** `batch` takes the write back: `client.undo(batch)`. */
export type Written<Row> = Row & { batch: string }

type AllFields<E> = keyof ShownFields<E> & string

/** Every method throws `ZhanyeError`: 404 for what does not exist for the caller, 409 for an old version, 422 for a rule. */
export interface EntityClient<E> {
  list<F extends FieldPath<E> = AllFields<E>>(query?: ListQuery<F>): Promise<Page<Shown<E, F>>>
  /** All records that match, page by page while they are read. */
  each<F extends FieldPath<E> = AllFields<E>>(query?: Omit<ListQuery<F>, 'cursor'>): AsyncGenerator<Shown<E, F>, void>
  get(id: string): Promise<Shown<E> & { can: Rights }>
  /** With an idempotency key it is safe to send again: the second answer is the first one's. */
  create(values: SentFields<E>, options?: { idempotencyKey?: string }): Promise<Shown<E> & { can: Rights }>
  /** With `version` it fails with 409 when somebody changed the record since it was read. */
  update(
    id: string,
    changes: SentFields<E>,
    options?: { version?: number },
  ): Promise<Written<Shown<E> & { can: Rights }>>
  /** Into the recycle bin, for 30 days. */
  remove(id: string, options?: { version?: number }): Promise<{ batch: string }>
  restore(id: string): Promise<Shown<E> & { can: Rights }>
  aggregate(query: AggregateQuery): Promise<Record<string, unknown>[]>
  /** A named verb of the record: `client.opportunities.action(id, 'win', { closedOn })`. */
  action(
    id: string,
    name: string,
    input?: Record<string, unknown>,
    options?: { version?: number; idempotencyKey?: string },
  ): Promise<Written<Record<string, unknown>>>
}

export function createEntityClient<E>(send: Send, path: string): EntityClient<E> {
  const at = (id: string, rest = '') => `${path}/${encodeURIComponent(id)}${rest}`
  const versionHeader = (version: number | undefined): Record<string, string> =>
    version === undefined ? {} : { 'if-match': `"${version}"` }
  const keyHeader = (key: string | undefined): Record<string, string> => (key ? { 'idempotency-key': key } : {})
  const client = {
    list: (query: ListQuery = {}) => send('GET', path, { query: { ...query } }),
    async *each(query: ListQuery = {}) {
      for (let cursor: string | undefined; ; ) {
        const page = (await send('GET', path, {
          query: { limit: 200, ...query, cursor, total: false },
        })) as Page<unknown>
        yield* page.items
        if (page.nextCursor === null) return
        cursor = page.nextCursor
      }
    },
    get: (id: string) => send('GET', at(id)),
    create: (values: object, options: { idempotencyKey?: string } = {}) =>
      send('POST', path, { body: values, headers: keyHeader(options.idempotencyKey) }),
    update: (id: string, changes: object, options: { version?: number } = {}) =>
      send('PATCH', at(id), { body: changes, headers: versionHeader(options.version) }),
    remove: (id: string, options: { version?: number } = {}) =>
      send('DELETE', at(id), { headers: versionHeader(options.version) }),
    restore: (id: string) => send('POST', at(id, '/restore'), { body: {} }),
    async aggregate(query: AggregateQuery) {
      const { rows } = (await send('GET', `${path}/aggregate`, { query: { ...query } })) as { rows: unknown }
      return rows
    },
    action: (id: string, name: string, input = {}, options: { version?: number; idempotencyKey?: string } = {}) =>
      send('POST', at(id, `/${encodeURIComponent(name)}`), {
        body: input,
        headers: { ...versionHeader(options.version), ...keyHeader(options.idempotencyKey) },
      }),
  }
  // The server answers by the same definitions as the types are made of.
  return client as unknown as EntityClient<E>
}
