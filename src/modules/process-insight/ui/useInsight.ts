import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '#kernel/ui/client.ts'
import type { CaseDetail, CaseRow, ConformanceAnswer, Insight, TimeKind } from '../insight.types.ts'
import type { LogFilter } from '../rules/filters.types.ts'

export interface LogChoice {
  key: string
  label: { zh: string; en: string }
  source: { zh: string; en: string }
  cases?: number
  events?: number
  from?: string | null
  to?: string | null
}

export const tabs = ['map', 'variants', 'cases', 'performance', 'rework', 'conformance'] as const
export type TabKey = (typeof tabs)[number]

/** What is looked at; all of it stands in the address. */
export interface Look {
  filters: LogFilter[]
  time: TimeKind
  tab: TabKey
  version: string | undefined
  set: (change: Partial<Pick<Look, 'filters' | 'time' | 'tab' | 'version'>>) => void
  /** Lays one more filter on the stack; the same one is not laid twice. */
  add: (filter: LogFilter) => void
}

export function useLook(): Look {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const filters = Array.isArray(search.filters) ? (search.filters as LogFilter[]) : []
  const set: Look['set'] = (change) =>
    void navigate({
      to: '.',
      search: ((before: Record<string, unknown>) => {
        const next: Record<string, unknown> = { ...before, ...change }
        if ((next.filters as LogFilter[] | undefined)?.length === 0) delete next.filters
        if (next.time === 'plain') delete next.time
        if (next.tab === 'map') delete next.tab
        return next
      }) as never,
    })
  return {
    filters,
    time: search.time === 'working' ? 'working' : 'plain',
    tab: tabs.includes(search.tab as TabKey) ? (search.tab as TabKey) : 'map',
    version: typeof search.version === 'string' ? search.version : undefined,
    set,
    add: (filter) => {
      const same = JSON.stringify(filter)
      if (!filters.some((each) => JSON.stringify(each) === same)) set({ filters: [...filters, filter] })
    },
  }
}

const pathOf = (key: string, rest = '') => `/process-insight/logs/${encodeURIComponent(key)}${rest}`
const asked = ({ filters, time }: Pick<Look, 'filters' | 'time'>) => ({
  ...(filters.length > 0 && { filters }),
  time,
})

export const exportAddress = (key: string, look: Pick<Look, 'filters' | 'time'>, format: string) => ({
  path: pathOf(key, '/export'),
  query: { ...asked(look), format },
})

export function useLogs() {
  return useQuery({
    queryKey: ['process-logs'],
    queryFn: ({ signal }) => api.get<{ items: LogChoice[] }>('/process-insight/logs', undefined, { signal }),
  })
}

export function useInsight(key: string, look: Pick<Look, 'filters' | 'time'>) {
  return useQuery({
    queryKey: ['process-insight', key, asked(look)],
    queryFn: ({ signal }) => api.get<Insight>(pathOf(key), asked(look), { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function useCases(key: string, look: Pick<Look, 'filters' | 'time'>, sort: string, limit: number) {
  return useQuery({
    queryKey: ['process-cases', key, asked(look), sort, limit],
    queryFn: ({ signal }) =>
      api.get<{ items: CaseRow[]; total: number }>(pathOf(key, '/cases'), { ...asked(look), sort, limit }, { signal }),
    placeholderData: keepPreviousData,
  })
}

export function useCase(key: string, time: TimeKind, name: string | undefined) {
  return useQuery({
    queryKey: ['process-case', key, time, name],
    queryFn: ({ signal }) =>
      api.get<CaseDetail>(pathOf(key, `/cases/${encodeURIComponent(name ?? '')}`), { time }, { signal }),
    enabled: name !== undefined,
  })
}

export function useConformance(key: string, look: Pick<Look, 'filters' | 'time'>, version: string | undefined) {
  return useQuery({
    queryKey: ['process-conformance', key, asked(look), version],
    queryFn: ({ signal }) =>
      api.get<ConformanceAnswer>(pathOf(key, '/conformance'), { ...asked(look), version }, { signal }),
    enabled: version !== undefined,
    placeholderData: keepPreviousData,
  })
}
