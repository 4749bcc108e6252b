import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLabel } from '#kernel/ui/text.ts'
import { emptyDefinition, parseDefinition } from '../rules/definition.ts'
import type { GalleryReport } from '../rules/gallery.ts'
import type { ReportDefinition } from '../rules/report.types.ts'
import type { Arrangement, ReportRecord } from './types.ts'
import { useSources } from './useSources.ts'

/** The reports that come with the product, as far as this person may see them. */
export function useGallery() {
  return useQuery({
    queryKey: ['reports', 'gallery'],
    queryFn: ({ signal }) => api.get<{ items: GalleryReport[] }>('/reports/gallery', undefined, { signal }),
    select: ({ items }) => items,
    staleTime: 300_000,
  })
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)

export interface ReportState {
  /** Undefined while it is loaded, and for one that is not there. */
  current: Arrangement | undefined
  saved: ReportRecord | undefined
  name: string
  about: string
  isEdited: boolean
  isOpen: boolean
  error: unknown
  change: (change: Partial<ReportDefinition>) => void
  replace: (arrangement: Arrangement) => void
  open: (isOpen: boolean) => void
  discard: () => void
}

/** A report by its address. Changes that are not saved stand in the address too, so that the way back keeps them. */
export function useReportState(id: string, newName: string): ReportState {
  const search = useSearch({ strict: false }) as { report?: unknown; edit?: unknown }
  const navigate = useNavigate()
  const label = useLabel()
  const { me } = useMeta()
  const sources = useSources()
  const gallery = useGallery()
  const record = useQuery({
    queryKey: ['record', 'report', id],
    queryFn: ({ signal }) => api.get<ReportRecord>(`/reports/${id}`, undefined, { signal }),
    enabled: isId(id),
  })
  const ready = gallery.data?.find(({ key }) => key === id)
  const first = sources[0]
  const base = useMemo((): Arrangement | undefined => {
    if (id === 'new') return first && { source: first.name, definition: emptyDefinition }
    if (record.data) return { source: record.data.source, definition: record.data.definition }
    return ready && { source: ready.source, definition: ready.definition }
  }, [id, record.data, ready, first])
  const edited = useMemo(() => readArrangement(search.report), [search.report])
  const current = edited ?? base
  const isOpen = search.edit === true || search.edit === 'true' || (id === 'new' && search.edit !== false)

  const go = useCallback(
    (next: { report?: Arrangement | undefined; edit?: boolean | undefined }, replace: boolean) =>
      void navigate({ to: '.', search: next as never, replace }),
    [navigate],
  )
  const replace = useCallback(
    (arrangement: Arrangement) => go({ report: arrangement, edit: isOpen }, true),
    [go, isOpen],
  )
  const isMissing = !isId(id) && id !== 'new' && gallery.isSuccess && !ready
  return {
    current,
    saved: record.data,
    name: record.data?.name ?? (ready ? label(ready.label) : newName),
    about: record.data?.about ?? (ready ? label(ready.about) : ''),
    isEdited: edited !== undefined && JSON.stringify(edited) !== JSON.stringify(base && ordered(base)),
    isOpen: isOpen && me.id !== '',
    error: record.error ?? gallery.error ?? (isMissing ? 'missing' : undefined),
    change: (change) => current && replace({ ...current, definition: { ...current.definition, ...change } }),
    replace,
    open: (next) => go({ report: edited, edit: next }, false),
    discard: () => go({ edit: isOpen }, true),
  }
}

/** Both sides in one form before they are compared. */
const ordered = ({ source, definition }: Arrangement): Arrangement => ({
  source,
  definition: parseDefinition(definition).definition ?? definition,
})

function readArrangement(value: unknown): Arrangement | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { source, definition } = value as Record<string, unknown>
  const parsed = parseDefinition(definition)
  return typeof source === 'string' && parsed.definition ? { source, definition: parsed.definition } : undefined
}
