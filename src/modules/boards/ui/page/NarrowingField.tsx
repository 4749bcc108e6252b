import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { useState } from 'react'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { isId } from '#kernel/pure/ids.ts'
import { api } from '#kernel/ui/client.ts'
import { formField } from '#kernel/ui/fields/formField.ts'
import { asReference, FieldEditor } from '#kernel/ui/fields/index.tsx'
import { type EntityRecord, useEntity, useMe } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { boardTexts, byKey } from '../text.ts'

/** The records that the values of a dimension are. */
const entityOf: Partial<Record<Dimension, { name: string; tree?: true }>> = {
  department: { name: 'department', tree: true },
  region: { name: 'region', tree: true },
  manager: { name: 'employee' },
  person: { name: 'employee' },
  product: { name: 'product' },
}

interface NarrowingFieldProps {
  dimension: Dimension
  value: string | undefined
  onChange: (id: string | undefined) => void
}

/** One filter of a board: a department, a region, a person, a product. The address holds only the id. */
export function NarrowingField({ dimension, value, onChange }: NarrowingFieldProps) {
  const t = useText(boardTexts)
  const me = useMe()
  const kind = entityOf[dimension]
  const entity = useEntity(kind?.name)
  const [known, setKnown] = useState<{ id: string; label: string }>()
  const id = value === '@me' ? me.id : value === '@my-department' ? me.department?.id : value
  const own = value === '@me' ? { id: me.id, label: me.name } : value === '@my-department' ? me.department : undefined
  const name = t(byKey(dimension))
  const { data } = useQuery({
    queryKey: ['record', kind?.name, id, 'label'],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/${entity?.path}/${id}`, undefined, { signal }),
    enabled: id !== undefined && isId(id) && entity !== undefined && own === undefined && known?.id !== id,
    staleTime: 300_000,
  })
  if (!kind || !entity)
    return value ? (
      <Tag closable onClose={() => onChange(undefined)}>
        {name}: {value}
      </Tag>
    ) : null
  const label = own?.label ?? (known?.id === id ? known?.label : data?.label)
  const field = formField(dimension, kind.tree ? 'treeRef' : 'ref', { zh: name, en: name }, { ref: kind.name })
  return (
    <div className="zy-board-pick">
      <label htmlFor={`board-${dimension}`} className="zy-hidden">
        {name}
      </label>
      <span aria-hidden="true">{name}</span>
      <FieldEditor
        id={`board-${dimension}`}
        field={field}
        value={id === undefined ? null : label ? { id, label } : id}
        onChange={(next) => {
          const picked = asReference(next)
          setKnown(picked ?? undefined)
          if (picked?.id !== id) onChange(picked?.id)
        }}
      />
    </div>
  )
}
