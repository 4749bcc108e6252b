import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../client.ts'
import { type EntityRecord, useEntity, useMe, useMeta } from '../meta.tsx'
import { asReference, asReferences } from './asReference.ts'
import { Blank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { RecordLink } from './RecordLink.tsx'
import { RecordPicker } from './RecordPicker.tsx'
import { narrowing } from './recordHint.ts'

export function RefCell({ field, value, compact }: CellProps) {
  const reference = asReference(value)
  if (!reference) return <Blank />
  return (
    <RecordLink entity={field.ref} id={reference.id} className={compact ? 'zy-field-line' : 'zy-field-text'}>
      {reference.label}
    </RecordLink>
  )
}

/**
 * A default may be a bare id (`@me` resolved by the server): its label is looked up once, and the value
 * becomes a full reference.
 */
export function useLabelled(entityName: string | undefined, value: unknown, onChange: (value: unknown) => void) {
  const entity = useEntity(entityName)
  const me = useMe()
  const bare = typeof value === 'string' && value !== '' ? value : undefined
  const isMe = bare === me.id
  const looked = useQuery({
    queryKey: ['record', entityName ?? '', bare, 'label'],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/${entity?.path}/${bare}`, undefined, { signal }),
    enabled: entity !== undefined && bare !== undefined && !isMe,
  })
  const label = isMe ? me.name : looked.data?.label
  useEffect(() => {
    if (bare !== undefined && label !== undefined) onChange({ id: bare, label })
  }, [bare, label, onChange])
}

function RefEditor({ field, value, onChange, record, autoFocus, expand, size, status, id, describedBy }: EditorProps) {
  const picked = useEntity(field.ref)
  const { entities } = useMeta()
  useLabelled(field.ref, value, onChange)
  const reference = asReference(value)
  // The record's own fields are those of the entity that this field belongs to.
  const siblings = entities.find((each) => each.fields.includes(field))?.fields ?? []
  return (
    <RecordPicker
      entity={field.ref ?? ''}
      value={reference ? [reference] : []}
      onChange={([next]) => onChange(next ?? null)}
      within={picked ? narrowing(picked, siblings, record) : null}
      allowClear={!field.required}
      {...{ autoFocus, expand, size, status, id, describedBy }}
    />
  )
}

function RefsCell({ field, value, compact }: CellProps) {
  const references = asReferences(value)
  if (references.length === 0) return <Blank />
  if (compact) {
    const words = references.map((each) => each.label).join('、')
    return (
      <span className="zy-field-line" title={words}>
        {words}
      </span>
    )
  }
  return (
    <span className="zy-field-tags">
      {references.map((each) => (
        <RecordLink key={each.id} entity={field.ref} id={each.id} className="zy-tone">
          {each.label}
        </RecordLink>
      ))}
    </span>
  )
}

function RefsEditor({ field, value, onChange, autoFocus, expand, size, status, id, describedBy }: EditorProps) {
  return (
    <RecordPicker
      entity={field.ref ?? ''}
      multiple
      value={asReferences(value)}
      onChange={onChange}
      {...{ autoFocus, expand, size, status, id, describedBy }}
    />
  )
}

export const ref: FieldView = { Cell: RefCell, Editor: RefEditor, decides: true }
export const refs: FieldView = { Cell: RefsCell, Editor: RefsEditor, multiline: true }
