import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { useLabel } from '../text.ts'
import { FormField } from './FormField.tsx'
import type { RecordForm } from './useRecordForm.ts'
import './form.css'

interface FieldGridProps {
  form: RecordForm
  fields: readonly FieldMeta[]
  /** Group by these; without them the fields follow each other. */
  sections?: EntityMeta['sections']
  autoFocus?: boolean
}

/** Two columns of fields on a desktop, one on a phone, under their sections' titles. */
export function FieldGrid({ form, fields, sections, autoFocus }: FieldGridProps) {
  const label = useLabel()
  const first = autoFocus ? fields[0]?.name : undefined
  const grid = (shown: readonly FieldMeta[]) => (
    <div className="zy-form-grid">
      {shown.map((field) => (
        <FormField
          key={field.name}
          field={field}
          values={form.values}
          faults={form.faultsOf(field)}
          onChange={form.change}
          autoFocus={field.name === first}
        />
      ))}
    </div>
  )
  if (!sections) return grid(fields)
  const groups = groupBySection(fields, sections)
  if (groups.length === 1) return grid(fields)
  return groups.map((group) => (
    <section key={group.key} className="zy-form-section">
      <h3>{label(group.label)}</h3>
      {grid(group.fields)}
    </section>
  ))
}

/** Fields under their sections, in the sections' order; empty sections are left out, strays come last. */
export function groupBySection(fields: readonly FieldMeta[], sections: EntityMeta['sections']) {
  const known = new Set(sections.map((section) => section.key))
  const groups = sections.map((section) => ({
    ...section,
    fields: fields.filter((field) => field.section === section.key),
  }))
  const strays = fields.filter((field) => !known.has(field.section))
  if (strays.length > 0) groups.push({ key: 'other', label: { zh: '其他', en: 'Other' }, fields: strays })
  return groups.filter((group) => group.fields.length > 0)
}
