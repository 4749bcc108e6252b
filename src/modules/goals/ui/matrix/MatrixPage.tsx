import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { api, isApiError } from '#kernel/ui/client.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import type { ColumnKind, Level } from '../../matrix.types.ts'
import '../goals.css'
import './matrix.css'
import { MatrixEditor } from './MatrixEditor.tsx'
import { type MatrixWanted, useMatrix } from './useMatrix.ts'

export interface MatrixSearch {
  parent?: string
  level?: Level
  columns?: ColumnKind
  /** A proposal to begin with, from the wizard. */
  method?: string
  step?: string
}

/** Where a split usually goes next from each kind of owner. */
const nextLevel: Record<string, Level> = {
  company: 'department',
  region: 'person',
  department: 'person',
  'product-line': 'person',
  person: 'time',
}
const nextColumns: Record<string, ColumnKind> = { year: 'month', quarter: 'month', month: 'none', week: 'none' }

/** `/goals/matrix?parent=…`: a goal as a table of its parts. */
export default function MatrixPage() {
  const search = useSearch({ strict: false }) as MatrixSearch
  const navigate = useNavigate()
  const parent = useQuery({
    queryKey: ['record', 'goal', search.parent],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/goals/${search.parent}`, undefined, { signal }),
    enabled: search.parent !== undefined,
  })
  const goal = parent.data
  const columns = goal ? (search.columns ?? nextColumns[String(goal.periodKind)] ?? 'none') : 'none'
  const level = search.level ?? nextLevel[String(goal?.subject)] ?? 'person'
  const wanted: MatrixWanted | undefined = goal && {
    parent: goal.id,
    level,
    columns: level === 'time' && columns === 'none' ? 'month' : columns,
  }
  const matrix = useMatrix(wanted)
  // Nobody said which goal: that is chosen first.
  if (!search.parent) return <Navigate to={'/goals/cascade' as string} replace />
  const error = parent.error ?? matrix.error
  if (error && !isApiError(error, 401)) return <PageFailed error={error} onRetry={() => void matrix.refetch()} />
  if (!matrix.data || !wanted) return <PageLoading />
  return (
    <MatrixEditor
      key={JSON.stringify(wanted)}
      matrix={matrix.data}
      wanted={wanted}
      begin={search.method ? { method: search.method, step: search.step } : undefined}
      onWanted={(change) => void navigate({ to: '.', search: { ...wanted, ...change } as never, replace: true })}
      reload={async () => {
        await matrix.refetch()
      }}
    />
  )
}
