import { type ComponentType, createContext, type LazyExoticComponent, useContext } from 'react'
import type { EntityMeta, Label } from '../entity/meta.types.ts'
import { type EntityRecord, usePermissions } from './meta.tsx'

/** A component, mostly `lazy(() => import('./page.tsx'))` so that its code is loaded when it is shown. */
export type LazyComponent<Props = object> = ComponentType<Props> | LazyExoticComponent<ComponentType<Props>>

/** A screen at an address of its own: `/boards/company`; `$name` segments become `params`. */
export interface ModulePage {
  path: string
  label?: Label
  permission?: string
  /** Fill the window instead of the usual padded column (boards, maps). */
  wide?: boolean
  component: LazyComponent<{ params: Record<string, string> }>
}

/** Where a settings page stands in the overview. */
export type SettingsGroup = 'organisation' | 'people' | 'sales' | 'data' | 'system'

export interface SettingsPage {
  /** Below `/settings/`. */
  path: string
  /** `system` when left out. */
  group?: SettingsGroup
  label: Label
  help: Label
  permission?: string
  /** Further words under which people look for it, in both languages. */
  keywords: string[]
  component: LazyComponent
}

export interface WorkbenchWidget {
  key: string
  order: number
  /** Width on a wide screen, in sixths of the page. */
  size: 2 | 3 | 4 | 6
  permission?: string
  component: LazyComponent
}

export interface RecordTab {
  /** Entity name. */
  entity: string
  key: string
  label: Label
  /** Beside the timeline (default) or in the right column. */
  place?: 'main' | 'side'
  /** Opens instead of the timeline: what people come to this record for. */
  first?: boolean
  order?: number
  component: LazyComponent<{ entity: EntityMeta; id: string; record: EntityRecord }>
}

/** Shown in the create drawer of an entity, e.g. a duplicate check while typing. */
export interface CreateExtra {
  entity: string
  component: LazyComponent<{
    entity: EntityMeta
    values: Record<string, unknown>
    change: (values: Record<string, unknown>) => void
  }>
}

/** Shown beside the name of an entity's list, e.g. a question that the list answers. */
export interface ListExtra {
  entity: string
  order?: number
  component: LazyComponent<{ entity: EntityMeta }>
}

/** Shown above every record: what about it is under way elsewhere. */
export interface RecordNotice {
  component: LazyComponent<{ entity: EntityMeta; id: string }>
}

/** What a module offers to the shell; exported as `ui` from its `ui/index.tsx`. */
export interface ModuleUi {
  pages?: ModulePage[]
  settings?: SettingsPage[]
  workbench?: WorkbenchWidget[]
  recordTabs?: RecordTab[]
  createExtras?: CreateExtra[]
  listExtras?: ListExtra[]
  recordNotices?: RecordNotice[]
}

/** The modules of this installation; the app provides them, the kernel knows none. */
export const ModuleUiContext = createContext<readonly ModuleUi[]>([])

type Part<K extends keyof ModuleUi> = NonNullable<ModuleUi[K]>[number]

function orderOf(part: object): number {
  return 'order' in part && typeof part.order === 'number' ? part.order : 0
}

/** What all modules offer of one kind, in order, whether this person may use it or not. */
export function useAllModuleParts<K extends keyof ModuleUi>(kind: K): Part<K>[] {
  const modules = useContext(ModuleUiContext)
  return modules.flatMap<Part<K>>((module) => module[kind] ?? []).sort((a, b) => orderOf(a) - orderOf(b))
}

/** What all modules offer of one kind, cut to what this person may use, in order. */
export function useModuleParts<K extends keyof ModuleUi>(kind: K): Part<K>[] {
  const permissions = usePermissions()
  return useAllModuleParts(kind).filter(
    (part) => !('permission' in part) || part.permission === undefined || permissions.has(part.permission),
  )
}
