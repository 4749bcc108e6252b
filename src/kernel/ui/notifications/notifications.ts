import { type InfiniteData, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { Page } from '../../entity/meta.types.ts'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { useLive } from '../live.ts'
import { queryClient } from '../query.ts'

export interface Notification {
  id: string
  kind: string
  title: string
  body: string | null
  to: { entity: string; id: string } | null
  at: string
  readAt: string | null
}

export type NotificationPage = Page<Notification> & { unread: number }

const KEY = ['notifications']

/** The person's notifications, latest first; new ones arrive by themselves. */
export function useNotifications() {
  useLive([])
  return useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) =>
      api.get<NotificationPage>('/notifications', { cursor: pageParam, limit: 20 }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 30_000,
  })
}

function marked(page: NotificationPage, ids: ReadonlySet<string> | 'all'): NotificationPage {
  const now = new Date().toISOString()
  const fresh = (item: Notification) => item.readAt === null && (ids === 'all' || ids.has(item.id))
  const unread = ids === 'all' ? 0 : Math.max(0, page.unread - ids.size)
  return { ...page, unread, items: page.items.map((item) => (fresh(item) ? { ...item, readAt: now } : item)) }
}

/** Marks some or all as read: on screen at once, then on the server. */
export function useMarkRead() {
  const feedback = useFeedback()
  return useMutation({
    mutationFn: (ids: string[] | 'all') => api.post('/notifications/read', ids === 'all' ? { all: true } : { ids }),
    onMutate: (ids) => {
      const known = ids === 'all' ? ids : new Set(ids)
      queryClient.setQueryData<InfiniteData<NotificationPage>>(
        KEY,
        (data) => data && { ...data, pages: data.pages.map((page) => marked(page, known)) },
      )
    },
    onError: (error) => feedback.error(error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  })
}
