/** A run in progress: what its steps work with. */
import type { Reader } from '#kernel/data/list.ts'
import type { Row } from '#kernel/data/projection.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { Scope } from './scope.ts'

export interface Running {
  /** Acts as the rule's account. */
  ctx: Context
  reader: Reader
  entity: EntityDefinition
  /** As the account sees it; null when it is gone, or for a schedule without records. */
  record: Row | null
  scope: Scope
  rule: { id: string; name: string }
}
