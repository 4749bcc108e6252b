import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button, Popconfirm, Tooltip } from 'antd'
import { useState } from 'react'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { useText } from '../text.ts'
import { MentionInput } from './MentionInput.tsx'
import { partsOf, toEditable, toStored, type Written } from './mentions.ts'
import { recordTexts } from './text.ts'
import type { TimelineItem } from './timeline.types.ts'

/** A comment's text with its mentions. */
export function CommentText({ body }: { body: string }) {
  return (
    <div className="zy-field-long">
      {partsOf(body).map((part, index) =>
        'mention' in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other identity
          <span key={index} className="zy-mention">
            @{part.mention.label}
          </span>
        ) : (
          part.text
        ),
      )}
    </div>
  )
}

/** A comment; its writer can change and delete it. */
export function CommentEntry({ item, own, onChanged }: { item: TimelineItem; own: boolean; onChanged: () => void }) {
  const t = useText(recordTexts)
  const feedback = useFeedback()
  const [editing, setEditing] = useState<Written>()
  const [busy, setBusy] = useState(false)
  const path = `/comments/${item.id}`
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await work()
      setEditing(undefined)
      onChanged()
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  const save = () => {
    const body = editing ? toStored({ ...editing, text: editing.text.trim() }) : ''
    if (body !== '') void attempt(() => api.patch(path, { body }))
  }
  if (editing) {
    return (
      <div className="zy-compose">
        <MentionInput
          written={editing}
          onChange={(update) => setEditing((current) => current && update(current))}
          onSubmit={save}
          onCancel={() => setEditing(undefined)}
          placeholder={t('commentHint')}
          autoFocus
        />
        <div className="zy-compose-foot">
          <Button size="small" type="text" onClick={() => setEditing(undefined)}>
            {t('cancel')}
          </Button>
          <Button size="small" type="primary" loading={busy} onClick={save}>
            {t('save')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="zy-comment">
      <CommentText body={item.body ?? ''} />
      {own ? (
        <span className="zy-comment-tools">
          <Tooltip title={t('edit')}>
            <Button
              type="text"
              size="small"
              icon={<EditOutlined aria-hidden="true" />}
              aria-label={t('edit')}
              onClick={() => setEditing(toEditable(item.body ?? ''))}
            />
          </Tooltip>
          <Popconfirm
            title={t('confirmDeleteComment')}
            okText={t('delete')}
            cancelText={t('cancel')}
            okButtonProps={{ danger: true }}
            onConfirm={() => attempt(() => api.del(path)).then(() => feedback.success(t('commentDeleted')))}
          >
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={t('delete')}
              loading={busy}
            />
          </Popconfirm>
        </span>
      ) : null}
    </div>
  )
}
