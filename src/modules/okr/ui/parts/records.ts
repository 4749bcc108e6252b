import { useQuery } from '@tanstack/react-query'
import type { EntityMeta, Filter, Page, Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import type { Step } from '../../rules/progress.ts'

export type Status = 'on-track' | 'at-risk' | 'off-track'

export interface Objective extends EntityRecord {
  title: string
  why: string | null
  quarter: string
  level: 'company' | 'department' | 'person'
  owner: Reference
  department: Reference | null
  parent: Reference | null
  state: 'draft' | 'active' | 'closed'
  progress: string | null
  status: Status | null
  confidence: string | null
  keyResults: number
  lastCheckInOn: string | null
  score: string | null
  proposedScore: string | null
  scoreReason: string | null
  confirmedBy: Reference | null
  confirmedOn: string | null
  startsOn: string
  endsOn: string
}

export interface KeyResult extends EntityRecord {
  title: string
  objective: Reference
  kind: 'number' | 'metric' | 'steps'
  owner: Reference
  weight: string
  metric: string | null
  metricFilter: Filter | null
  start: string | null
  target: string | null
  current: string | null
  unit: string | null
  direction: 'up' | 'down' | null
  steps: Step[] | null
  progress: string | null
  status: Status | null
  confidence: number | null
  lastCheckInOn: string | null
  state: 'active' | 'dropped'
  dropReason: string | null
  measuredAt: string | null
  objectiveState: string
}

export interface CheckIn extends EntityRecord {
  keyResult: Reference
  author: Reference
  checkedOn: string
  week: string
  value: string | null
  progress: string | null
  status: Status
  confidence: number | null
  happened: string | null
  blockers: string | null
}

export interface OkrAction extends EntityRecord {
  title: string
  keyResult: Reference
  responsible: Reference
  dueOn: string
  done: boolean | null
  week: string
}

const PAGE = 500
/** A company with more objectives in a quarter looks at parts of them in the list. */
const MOST = 2000

async function every<T>(entity: EntityMeta, filter: Filter, sort: string, signal: AbortSignal): Promise<T[]> {
  const items: EntityRecord[] = []
  for (let cursor: string | null = ''; cursor !== null && items.length < MOST; ) {
    const query: Record<string, unknown> = { filter, sort, limit: PAGE, cursor, total: 'false' }
    const page: Page<EntityRecord> = await api.get(`/${entity.path}`, query, { signal })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items as unknown as T[]
}

/** All records that match, kept fresh while they are on screen; undefined until they are there. */
export function useRecords<T>(name: string, filter: Filter, sort: string, enabled = true) {
  const entity = useEntity(name)
  useLive(entity && enabled ? [entity.path] : [])
  return useQuery({
    queryKey: ['list', name, 'okr', filter, sort],
    queryFn: ({ signal }) => (entity ? every<T>(entity, filter, sort, signal) : []),
    enabled: enabled && entity !== undefined,
  })
}

export const is = (field: string, value: unknown): Filter => ({ field, op: 'eq', value })

/** After a write: everything of OKRs that a change of one part shows in another. */
export function okrChanged(): void {
  for (const entity of ['objective', 'key-result', 'check-in', 'okr-action']) invalidateEntity(entity)
}
