import { useQuery } from '@tanstack/react-query'
import { api } from '#kernel/ui/client.ts'
import { initialValues } from '#kernel/ui/form/index.tsx'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { RuleEditor } from './RuleEditor.tsx'

/** `/alert-rules/new` and `/alert-rules/ID` */
export default function RulePage({ params }: { params: Record<string, string> }) {
  const entity = useEntity('alert-rule')
  const id = params.id ?? 'new'
  const isNew = id === 'new'
  const { data, error } = useQuery({
    queryKey: ['record', 'alert-rule', id],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/alert-rules/${id}`, undefined, { signal }),
    enabled: !isNew && entity !== undefined,
  })
  if (error) return <PageFailed error={error} />
  if (!entity || (isNew && !entity.operations.create)) return <PageMissing />
  if (isNew) return <RuleEditor entity={entity} initial={initialValues(entity.fields)} />
  return data ? <RuleEditor key={data.version} entity={entity} initial={data} record={data} /> : <PageLoading />
}
