import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { storedFiles } from '../fields/attachment.types.ts'
import { FieldCell, FileList, isBlank, RecordLink } from '../fields/index.tsx'
import { RichText } from '../fields/RichText.tsx'
import { formatInstant } from '../format.ts'
import { useEntity, useMe } from '../meta.tsx'
import { useLabel, useText } from '../text.ts'
import { ChangeLines } from './ChangeLines.tsx'
import { CommentEntry } from './CommentEntry.tsx'
import { recordTexts } from './text.ts'
import type { TimelineItem } from './timeline.types.ts'
import { useActionWords } from './useActionWords.ts'

interface TimelineEntryProps {
  entity: EntityMeta
  item: TimelineItem
  onChanged: () => void
}

/** One thing that happened: who, what, when, and what was said or changed. */
export function TimelineEntry({ entity, item, onChanged }: TimelineEntryProps) {
  const t = useText(recordTexts)
  const label = useLabel()
  const me = useMe()
  const about = useEntity(item.entity)
  const words = useActionWords(entity)
  const who = item.by?.label ?? t('system')
  const what = () => {
    if (item.type === 'comment') return t('comment')
    if (item.type === 'record') return about ? <RecordKind entity={about} item={item} /> : null
    if (item.text) return item.text
    if (item.action === 'create') return t('created')
    // "Changed" goes without saying when the changes follow; "claimed" does not.
    if (item.action && item.action !== 'update') return words('action', item.action)
    return item.changes?.length ? null : t('changedNothing')
  }
  const doing = what()
  return (
    <li className={`zy-entry zy-entry-${item.type}`}>
      <div className="zy-entry-head">
        <b>{who}</b>
        {doing ? <span className="zy-entry-what">{doing}</span> : null}
        <time dateTime={item.at} title={formatInstant(item.at, { relative: false })}>
          {formatInstant(item.at).split(' ').at(-1)}
        </time>
        {item.editedAt ? <span className="zy-field-quiet">{t('edited')}</span> : null}
      </div>
      {item.type === 'comment' ? <CommentEntry item={item} own={item.by?.id === me.id} onChanged={onChanged} /> : null}
      {item.changes?.length && item.action !== 'create' ? <ChangeLines entity={entity} changes={item.changes} /> : null}
      {item.type === 'record' ? <RecordEntry entity={about} item={item} words={label(about?.label)} /> : null}
    </li>
  )
}

/** The kind of a related record: its own kind (电话, 拜访) when it has one, else the entity's name. */
function RecordKind({ entity, item }: { entity: EntityMeta; item: TimelineItem }) {
  const label = useLabel()
  const kind = entity.fields.find((field) => field.name === 'kind' && field.kind === 'choice')
  const value = kind ? item.record?.[kind.name] : undefined
  return kind && !isBlank(value) ? <FieldCell field={kind} value={value} compact /> : label(entity.label)
}

/** A related record told in the timeline: its text, what comes next, its files, and the way to it. */
function RecordEntry({ entity, item, words }: { entity: EntityMeta | undefined; item: TimelineItem; words: string }) {
  const t = useText(recordTexts)
  const record = item.record ?? {}
  const content = entity?.fields.find((field) => field.name === 'content')
  const next = entity?.fields.find((field) => field.name === 'nextContactAt')
  const files =
    entity?.fields.filter((field) => field.kind === 'attachment').flatMap((field) => storedFiles(record[field.name])) ??
    []
  const told = content ? record[content.name] : undefined
  const text = typeof told === 'string' && told !== '' ? told : item.text
  // A label made from the beginning of the text says nothing new.
  const opening = record.label?.replace(/…$|\.{3}$/, '')
  const title = record.label && !(opening && text?.startsWith(opening)) ? record.label : null
  return (
    <>
      {title && record.id ? (
        <div>
          <RecordLink entity={item.entity} id={record.id}>
            {title}
          </RecordLink>
        </div>
      ) : null}
      {text ? (
        content?.kind === 'richText' && text === told ? (
          <RichText html={text} />
        ) : (
          <div className="zy-field-long">{text}</div>
        )
      ) : title ? null : (
        <span>{words}</span>
      )}
      {next && !isBlank(record[next.name]) ? (
        <div className="zy-entry-next">
          {t('nextContactIs')}
          <FieldCell field={next} value={record[next.name]} compact />
        </div>
      ) : null}
      {files.length > 0 ? <FileList files={files} /> : null}
    </>
  )
}
