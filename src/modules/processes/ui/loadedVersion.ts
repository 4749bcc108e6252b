import type { EntityRecord } from '#kernel/ui/meta.tsx'
import type { Flow, Trigger } from '../rules/flow.types.ts'
import { placed } from '../rules/layout.ts'

export interface LoadedVersion {
  id: string
  version: number
  number: number
  state: string
  process: { id: string; label: string }
  /** Every step has a place. */
  flow: Flow
  triggers: Trigger[]
}

export function loadedVersion(record: EntityRecord): LoadedVersion {
  return {
    id: record.id,
    version: Number(record.version),
    number: Number(record.number),
    state: String(record.state),
    process: record.process as { id: string; label: string },
    flow: placed(record.flow as Flow),
    triggers: (record.triggers as Trigger[] | null) ?? [],
  }
}
