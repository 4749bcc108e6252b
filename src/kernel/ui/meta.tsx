import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { EntityMeta, Me, Meta, Reference } from '../entity/meta.types.ts'
import { api } from './client.ts'
import { setFormatContext } from './format.ts'
import { showLanguage } from './language.ts'
import { PageFailed, PageLoading } from './page-state.tsx'
import { adoptAppearance } from './theme.tsx'

/** A record as the API gives it: its fields by name, and what every record has. */
export interface EntityRecord {
  id: string
  version: number
  label: string
  createdAt: string
  createdBy: Reference | null
  updatedAt: string
  updatedBy: Reference | null
  can?: { update: boolean; delete: boolean; transfer: boolean; share: boolean; actions: string[] }
  [field: string]: unknown
}

interface MetaIndex {
  meta: Meta
  byName: Map<string, EntityMeta>
  byPath: Map<string, EntityMeta>
  permissions: Set<string>
}

const MetaContext = createContext<MetaIndex | undefined>(undefined)

/** Applied once per answer: the account's language, look and the company's money and time zone. */
function adopt(meta: Meta) {
  showLanguage(meta.me.language)
  adoptAppearance(meta.me)
  setFormatContext({ timeZone: meta.company.timeZone, currency: meta.company.currency })
}

/** Loads what the signed-in person may see and do; shows its children once that is known. */
export function MetaProvider({ children }: { children: ReactNode }) {
  const query = useQuery({
    queryKey: ['meta'],
    queryFn: async ({ signal }) => {
      const meta = await api.get<Meta>('/meta', undefined, { signal })
      adopt(meta)
      return meta
    },
    staleTime: 5 * 60_000,
  })
  const meta = query.data
  const index = useMemo<MetaIndex | undefined>(() => {
    if (!meta) return undefined
    return {
      meta,
      byName: new Map(meta.entities.map((entity) => [entity.name, entity])),
      byPath: new Map(meta.entities.map((entity) => [entity.path, entity])),
      permissions: new Set(meta.me.permissions),
    }
  }, [meta])
  useEffect(() => {
    if (meta) document.documentElement.dataset.signedIn = 'true'
  }, [meta])
  if (index) return <MetaContext value={index}>{children}</MetaContext>
  if (query.error) return <PageFailed error={query.error} onRetry={() => void query.refetch()} />
  return <PageLoading whole />
}

function useMetaIndex(): MetaIndex {
  const index = useContext(MetaContext)
  if (!index) throw new Error('useMeta needs a MetaProvider above it')
  return index
}

export function useMeta(): Meta {
  return useMetaIndex().meta
}

/** The signed-in person. */
export function useMe(): Me {
  return useMetaIndex().meta.me
}

/** An entity by its name (`customer`); undefined when this person may not see it. */
export function useEntity(name: string | undefined): EntityMeta | undefined {
  const { byName } = useMetaIndex()
  return name === undefined ? undefined : byName.get(name)
}

/** An entity by its REST path (`customers`). */
export function useEntityByPath(path: string): EntityMeta | undefined {
  return useMetaIndex().byPath.get(path)
}

/** Whether the signed-in person holds a permission (`settings.roles`). */
export function usePermission(name: string | undefined): boolean {
  const { permissions } = useMetaIndex()
  return name === undefined || permissions.has(name)
}

/** All permissions of the signed-in person. */
export function usePermissions(): ReadonlySet<string> {
  return useMetaIndex().permissions
}
