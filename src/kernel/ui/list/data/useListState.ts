/** The list's state read from the address, and the ways to change it. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { isChanged, type ListSearch, type ListState, type ListView, readState, writeState } from '../model/listState.ts'
import { type ListViews, useListViews } from './useListViews.ts'

export interface ListControl {
  entity: EntityMeta
  state: ListState
  /** The view that the state starts from. */
  view: ListView
  views: ListViews
  changed: boolean
  /** False while a linked view of somebody else is still being fetched: its filter is not known yet. */
  ready: boolean
  /** The address names a view that is not there any more. */
  viewMissing: boolean
  /** Changes part of the state. `replace` keeps the browser's history short (typing). */
  set: (change: Partial<ListState>, options?: { replace?: boolean }) => void
  openView: (id: string) => void
  /** Back to what the view says. */
  reset: () => void
}

const ownKeys = ['view', 'filter', 'q', 'sort', 'columns', 'layout', 'group']

export function useListState(entity: EntityMeta): ListControl {
  const search = useSearch({ strict: false }) as ListSearch
  const navigate = useNavigate()
  const views = useListViews(entity)

  const wanted = search.view === undefined ? undefined : String(search.view)
  const found = views.items.find((view) => view.id === wanted)
  const view = found ?? views.initial
  const state = useMemo(() => readState(entity, view.config, search), [entity, view, search])

  const go = useCallback(
    (next: ListSearch, replace: boolean) => {
      const others = Object.fromEntries(Object.entries(search).filter(([key]) => !ownKeys.includes(key)))
      void navigate({ to: '.', search: { ...others, ...next } as never, replace })
    },
    [navigate, search],
  )
  const set = useCallback(
    (change: Partial<ListState>, options?: { replace?: boolean }) => {
      const viewId = view.id === views.initial.id && wanted === undefined ? undefined : view.id
      go(writeState(entity, viewId, view.config, { ...state, ...change }), options?.replace ?? false)
    },
    [go, entity, view, views.initial.id, wanted, state],
  )
  const openView = useCallback((id: string) => go({ view: id }, false), [go])
  const reset = useCallback(
    () => go(view.id === views.initial.id ? {} : { view: view.id }, false),
    [go, view.id, views.initial.id],
  )

  return {
    entity,
    state,
    view,
    views,
    changed: isChanged(entity, view.config, state),
    ready: wanted === undefined || !!found || !views.loading,
    viewMissing: wanted !== undefined && !found && !views.loading,
    set,
    openView,
    reset,
  }
}
