import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import type { Page, Reference } from '#kernel/entity/meta.types.ts'
import { type Dimension, entityOfDimension } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { mostAmong } from '../../rules/card.types.ts'

interface AmongProps {
  id: string
  by: Dimension
  value: readonly string[] | undefined
  label: string
  help: string
  onChange: (ids: string[] | undefined) => void
}

/** Picks teams, people or products to compare; only what is a record can be picked. */
export function Among({ id, by, value = [], label, help, onChange }: AmongProps) {
  const name = entityOfDimension(by)
  const entity = useEntity(name)
  const filter = { field: 'id', op: 'in', value }
  const { data } = useQuery({
    queryKey: ['list', name, 'among', value],
    queryFn: ({ signal }) =>
      api.get<Page<EntityRecord>>(`/${entity?.path}`, { filter, fields: entity?.title, limit: mostAmong }, { signal }),
    enabled: entity !== undefined && value.length > 0,
  })
  if (!name || !entity) return null
  const names = new Map(data?.items.map((record) => [record.id, record.label]))
  const chosen = value.map((each): Reference => ({ id: each, label: names.get(each) ?? '…' }))
  return (
    <Form.Item label={label} htmlFor={id} extra={help}>
      <RecordPicker
        id={id}
        entity={name}
        multiple
        allowClear
        allowCreate={false}
        value={chosen}
        onChange={(next) => onChange(next.length > 0 ? next.slice(0, mostAmong).map((each) => each.id) : undefined)}
      />
    </Form.Item>
  )
}
