/** What boards read from the server. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Filter, Page, Reference } from '#kernel/entity/meta.types.ts'
import type { MetricBatchResult, MetricMeta, MetricResult } from '#kernel/metrics/metrics.types.ts'
import { isId } from '#kernel/pure/ids.ts'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useMeta } from '#kernel/ui/meta.tsx'
import { type Card, type Layout, metricsOfCard, mostQueries } from '../rules/card.types.ts'
import { type BoardPlan, type Catalogue, type Narrowing, planBoard, type Scope } from '../rules/plan.ts'

export interface BoardRecord extends EntityRecord {
  name: string
  nameEn: string | null
  about: string | null
  kind: 'company' | 'department' | 'personal' | 'own'
  icon: string | null
  audience: 'everyone' | 'department' | 'me'
  period: string | null
  narrowing: Narrowing | null
  layout: Layout
  position: number | null
  key: string | null
  owner: Reference | null
}

const facts = 'name,nameEn,about,kind,icon,audience,position,key,owner'

/** Others' private boards are theirs, also for who may see all. */
const shown: Filter = {
  or: [
    { field: 'audience', op: 'in', value: ['everyone', 'department'] },
    { field: 'owner', op: 'eq', value: '@me' },
  ],
}

/** The boards a person may choose from, in their order. */
export function useBoards() {
  return useQuery({
    queryKey: ['list', 'board', 'switcher'],
    queryFn: ({ signal }) =>
      api.get<Page<BoardRecord>>(
        '/boards',
        { fields: facts, filter: shown, sort: 'position,name', limit: 200, total: false },
        { signal },
      ),
    select: ({ items }) => items,
    staleTime: 60_000,
  })
}

/** A board by its id, or by the key of one that ships. */
export function useBoard(address: string) {
  const boards = useBoards()
  const id = isId(address) ? address : boards.data?.find(({ key }) => key === address)?.id
  const record = useQuery({
    queryKey: ['record', 'board', id],
    queryFn: ({ signal }) => api.get<BoardRecord>(`/boards/${id}`, undefined, { signal }),
    enabled: id !== undefined,
    staleTime: 60_000,
  })
  return {
    ...record,
    isMissing: !isId(address) && boards.data !== undefined && id === undefined,
    listError: boards.error,
  }
}

/** Every metric that the person may read, by key. */
export function useCatalogue(): { catalogue: Catalogue | undefined; error: unknown; refetch: () => void } {
  const { data, error, refetch } = useQuery({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => api.get<{ items: MetricMeta[] }>('/metrics', undefined, { signal }),
    staleTime: 5 * 60_000,
  })
  const catalogue = useMemo(() => data && new Map(data.items.map((metric) => [metric.key, metric])), [data])
  return { catalogue, error, refetch: () => void refetch() }
}

export type Answer = MetricResult | { error: { code: string; message: string } }

/** The figures of a card by the names its drawing knows them by. */
export type CardAnswers = Readonly<Record<string, Answer | undefined>>

export interface BoardAnswers {
  of: (card: Card) => CardAnswers
  computedAt: string | undefined
  isFetching: boolean
  error: unknown
  refetch: () => void
  /** More was asked than one request answers; the rest is missing. */
  isCut: boolean
}

/** All figures of a board in one request. */
export function useFigures(cards: readonly Card[], scope: Scope, catalogue: Catalogue | undefined): BoardAnswers {
  const plan = useMemo<BoardPlan | undefined>(
    () => catalogue && planBoard(cards, scope, catalogue),
    [cards, scope, catalogue],
  )
  const queries = plan?.queries.slice(0, mostQueries) ?? []
  const slots = plan?.slots ?? {}
  const { data, isFetching, error, refetch } = useQuery({
    queryKey: ['metrics', 'query', queries, slots],
    // While new figures are on their way the old ones stay, with the questions that they answer.
    queryFn: async ({ signal }) => ({
      slots,
      answers: await api.post<MetricBatchResult>('/metrics/query', { queries }, { signal }),
    }),
    enabled: queries.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const of = useCallback(
    (card: Card): CardAnswers =>
      Object.fromEntries(
        Object.entries(data?.slots[card.id] ?? {}).map(([slot, id]) => [slot, data?.answers.results[id]]),
      ),
    [data],
  )
  return {
    of,
    computedAt: data?.answers.computedAt,
    isFetching,
    error,
    refetch: () => void refetch(),
    isCut: (plan?.queries.length ?? 0) > mostQueries,
  }
}

const SETTLE_MS = 1500

/** Works the figures out anew when records behind them change; many changes are one. Nothing is asked while nothing changes. */
export function useLiveFigures(cards: readonly Card[], catalogue: Catalogue | undefined): void {
  const { entities } = useMeta()
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const paths = useMemo(() => {
    const sources = new Set<string>()
    const add = (key: string, depth = 0) => {
      const metric = catalogue?.get(key)
      if (metric?.source) sources.add(metric.source)
      // Derived ones are worked out from others.
      if (depth < 5) for (const part of metric?.components ?? []) add(part, depth + 1)
    }
    for (const card of cards) for (const key of metricsOfCard(card)) add(key)
    return entities.filter(({ name }) => sources.has(name)).map(({ path }) => path)
  }, [cards, catalogue, entities])
  useLive(paths, (event) => {
    if (event.type !== 'change') return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: ['metrics', 'query'] }), SETTLE_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
}
