/** A typed client of the HTTP API, for browsers and Node, without dependencies. See docs/guides/api-client.md. */
import type { Me } from '#kernel/entity/meta.types.ts'
import { type Entities, paths } from './entities.ts'
import { createEntityClient, type EntityClient } from './entity-client.ts'
import { type ClientOptions, createTransport, type Send } from './transport.ts'

export type { Filter, Page, Reference, Violation } from '#kernel/entity/meta.types.ts'
export type { Entities } from './entities.ts'
export type { AggregateQuery, EntityClient, ListQuery, Rights, Written } from './entity-client.ts'
export type { FileReference, SentFields, Shown, SystemValues, TargetReference } from './record.types.ts'
export { type ClientOptions, type Request, type Send, ZhanyeError } from './transport.ts'

export type Client = { readonly [K in keyof Entities]: EntityClient<Entities[K]> } & {
  /** Whom the client acts for. */
  me(): Promise<Me>
  /** Takes a write back, as far as nobody has worked on it since. */
  undo(batch: string): Promise<{ undone: number; skipped: { entity: string; id: string; reason: string }[] }>
  /** Anything else of the API. */
  request: Send
}

export function createClient(options: ClientOptions): Client {
  const send = createTransport(options)
  const entities = Object.entries(paths).map(([name, path]) => [name, createEntityClient(send, path)])
  return {
    ...Object.fromEntries(entities),
    me: () => send('GET', 'me'),
    undo: (batch: string) => send('POST', `undo/${encodeURIComponent(batch)}`, { body: {} }),
    request: send,
  } as Client
}
