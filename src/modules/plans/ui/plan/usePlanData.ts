import { useQuery } from '@tanstack/react-query'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import type { PlanSchedule } from '../../queries/plan-schedule.ts'

const PAGE = 500
/** A plan of more tasks than this is several plans. */
const MOST = 2000

async function allTasks(entity: EntityMeta, plan: string, signal: AbortSignal): Promise<{ items: EntityRecord[] }> {
  const items: EntityRecord[] = []
  let cursor: string | null = ''
  while (cursor !== null && items.length < MOST) {
    const filter = { field: 'plan', op: 'eq', value: plan }
    const query: Record<string, unknown> = { filter, sort: 'startsOn,name', limit: PAGE, cursor, total: 'false' }
    const page: Page<EntityRecord> = await api.get(`/${entity.path}`, query, { signal })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return { items }
}

/** The tasks of a plan in the order in which they begin. */
export function usePlanTasks(entity: EntityMeta, plan: string) {
  return useQuery({
    queryKey: ['list', entity.name, 'of-plan', plan],
    queryFn: ({ signal }) => allTasks(entity, plan, signal),
  })
}

/** What the server worked out for them: it changes with every task, so it lies under the tasks' key. */
export function usePlanSchedule(entity: EntityMeta, plan: string) {
  return useQuery({
    queryKey: ['list', entity.name, 'schedule', plan],
    queryFn: ({ signal }) => api.get<PlanSchedule>(`/plans/${plan}/schedule`, undefined, { signal }),
    placeholderData: (before) => before,
  })
}
