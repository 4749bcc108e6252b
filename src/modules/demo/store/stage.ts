import type { QueryClock } from '#kernel/data/query.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { Runtime } from '#kernel/runtime.ts'
import type { CreateItem } from '#kernel/write/create.ts'
import type { DemoCompany } from '../generate/types.ts'

/** A record to store; by its key others refer to it. */
export type Keyed = CreateItem & { key?: string }

/** What the parts of the demo company are stored with. */
export interface Stage {
  runtime: Runtime
  company: DemoCompany
  clock: QueryClock
  /** The id under which a key was stored. */
  id(key: string): string
  has(key: string): boolean
  /** The instant of a day's time in the company's time zone. */
  at(day: string, time?: string): string
  /** Stores records and counts them as progress. */
  store(entity: EntityDefinition, items: Keyed[]): Promise<void>
  /** One transaction with the mark of the demo, as the system or as one of its people. */
  work<T>(work: (ctx: Context) => Promise<T>, person?: string): Promise<T>
}
