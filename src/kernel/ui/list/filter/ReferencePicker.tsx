import { useQueries } from '@tanstack/react-query'
import type { Reference } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { RecordPicker } from '../../fields/index.tsx'
import { type EntityRecord, useEntity, useMe } from '../../meta.tsx'
import { queryClient } from '../../query.ts'

interface Props {
  entity: string
  ids: string[]
  multiple: boolean
  onChange: (ids: string[]) => void
}

/** Picks records for a filter, which holds only their ids; names come from the cache or the server. */
export function ReferencePicker({ entity: name, ids, multiple, onChange }: Props) {
  const entity = useEntity(name)
  const me = useMe()
  const labels = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['record', name, id, 'label'],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<EntityRecord>(`/${entity?.path}/${id}`, undefined, { signal }),
      enabled: !!entity && id !== me.id,
      staleTime: 300_000,
    })),
  })
  const value = ids.map(
    (id, at): Reference => ({ id, label: id === me.id ? me.name : (labels[at]?.data?.label ?? '…') }),
  )
  const pick = (next: Reference[]) => {
    for (const each of next) {
      const key = ['record', name, each.id, 'label']
      if (!queryClient.getQueryData(key)) queryClient.setQueryData(key, each)
    }
    onChange(next.map((each) => each.id))
  }
  return <RecordPicker entity={name} value={value} onChange={pick} multiple={multiple} allowCreate={false} />
}
