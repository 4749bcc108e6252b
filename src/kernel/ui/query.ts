import { QueryClient } from '@tanstack/react-query'
import { isApiError } from './api-error.ts'

/**
 * The one cache of server data. Keys by convention, so that live changes find them:
 * ['list', entity, …], ['record', entity, id], ['timeline', entity, id], ['meta'], ['notifications'].
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A wrong request stays wrong; only lost connections and overload are worth another try.
      retry: (failures, error) => failures < 2 && isApiError(error) && (error.status === 0 || error.status >= 502),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

/** Marks everything that shows this entity, or this record of it, as out of date. */
export function invalidateEntity(entity: string, id?: string): void {
  void queryClient.invalidateQueries({ queryKey: ['list', entity] })
  if (id === undefined) {
    void queryClient.invalidateQueries({ queryKey: ['record', entity] })
    void queryClient.invalidateQueries({ queryKey: ['timeline', entity] })
    return
  }
  void queryClient.invalidateQueries({ queryKey: ['record', entity, id] })
  void queryClient.invalidateQueries({ queryKey: ['timeline', entity, id] })
}
