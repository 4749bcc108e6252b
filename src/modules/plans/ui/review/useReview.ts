import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { weekOf } from '#kernel/pure/dates.ts'
import { api } from '#kernel/ui/client.ts'
import { type EntityRecord, useMe, useMeta } from '#kernel/ui/meta.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import type { ReviewFigures } from '../../queries/review-figures.ts'

export interface ReviewPageData extends ReviewFigures {
  review: EntityRecord | null
  findings: EntityRecord[]
  /** The figures are those kept at closing. */
  frozen: boolean
}

export const reviewKey = ['list', 'review', 'page'] as const

export const refreshReview = () => void queryClient.invalidateQueries({ queryKey: reviewKey })

/** Week and department of the page, kept in its address. `all` is everything within one's reach. */
export function useReviewPlace() {
  const search = useSearch({ strict: false }) as { week?: string; department?: string }
  const navigate = useNavigate()
  const { today } = useMeta()
  const me = useMe()
  const week = search.week ?? weekOf(today)
  const department = search.department === 'all' ? undefined : (search.department ?? me.department?.id)
  const go = (next: { week?: string; department?: string | undefined }) => {
    const update = (old: object) => ({ ...old, ...next })
    // The route's own search type is not known here.
    void navigate({ to: '.', search: update as never, replace: true })
  }
  return { week, department, go, today }
}

export function useReviewPage(week: string, department: string | undefined) {
  return useQuery({
    queryKey: [...reviewKey, week, department ?? ''],
    queryFn: ({ signal }) => api.get<ReviewPageData>('/reviews/page', { week, department }, { signal }),
    placeholderData: (before) => before,
  })
}
