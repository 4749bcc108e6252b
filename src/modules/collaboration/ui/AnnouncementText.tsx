import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FieldCell, isBlank } from '#kernel/ui/fields/index.tsx'
import { formatInstant } from '#kernel/ui/format.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import './teamwork.css'
import { teamworkTexts } from './text.ts'

interface Props {
  entity: EntityMeta
  id: string
  record: EntityRecord
}

/** What an announcement says, and the one thing that is asked of the reader. Showing it is reading it. */
export default function AnnouncementText({ entity, id, record }: Props) {
  const t = useText(teamworkTexts)
  const feedback = useFeedback()
  const [busy, setBusy] = useState(false)
  const isOut = record.state === 'published'
  const key = ['list', 'announcement-receipt', id, 'mine']
  const filter = {
    and: [
      { field: 'announcement', op: 'eq', value: id },
      { field: 'person', op: 'eq', value: '@me' },
    ],
  }
  const { data } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      // Whom it was not sent to reads it without leaving a mark.
      await api.post(`/announcements/${id}/read`, undefined, { signal })
      return api.get<Page<EntityRecord>>('/announcement-receipts', { filter, limit: 1 }, { signal })
    },
    enabled: isOut,
  })
  const own = data?.items[0]
  const confirm = async () => {
    setBusy(true)
    try {
      await api.post(`/announcements/${id}/confirm`)
      await queryClient.invalidateQueries()
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  const body = entity.fields.find(({ name }) => name === 'body')
  return (
    <article className="zy-announcement">
      {body && !isBlank(record.body) ? (
        <FieldCell field={body} value={record.body} record={record} />
      ) : (
        <p className="zy-quiet">{t('noText')}</p>
      )}
      {own && record.mustConfirm === true && (
        <footer>
          {typeof own.confirmedAt === 'string' ? (
            <span className="zy-quiet">{t('confirmedAt', { at: formatInstant(own.confirmedAt) })}</span>
          ) : (
            <Button type="primary" size="large" loading={busy} onClick={() => void confirm()}>
              {t('confirm')}
            </Button>
          )}
        </footer>
      )}
    </article>
  )
}
