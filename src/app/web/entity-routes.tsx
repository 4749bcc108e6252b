import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, useEffect } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { type EntityRecord, useEntityByPath, useMe } from '#kernel/ui/meta.tsx'
import { PageMissing } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { rememberRecent } from '#kernel/ui/recent.ts'
import { defineText, useLabel, useText } from '#kernel/ui/text.ts'

const EntityListPage = lazy(async () => ({
  default: (await import('#kernel/ui/list/EntityListPage.tsx')).EntityListPage,
}))
const EntityRecordPage = lazy(async () => ({
  default: (await import('#kernel/ui/record/EntityRecordPage.tsx')).EntityRecordPage,
}))
const ImportPage = lazy(async () => ({ default: (await import('#kernel/ui/io/ImportPage.tsx')).ImportPage }))

const texts = defineText({ import: { zh: '导入数据', en: 'Import data' } })

function useAddress(): { path: string; id: string } {
  const { path = '', id = '' } = useParams({ strict: false }) as { path?: string; id?: string }
  return { path, id }
}

/** `/customers` */
export function EntityPage() {
  const label = useLabel()
  const entity = useEntityByPath(useAddress().path)
  usePageTitle(entity && label(entity.plural))
  return entity ? <EntityListPage key={entity.name} entity={entity} /> : <PageMissing />
}

/** Names the tab after the record and keeps it among the recent ones. The record page itself loads it. */
function useVisit(entity: EntityMeta | undefined, id: string) {
  const me = useMe()
  const label = useLabel()
  // Without a way to fetch of its own, which would take the place of the page's.
  const { data: record } = useQuery<EntityRecord>({ queryKey: ['record', entity?.name, id], enabled: false })
  usePageTitle(record?.label ?? (entity && label(entity.label)))
  const name = entity?.name
  const title = record?.label
  useEffect(() => {
    if (name && title) rememberRecent(me.id, { entity: name, id, label: title })
  }, [me.id, name, id, title])
}

/** `/customers/ID` */
export function RecordPage() {
  const { path, id } = useAddress()
  const entity = useEntityByPath(path)
  useVisit(entity, id)
  return entity ? <EntityRecordPage key={id} entity={entity} id={id} /> : <PageMissing />
}

/** `/import` and `/import/customers` */
export function ImportRoute() {
  const t = useText(texts)
  const entity = useEntityByPath(useAddress().path)
  usePageTitle(t('import'))
  return <ImportPage entity={entity} />
}
