/** Built-in, own and shared views of an entity. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { useMe } from '../../meta.tsx'
import { queryClient } from '../../query.ts'
import { useLabel, useText } from '../../text.ts'
import type { ListView, ViewConfig } from '../model/listState.ts'
import { readLocal, writeLocal } from '../model/localStore.ts'
import { listText } from '../text.ts'

interface SavedView {
  id: string
  name: string
  shared: boolean
  mine: boolean
  config: ViewConfig
}

export interface ListViews {
  items: ListView[]
  /** The person's default, else the first. */
  initial: ListView
  loading: boolean
  /** May show a view to everybody. */
  mayShare: boolean
  create: (name: string, config: ViewConfig, shared: boolean) => Promise<string>
  update: (id: string, change: { name?: string; shared?: boolean; config?: ViewConfig }) => Promise<void>
  remove: (id: string) => Promise<void>
  makeDefault: (id: string) => void
}

/**
 * Saved views come from the server and are kept on this device too, so that opening a list does not
 * wait for them: rows are asked for at once with what was known last time.
 */
export function useListViews(entity: EntityMeta): ListViews {
  const me = useMe()
  const label = useLabel()
  const t = useText(listText)
  // What everybody sees is arranged by administrators.
  const mayShare = me.permissions.includes('settings') || me.permissions.includes('admin')
  const storeKey = `views:${me.id}:${entity.name}`
  const defaultKey = `default-view:${me.id}:${entity.name}`
  const [defaultId, setDefaultId] = useState(() => readLocal<string>(defaultKey))
  const queryKey = useMemo(() => ['views', entity.name], [entity.name])

  const { data, isFetched } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const { items } = await api.get<{ items: SavedView[] }>('/views', { entity: entity.name }, { signal })
      writeLocal(storeKey, items)
      return items
    },
    placeholderData: () => readLocal<SavedView[]>(storeKey),
    staleTime: 60_000,
  })

  const items = useMemo((): ListView[] => {
    const builtIn = entity.views.map(
      (view): ListView => ({
        id: view.id,
        name: label(view.label),
        builtIn: true,
        mine: false,
        shared: true,
        editable: false,
        config: view,
      }),
    )
    const all: ListView = {
      id: 'all',
      name: t('all'),
      builtIn: true,
      mine: false,
      shared: true,
      editable: false,
      config: {},
    }
    const base = builtIn.some((view) => view.id === 'all') ? builtIn : [...builtIn, all]
    return [
      ...base,
      ...(data ?? []).map(
        (view): ListView => ({
          ...view,
          builtIn: false,
          editable: view.shared ? mayShare : view.mine,
        }),
      ),
    ]
  }, [entity, data, label, t, mayShare])

  const refresh = useCallback(() => queryClient.invalidateQueries({ queryKey }), [queryKey])
  const create = useCallback(
    async (name: string, config: ViewConfig, shared: boolean) => {
      const made = await api.post<SavedView>('/views', { entity: entity.name, name, shared, config })
      queryClient.setQueryData<SavedView[]>(queryKey, (old = []) => [...old.filter(({ id }) => id !== made.id), made])
      void refresh()
      return made.id
    },
    [entity.name, queryKey, refresh],
  )
  const update = useCallback(
    async (id: string, change: { name?: string; shared?: boolean; config?: ViewConfig }) => {
      await api.patch(`/views/${id}`, change)
      queryClient.setQueryData<SavedView[]>(queryKey, (old = []) =>
        old.map((view) => (view.id === id ? { ...view, ...change } : view)),
      )
      await refresh()
    },
    [queryKey, refresh],
  )
  const remove = useCallback(
    async (id: string) => {
      await api.del(`/views/${id}`)
      queryClient.setQueryData<SavedView[]>(queryKey, (old = []) => old.filter((view) => view.id !== id))
      await refresh()
    },
    [queryKey, refresh],
  )
  const makeDefault = useCallback(
    (id: string) => {
      writeLocal(defaultKey, id)
      setDefaultId(id)
    },
    [defaultKey],
  )

  const initial = items.find((view) => view.id === defaultId) ?? items[0]!
  return { items, initial, loading: !isFetched, mayShare, create, update, remove, makeDefault }
}
