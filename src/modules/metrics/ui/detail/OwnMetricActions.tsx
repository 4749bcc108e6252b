import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { HistoryDrawer } from '#kernel/ui/record/HistoryDrawer.tsx'
import { useText } from '#kernel/ui/text.ts'
import { awaitCatalogue } from '../awaitCatalogue.ts'
import { metricTexts } from '../text.ts'

interface OwnMetricActionsProps {
  entity: EntityMeta
  record: EntityRecord
  name: string
  onEdit: () => void
}

/** Change, delete and history of a metric that the company defined. */
export function OwnMetricActions({ entity, record, name, onEdit }: OwnMetricActionsProps) {
  const t = useText(metricTexts)
  const [open, setOpen] = useState<'history' | 'remove'>()
  return (
    <span className="zy-inline">
      {record.can?.update !== false && <Button onClick={onEdit}>{t('edit')}</Button>}
      <Button onClick={() => setOpen('history')}>{t('history')}</Button>
      {record.can?.delete !== false && (
        <Button danger onClick={() => setOpen('remove')}>
          {t('remove')}
        </Button>
      )}
      {open === 'history' && <HistoryDrawer entity={entity} record={record} onClose={() => setOpen(undefined)} />}
      {open === 'remove' && (
        <RemoveDialog entity={entity} record={record} name={name} onClose={() => setOpen(undefined)} />
      )}
    </span>
  )
}

/** Asks once; when something still needs the metric, says what. */
function RemoveDialog(props: Omit<OwnMetricActionsProps, 'onEdit'> & { onClose: () => void }) {
  const { entity, record, name, onClose } = props
  const t = useText(metricTexts)
  const feedback = useFeedback()
  const navigate = useNavigate()
  const [needs, setNeeds] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const remove = async () => {
    setBusy(true)
    try {
      const { batch } = await api.del<{ batch?: string }>(`/${entity.path}/${record.id}`)
      feedback.undoable(t('removed', { name }), batch)
      await navigate({ to: '/metric-library' as string })
      invalidateEntity(entity.name)
      await awaitCatalogue((metrics) => !metrics.some(({ key }) => key === record.key))
    } catch (error) {
      const said = isApiError(error, 422) ? error.body.violations.map((each) => each.message ?? each.code) : []
      if (said.length > 0) setNeeds(said)
      else feedback.error(error, entity)
    } finally {
      setBusy(false)
    }
  }
  const refused = needs.length > 0
  return (
    <Modal
      open
      title={t('removeTitle', { name })}
      onCancel={onClose}
      footer={
        refused ? (
          <Button type="primary" onClick={onClose}>
            {t('gotIt')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="primary" danger loading={busy} onClick={() => void remove()}>
              {t('remove')}
            </Button>
          </>
        )
      }
    >
      {refused ? (
        <Alert
          type="warning"
          showIcon
          title={t('stillUsed')}
          description={needs.map((each) => <div key={each}>{each}</div>)}
        />
      ) : (
        <p>{t('removeHow')}</p>
      )}
    </Modal>
  )
}
