import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react'
import type { EntityMeta } from '../../entity/meta.types.ts'
import { ErrorBoundary } from '../error-boundary.tsx'
import { type EntityRecord, useMeta } from '../meta.tsx'

const CreateDrawer = lazy(async () => ({ default: (await import('../form/CreateDrawer.tsx')).CreateDrawer }))

export interface CreateRequest {
  /** Entity name. */
  entity: string
  defaults?: Record<string, unknown>
  onCreated?: (record: EntityRecord) => void
}

const CreateContext = createContext<(request: CreateRequest) => void>(() => undefined)

/** Opens the create drawer on top of the page that one is on. */
export function useCreate(): (request: CreateRequest) => void {
  return useContext(CreateContext)
}

/** What this person may create, in the order of the navigation first. */
export function useCreatable(): EntityMeta[] {
  const { entities, navigation } = useMeta()
  // An entity may stand there twice; its first place counts.
  const rank = new Map([...navigation].sort((a, b) => b.order - a.order).map((item) => [item.entity, item.order]))
  return entities
    .filter((entity) => entity.operations.create && !entity.settingsOnly && !needsOwnPage(entity))
    .sort((a, b) => (rank.get(a.name) ?? Number.MAX_VALUE) - (rank.get(b.name) ?? Number.MAX_VALUE))
}

/** Holds the one create drawer that the shell, the palette and pages share. */
export function CreateProvider({ children }: { children: ReactNode }) {
  const { entities } = useMeta()
  const [request, setRequest] = useState<CreateRequest>()
  const [open, setOpen] = useState(false)
  const create = useCallback((next: CreateRequest) => {
    setRequest(next)
    setOpen(true)
  }, [])
  const entity = entities.find(({ name }) => name === request?.entity)
  return (
    <CreateContext value={create}>
      {children}
      {request && entity && (
        <ErrorBoundary resetKey={entity.name}>
          <Suspense>
            <CreateDrawer
              key={entity.name}
              entity={entity}
              open={open}
              defaults={request.defaults}
              onClose={() => setOpen(false)}
              onCreated={(record: EntityRecord) => request.onCreated?.(record)}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </CreateContext>
  )
}

/** No form can ask for a document that must be there: a page of its own makes such records. */
const needsOwnPage = (entity: EntityMeta): boolean =>
  entity.fields.some(({ kind, required }) => kind === 'json' && required)
