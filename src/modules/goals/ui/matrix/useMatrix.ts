import { useQuery } from '@tanstack/react-query'
import { api } from '#kernel/ui/client.ts'
import type { Matrix } from '../../matrix.types.ts'

export interface MatrixWanted {
  parent: string
  level: string
  columns: string
}

/** Kept apart from the lists: what others change must not sweep away what is being typed. */
export const matrixKey = (wanted: MatrixWanted) => ['goal-matrix', wanted.parent, wanted.level, wanted.columns]

export const useMatrix = (wanted: MatrixWanted | undefined) =>
  useQuery({
    queryKey: matrixKey(wanted ?? { parent: '', level: '', columns: '' }),
    queryFn: ({ signal }) => api.get<Matrix>('/goals/matrix', { ...wanted }, { signal }),
    enabled: wanted !== undefined,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
