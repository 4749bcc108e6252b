import { useQuery } from '@tanstack/react-query'
import { api } from '../client.ts'
import { useLive } from '../live.ts'
import { queryClient } from '../query.ts'
import type { ImportJob } from './import.types.ts'

const POLL_MS = 1500

export const isOver = ({ state }: ImportJob): boolean => !['waiting', 'running', 'undoing'].includes(state)

/** An import while it runs and after: told by live events, and asked for in case these do not get through. */
export function useImportJob(id: string | undefined) {
  const query = useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => api.get<ImportJob>(`/imports/${id}`, undefined, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : POLL_MS),
  })
  useLive([], (event) => {
    if (event.type === 'job' && event.kind === 'import' && event.id === id) {
      void queryClient.invalidateQueries({ queryKey: ['import', id] })
    }
  })
  return query
}

/** Former imports, latest first: one's own, or everybody's for an administrator. */
export function useImportHistory() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => api.get<{ items: ImportJob[] }>('/imports', undefined, { signal }),
  })
}
