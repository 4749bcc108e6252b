import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'

/** A group of an aggregate: counts are numbers, sums and averages decimal strings, references `{ id, label }`. */
export interface FigureRow {
  count: number
  [key: string]: unknown
}

export interface FiguresWanted {
  /** `owner`, `closedOn:quarter`, `owner.manager`. */
  groupBy?: string
  /** `count,sum:amount,median:cycleDays`. */
  measure: string
  filter?: Filter | undefined
}

/** Figures that the server works out over all records this person may see. */
export function useFigures(
  entity: EntityMeta | undefined,
  { groupBy, measure, filter }: FiguresWanted,
  enabled = true,
) {
  return useQuery({
    queryKey: ['list', entity?.name ?? '', 'aggregate', { groupBy, measure, filter }],
    queryFn: ({ signal }) =>
      api.get<{ rows: FigureRow[] }>(`/${entity?.path}/aggregate`, { groupBy, measure, filter }, { signal }),
    select: ({ rows }) => rows,
    enabled: enabled && entity !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}
