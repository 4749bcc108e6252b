import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { Labelled } from './Labelled.tsx'

/** One record out of a few: endpoints, processes. */
export function RecordSelect(props: {
  entity: string
  text: string
  none: string
  value: string
  onChange: (id: string) => void
}) {
  const entity = useEntity(props.entity)
  const { data } = useQuery({
    queryKey: ['list', props.entity, 'names'],
    queryFn: ({ signal }) => api.get<Page<EntityRecord>>(`/${entity?.path}`, { limit: 500 }, { signal }),
    enabled: entity !== undefined,
  })
  if (!entity || data?.items.length === 0) return <p className="zy-quiet">{props.none}</p>
  return (
    <div className="zy-auto-fields">
      <Labelled text={props.text}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={props.value || undefined}
            loading={!data}
            options={data?.items.map((item) => ({ value: item.id, label: item.label })) ?? []}
            onChange={props.onChange}
          />
        )}
      </Labelled>
    </div>
  )
}
