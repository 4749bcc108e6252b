import type { Filter, Reference } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'

export interface Milestone extends EntityRecord {
  name: string
  quarter: string
  owner: Reference
  department: Reference | null
  about: string | null
  state: 'open' | 'met' | 'missed'
  metOn: string | null
  criteria: number
  criteriaMet: number
  startsOn: string
  endsOn: string
}

export interface Criterion extends EntityRecord {
  title: string
  milestone: Reference
  kind: 'metric' | 'records' | 'document'
  metric: string | null
  span: 'quarter' | 'year' | null
  entity: string | null
  filter: Filter | null
  comparison: 'gte' | 'gt' | 'lte' | 'lt' | 'eq' | null
  value: string | null
  goalShare: string | null
  goalMetric: string | null
  files: { id: string; name: string; size: number; mime: string }[] | null
  note: string | null
  current: string | null
  wanted: string | null
  unit: string | null
  met: boolean | null
  metOn: string | null
  confirmedBy: Reference | null
  checkedAt: string | null
  position: number | null
}
