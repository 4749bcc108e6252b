import { FieldCell, isBlank } from '#kernel/ui/fields/index.tsx'
import { askedField } from '#kernel/ui/form/askedFields.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Asked } from '../../approvals/approvals.types.ts'
import { approvalTexts } from './text.ts'

const shown = 3

/** What is asked, in a line: the first changes or answers. */
export function AskedSummary({ asked }: { asked: Asked }) {
  const t = useText(approvalTexts)
  const label = useLabel()
  const entity = useEntity(asked.held?.entity)
  const facts: { key: string; name: string; value: React.ReactNode }[] = []
  for (const change of asked.held?.changes ?? []) {
    const field = entity?.fields.find(({ name }) => name === change.field)
    if (isBlank(change.before) && isBlank(change.after)) continue
    const of = (value: unknown) =>
      isBlank(value) ? t('empty') : field ? <FieldCell field={field} value={value} compact /> : String(value)
    const isNew = asked.held?.operation === 'create'
    facts.push({
      key: change.field,
      name: label(field?.label ?? change.label),
      value: isNew ? (
        of(change.after)
      ) : (
        <>
          {of(change.before)} <span aria-hidden="true">→</span> <b>{of(change.after)}</b>
        </>
      ),
    })
  }
  for (const { field, value } of asked.form)
    facts.push({
      key: `form.${field.name}`,
      name: label(field.label),
      value: <FieldCell field={askedField(field)} value={value} compact />,
    })
  if (facts.length === 0) return null
  return (
    <p className="zy-asked">
      {facts.slice(0, shown).map(({ key, name, value }) => (
        <span key={key}>
          <i>{name}</i> {value}
        </span>
      ))}
      {facts.length > shown && <span className="zy-asked-more">{t('moreFields', { n: facts.length })}</span>}
    </p>
  )
}
