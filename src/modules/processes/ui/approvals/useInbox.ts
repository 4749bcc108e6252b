import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import type { Box, Counts, InboxPage } from '../../approvals/approvals.types.ts'
import { inboxKey } from './keys.ts'

/** One box, page by page; it follows what happens elsewhere. */
export function useInbox(box: Box, search: string) {
  useLive(['process-tasks', 'process-instances'])
  return useInfiniteQuery({
    queryKey: inboxKey(box, search),
    queryFn: ({ pageParam, signal }) =>
      api.get<InboxPage>('/approvals', { box, search, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

export const useCounts = () =>
  useQuery({
    queryKey: inboxKey('counts'),
    queryFn: ({ signal }) => api.get<Counts>('/approvals/counts', undefined, { signal }),
  })
