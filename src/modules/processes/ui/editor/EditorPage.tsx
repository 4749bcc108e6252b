import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { type LoadedVersion, loadedVersion } from '../loadedVersion.ts'
import { Editor } from './Editor.tsx'

/** `/processes/{id}/edit`: the newest draft, or the version of the address (`?version=`). */
export default function EditorPage({ params }: { params: Record<string, string> }) {
  const entity = useEntity('process-version')
  const { version } = useSearch({ strict: false }) as { version?: string }
  const process = params.id ?? ''
  const { data, error } = useQuery({
    queryKey: ['process-editor', process, version ?? 'newest'],
    queryFn: async ({ signal }): Promise<LoadedVersion | null> => {
      const filter = version
        ? { field: 'id', op: 'eq', value: version }
        : { field: 'process', op: 'eq', value: process }
      const page = await api.get<Page<EntityRecord>>(
        '/process-versions',
        { filter, sort: '-number', limit: 50 },
        { signal },
      )
      const found = page.items.find(({ state }) => state === 'draft') ?? page.items[0]
      return found
        ? loadedVersion(await api.get<EntityRecord>(`/process-versions/${found.id}`, undefined, { signal }))
        : null
    },
    // What is being drawn is never replaced under the hand.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  if (!entity || data === null) return <PageMissing />
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  return <Editor key={data.id} version={data} />
}
