import { useQuery } from '@tanstack/react-query'
import { api } from '#kernel/ui/client.ts'

export interface OkrSettings {
  fewest: number
  most: number
  reminderWeekday: number
  visibility: 'company' | 'team'
}

export const okrSettingsKey = ['okr-settings'] as const

/** How many key results an objective should have, when people are reminded, who sees new objectives. */
export function useOkrSettings() {
  return useQuery({
    queryKey: okrSettingsKey,
    queryFn: ({ signal }) => api.get<OkrSettings>('/okr/settings', undefined, { signal }),
    staleTime: 5 * 60_000,
  })
}
