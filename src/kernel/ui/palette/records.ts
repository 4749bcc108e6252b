import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '../client.ts'
import { useMe, useMeta } from '../meta.tsx'
import { useRecent } from '../recent.ts'
import { defineText, useLabel, useText } from '../text.ts'
import type { PaletteItem } from './match.ts'

const texts = defineText({ recent: { zh: '最近打开', en: 'Recent' } })

const PAUSE_MS = 120
const MOST = 20

interface Found {
  entity: string
  id: string
  label: string
  hint?: string | null
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** Records that fit what was typed, grouped by entity; the recent ones while nothing is typed. */
export function useRecordItems(query: string): { items: PaletteItem[]; searching: boolean; error: unknown } {
  const t = useText(texts)
  const label = useLabel()
  const navigate = useNavigate()
  const { entities } = useMeta()
  const recent = useRecent(useMe().id)
  const typed = query.trim()
  const settled = useSettled(typed)
  // A newer key aborts the request of the older one.
  const search = useQuery({
    queryKey: ['search', settled],
    queryFn: ({ signal }) => api.get<{ items: Found[] }>('/search', { q: settled, limit: MOST }, { signal }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const found = typed === '' ? recent.slice(0, 6) : (search.data?.items ?? [])
  const byEntity = new Map(entities.map((entity) => [entity.name, entity]))
  // The search may answer with the entity's name or its path in the address.
  for (const entity of entities) byEntity.set(entity.path, entity)
  const items = found.flatMap((record: Found): PaletteItem[] => {
    const entity = byEntity.get(record.entity)
    if (!entity) return []
    return [
      {
        key: `record:${record.id}`,
        group: typed === '' ? t('recent') : label(entity.plural),
        label: record.label,
        hint: typed === '' ? label(entity.label) : (record.hint ?? undefined),
        icon: entity.icon,
        run: () => void navigate({ to: `/${entity.path}/${record.id}` }),
      },
    ]
  })
  items.sort((a, b) => firstOf(items, a.group) - firstOf(items, b.group))
  const searching = typed !== '' && (typed !== settled || search.isFetching)
  return { items, searching, error: typed === '' ? undefined : search.error }
}

/** Groups stand in the order of their best hit. */
function firstOf(items: PaletteItem[], group: string): number {
  return items.findIndex((item) => item.group === group)
}
