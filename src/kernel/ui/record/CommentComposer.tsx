import { Button } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { useDraft } from '../draft.ts'
import { useFeedback } from '../feedback.tsx'
import { modKey } from '../hotkeys.ts'
import { queryClient } from '../query.ts'
import { useText } from '../text.ts'
import { MentionInput } from './MentionInput.tsx'
import { toStored, type Written } from './mentions.ts'
import { recordTexts } from './text.ts'

const NOTHING: Written = { text: '', people: [] }

/** A comment on the record, kept on this device until it is sent. */
export function CommentComposer({ entity, id }: { entity: EntityMeta; id: string }) {
  const t = useText(recordTexts)
  const feedback = useFeedback()
  const [typed, setTyped] = useState<Written>()
  const draft = useDraft<Written>(`comment:${entity.name}:${id}`, typed?.text === '' ? undefined : typed)
  const [sending, setSending] = useState(false)
  const written = typed ?? draft.initial ?? NOTHING
  const empty = written.text.trim() === ''

  const send = async () => {
    if (empty || sending) return
    setSending(true)
    try {
      await api.post(`/${entity.path}/${id}/comments`, { body: toStored({ ...written, text: written.text.trim() }) })
      setTyped(NOTHING)
      draft.clear()
      await queryClient.invalidateQueries({ queryKey: ['timeline', entity.name, id] })
    } catch (error) {
      feedback.error(error)
    } finally {
      setSending(false)
    }
  }
  return (
    <div className="zy-compose">
      <MentionInput
        written={written}
        onChange={(update) => setTyped((current) => update(current ?? draft.initial ?? NOTHING))}
        onSubmit={() => void send()}
        placeholder={t('commentHint')}
      />
      <div className="zy-compose-foot">
        <span className="zy-compose-keys">{empty ? '' : `${modKey}+Enter`}</span>
        <Button type="primary" disabled={empty} loading={sending} onClick={() => void send()}>
          {t('send')}
        </Button>
      </div>
    </div>
  )
}
