import { useQuery } from '@tanstack/react-query'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { initialValues } from '#kernel/ui/form/index.tsx'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { RuleEditor } from './RuleEditor.tsx'

/** A rule to be edited, or a new one. */
export function RuleLoader({ entity, id }: { entity: EntityMeta; id: string }) {
  const isNew = id === 'new'
  const { data, error } = useQuery({
    queryKey: ['record', entity.name, id],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/${entity.path}/${id}`, undefined, { signal }),
    enabled: !isNew,
  })
  if (error) return <PageFailed error={error} />
  if (isNew) return <RuleEditor entity={entity} initial={initialValues(entity.fields)} />
  return data ? <RuleEditor key={data.version} entity={entity} initial={data} record={data} /> : <PageLoading />
}
