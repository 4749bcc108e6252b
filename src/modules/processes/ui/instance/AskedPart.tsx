import { Alert } from 'antd'
import { FieldCell, isBlank } from '#kernel/ui/fields/index.tsx'
import { askedField } from '#kernel/ui/form/askedFields.ts'
import { formatInstant } from '#kernel/ui/format.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Asked, FilledField } from '../../approvals/approvals.types.ts'
import { approvalTexts, instanceTexts } from '../approvals/text.ts'

/** What is asked: in words, the answers to the form, and field by field what approval changes. */
export function AskedPart({ asked, state }: { asked: Asked; state: string }) {
  const t = useText(instanceTexts)
  const { held, form } = asked
  if (!held && form.length === 0) return null
  return (
    <section className="zy-card zy-asked-part">
      <h2>{t('asked')}</h2>
      {held && <HeldWords held={held} state={state} />}
      {form.length > 0 && <FilledForm form={form} />}
      {held && <Difference held={held} />}
    </section>
  )
}

type HeldPart = NonNullable<Asked['held']>

function HeldWords({ held, state }: { held: HeldPart; state: string }) {
  const t = useText(instanceTexts)
  const ta = useText(approvalTexts)
  const label = useLabel()
  const words = ta(`asks.${held.operation}`, {
    entity: label(held.entityLabel),
    action: held.actionLabel ? label(held.actionLabel) : '',
  })
  const running = state === 'running' || state === 'stuck'
  const help = held.operation === 'delete' ? 'deleteHelp' : held.operation === 'export' ? 'exportHelp' : 'nothingYet'
  return (
    <>
      <p className="zy-asked-words">
        <b>{words}</b> {running && <span className="zy-decide-quiet">{t(help)}</span>}
        {held.state === 'done' && <span className="zy-asked-done">{t('inForce')}</span>}
      </p>
      {held.faults.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('couldNot')}
          description={
            <ul className="zy-asked-faults">
              {held.faults.map((fault) => (
                <li key={`${fault.path}/${fault.code}`}>
                  <FieldName entity={held.entity} field={fault.path} /> {fault.message ?? fault.code}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}

function FieldName({ entity: name, field }: { entity: string; field: string }) {
  const label = useLabel()
  const found = useEntity(name)?.fields.find((each) => each.name === field)
  return found ? <b>{label(found.label)}</b> : null
}

/** The answers to a form, as a list of names and values. */
export function FilledForm({ form }: { form: FilledField[] }) {
  const label = useLabel()
  return (
    <dl className="zy-filled">
      {form.map(({ field, value }) => (
        <div key={field.name} data-wide={field.kind === 'longText' || field.kind === 'attachment'}>
          <dt>{label(field.label)}</dt>
          <dd>
            <FieldCell field={askedField(field)} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Field by field: now and after approval; of a new record only what it would hold. */
function Difference({ held }: { held: HeldPart }) {
  const t = useText(instanceTexts)
  const ta = useText(approvalTexts)
  const label = useLabel()
  const entity = useEntity(held.entity)
  if (held.operation === 'export' || held.operation === 'delete') return null
  const isNew = held.operation === 'create'
  const changes = held.changes.filter(({ before, after }) => !(isBlank(before) && isBlank(after)))
  const over = held.state === 'done'
  const value = (name: string, side: unknown) => {
    const field = entity?.fields.find((each) => each.name === name)
    if (isBlank(side)) return <span className="zy-decide-quiet">{ta('empty')}</span>
    if (field?.kind === 'instant') return formatInstant(String(side), { relative: false })
    return field ? <FieldCell field={field} value={side} /> : String(side)
  }
  return (
    <>
      {changes.length === 0 && <p className="zy-decide-quiet">{t('noDifference')}</p>}
      {changes.length > 0 && (
        <table className="zy-difference">
          <caption>{t('difference')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              {!isNew && <th scope="col">{t(over ? 'was' : 'before')}</th>}
              <th scope="col">{t(over ? 'isNow' : 'after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => {
              const field = entity?.fields.find((each) => each.name === change.field)
              return (
                <tr key={change.field}>
                  <th scope="row">{label(field?.label ?? change.label)}</th>
                  {!isNew && <td className="zy-difference-before">{value(change.field, change.before)}</td>}
                  <td className="zy-difference-after">{value(change.field, change.after)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {held.unseen > 0 && <p className="zy-decide-quiet">{ta('unseen', { n: held.unseen })}</p>}
    </>
  )
}
