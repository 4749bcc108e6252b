import { useQuery } from '@tanstack/react-query'
import type { Label } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'

/** Figures of goals are kept under the entity's lists, so that a live change of a goal refreshes them. */
export const goalKey = (...parts: unknown[]) => ['list', 'goal', ...parts]

export interface GoalMetric {
  key: string
  label: Label
  about: Label
  unit: string
  direction: 'up' | 'down'
  additive: boolean
  used: number
}

/** The metric catalogue, those in use first. */
export const useGoalMetrics = () =>
  useQuery({
    queryKey: goalKey('metrics'),
    queryFn: ({ signal }) => api.get<{ items: GoalMetric[] }>('/goals/metrics', undefined, { signal }),
    select: ({ items }) => items,
    staleTime: 60_000,
  })
