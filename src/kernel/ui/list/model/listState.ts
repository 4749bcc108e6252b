/**
 * The state of a list, and its place in the address. The address holds only the difference from the
 * view, so a link keeps working when somebody improves the view, and "changed" means "has a difference".
 */
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'

export type Layout = 'list' | 'kanban' | 'calendar'

export interface ListState {
  filter?: Filter | undefined
  search: string
  sort: string
  columns: string[]
  layout: Layout
  groupBy: string
}

/** What a view stores. */
export type ViewConfig = Partial<ListState>

export interface ListView {
  id: string
  name: string
  /** Declared with the entity: cannot be renamed or deleted. */
  builtIn: boolean
  /** Owned by this person. */
  mine: boolean
  shared: boolean
  /** May be renamed, saved over and deleted by this person. */
  editable: boolean
  config: ViewConfig
}

/** Search parameters of the address. */
export interface ListSearch {
  view?: string
  filter?: Filter | Record<string, never>
  q?: string
  sort?: string
  columns?: string
  layout?: string
  group?: string
  [key: string]: unknown
}

/** Layouts an entity has, the table always first. */
export function layoutsOf(entity: EntityMeta): Layout[] {
  const layouts: Layout[] = ['list']
  if (entity.kanban) layouts.push('kanban')
  if (entity.calendar) layouts.push('calendar')
  return layouts
}

/** What the view alone says. */
export function stateOfView(entity: EntityMeta, view: ViewConfig): ListState {
  const layout = view.layout && layoutsOf(entity).includes(view.layout) ? view.layout : 'list'
  return {
    filter: view.filter,
    search: view.search ?? '',
    sort: view.sort ?? entity.sort,
    columns: view.columns?.length ? view.columns : entity.list,
    layout,
    groupBy: view.groupBy ?? '',
  }
}

/** View plus the address. Values of the wrong shape are ignored: an old link must still open. */
export function readState(entity: EntityMeta, view: ViewConfig, search: ListSearch): ListState {
  const base = stateOfView(entity, view)
  const layout = layoutsOf(entity).find((each) => each === search.layout) ?? base.layout
  return {
    filter: isFilter(search.filter) ? search.filter : isCleared(search.filter) ? undefined : base.filter,
    search: search.q === undefined ? base.search : String(search.q),
    sort: typeof search.sort === 'string' ? search.sort : base.sort,
    columns: typeof search.columns === 'string' ? split(search.columns) : base.columns,
    layout,
    groupBy: typeof search.group === 'string' ? search.group : base.groupBy,
  }
}

/** The address for a state: parameters that say what the view says anyway are left out. */
export function writeState(
  entity: EntityMeta,
  viewId: string | undefined,
  view: ViewConfig,
  state: ListState,
): ListSearch {
  const base = stateOfView(entity, view)
  const search: ListSearch = {}
  if (viewId) search.view = viewId
  if (!same(state.filter, base.filter)) search.filter = state.filter ?? {}
  if (state.search !== base.search) search.q = state.search
  if (state.sort !== base.sort) search.sort = state.sort
  if (!same(state.columns, base.columns)) search.columns = state.columns.join(',')
  if (state.layout !== base.layout) search.layout = state.layout
  if (state.groupBy !== base.groupBy) search.group = state.groupBy
  return search
}

/** Whether the state differs from what the view stores. */
export function isChanged(entity: EntityMeta, view: ViewConfig, state: ListState): boolean {
  return Object.keys(writeState(entity, undefined, view, state)).length > 0
}

export function isFilter(value: unknown): value is Filter {
  if (typeof value !== 'object' || value === null) return false
  if ('and' in value) return Array.isArray(value.and) && value.and.every(isFilter)
  if ('or' in value) return Array.isArray(value.or) && value.or.every(isFilter)
  if ('not' in value) return isFilter(value.not)
  if ('metric' in value) return typeof value.metric === 'string'
  return 'field' in value && typeof value.field === 'string' && 'op' in value && typeof value.op === 'string'
}

function isCleared(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function split(text: string): string[] {
  return [...new Set(text.split(',').filter(Boolean))]
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

export interface SortKey {
  field: string
  descending: boolean
}

export function parseSort(sort: string): SortKey[] {
  return split(sort).map((part) =>
    part.startsWith('-') ? { field: part.slice(1), descending: true } : { field: part, descending: false },
  )
}

export function formatSort(keys: SortKey[]): string {
  return keys.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',')
}

/** A click on a header: up, down, off. `add` keeps the other keys (Shift). */
export function toggleSort(sort: string, field: string, add: boolean): string {
  const keys = parseSort(sort)
  const at = keys.findIndex((key) => key.field === field)
  const current = keys[at]
  if (!add) {
    if (!current || keys.length > 1) return formatSort([{ field, descending: false }])
    return current.descending ? '' : formatSort([{ field, descending: true }])
  }
  if (!current) return formatSort([...keys, { field, descending: false }])
  if (!current.descending) return formatSort(keys.map((key, i) => (i === at ? { ...key, descending: true } : key)))
  return formatSort(keys.filter((_, i) => i !== at))
}
