import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ActionMeta, EntityMeta } from '#kernel/entity/meta.types.ts'
import { asReference, optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatAgo, formatInstant } from '#kernel/ui/format.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { useRecordActions } from '#kernel/ui/record/useRecordActions.tsx'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import { alertTexts } from './text.ts'

/** What the state of an alert leaves to do; lists do not say what a record allows. */
const offered: Record<string, readonly string[]> = {
  new: ['act', 'acknowledge', 'false-alarm'],
  acknowledged: ['act', 'false-alarm'],
  acted: ['act', 'close'],
}

/** The message in the language on screen. */
export function useMessage(): (record: EntityRecord) => string {
  const language = useLanguage()
  return (record) => String((language === 'zh' ? record.messageZh : record.messageEn) ?? record.label)
}

/** An alert with what can be done about it. */
export function AlertCard({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(alertTexts)
  const label = useLabel()
  const message = useMessage()
  const { run, dialogs } = useRecordActions(entity, record)
  const option = (name: string) => {
    const field = entity.fields.find((each) => each.name === name)
    return field && optionOf(field, record[name])
  }
  const [severity, state] = [option('severity'), option('state')]
  const actions = (offered[String(record.state)] ?? []).flatMap(
    (name) => entity.actions.find((action): action is ActionMeta => action.name === name) ?? [],
  )
  const firedAt = String(record.firedAt)
  const actedBy = asReference(record.actedBy)
  const times = Number(record.times ?? 1)
  return (
    <li className="zy-card zy-alert" data-severity={String(record.severity)}>
      <div className="zy-alert-head">
        {severity && <ToneTag option={severity} />}
        {state && <ToneTag option={state} />}
      </div>
      <Link to={`/${entity.path}/${record.id}`} className="zy-alert-message">
        {message(record)}
      </Link>
      <p className="zy-alert-facts">
        <time dateTime={firedAt} title={formatInstant(firedAt, { relative: false })}>
          {t('found', { when: formatAgo(firedAt) })}
        </time>
        {times > 1 && <span>{t('told', { n: times })}</span>}
        {asReference(record.rule) && <span>{asReference(record.rule)?.label}</span>}
      </p>
      {typeof record.measure === 'string' && (
        <p className="zy-alert-done">{t('done', { who: actedBy?.label ?? '', what: record.measure })}</p>
      )}
      {actions.length > 0 && (
        <div className="zy-alert-actions">
          {actions.map((action, at) => (
            <Button
              key={action.name}
              size="small"
              type={at === 0 && record.state !== 'acted' ? 'primary' : 'default'}
              onClick={() => run(action)}
            >
              {label(action.label)}
            </Button>
          ))}
        </div>
      )}
      {dialogs}
    </li>
  )
}
