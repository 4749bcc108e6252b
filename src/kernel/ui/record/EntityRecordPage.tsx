import { Alert, Button, Skeleton } from 'antd'
import { Suspense, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { FieldCell } from '../fields/index.tsx'
import { EditDrawer } from '../form/index.tsx'
import { useLive } from '../live.ts'
import type { EntityRecord } from '../meta.tsx'
import { useModuleParts } from '../module-ui.ts'
import { PageFailed } from '../page-state.tsx'
import { invalidateEntity, queryClient } from '../query.ts'
import { usePhone } from '../screen.ts'
import { useLabel, useText } from '../text.ts'
import { HistoryDrawer } from './HistoryDrawer.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { RecordColumns } from './RecordColumns.tsx'
import { RecordHeader } from './RecordHeader.tsx'
import { ShareDialog } from './ShareDialog.tsx'
import { StageBar } from './StageBar.tsx'
import { recordTexts } from './text.ts'
import { type OthersChange, useOthersChanges } from './useOthersChanges.ts'
import { recordKey, useRecord } from './useRecord.ts'
import { useRecordActions } from './useRecordActions.tsx'
import { type Saved, useRecordSave } from './useRecordSave.tsx'
import './record.css'

/** The page of one record of any entity. */
export function EntityRecordPage({ entity, id }: { entity: EntityMeta; id: string }) {
  const record = useRecord(entity, id)
  // Nothing happens to what lies in the recycle bin, and the server does not tell of it.
  useLive(record.data?.trashed === true ? [] : [`${entity.path}/${id}`])
  // Deleted, or given to somebody out of reach, while it was on the screen.
  const gone = isApiError(record.error, 404)
  if (record.data && !gone) return <LoadedRecord entity={entity} record={record.data} />
  if (record.error) return <PageFailed error={record.error} onRetry={() => void record.refetch()} />
  return (
    <div className="zy-record" aria-busy="true">
      <Skeleton active title={{ width: 260 }} paragraph={{ rows: 1, width: 420 }} />
      <Skeleton active className="zy-panel zy-panel-body" paragraph={{ rows: 10 }} />
    </div>
  )
}

/** Changed fields that the notice spells out. */
const SHOWN_CHANGES = 3

type Overlay = 'edit' | 'share' | 'history'

function LoadedRecord({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(recordTexts)
  const phone = usePhone()
  const feedback = useFeedback()
  const { save, dialogs } = useRecordSave(entity)
  const actions = useRecordActions(entity, record)
  const others = useOthersChanges(entity, record)
  const [overlay, setOverlay] = useState<Overlay>()
  const close = () => setOverlay(undefined)
  const onSaved = ({ batch, ...saved }: Saved) => {
    queryClient.setQueryData<EntityRecord>(recordKey(entity, record.id), (shown) => ({ ...shown, ...saved }))
    invalidateEntity(entity.name, record.id)
    feedback.undoable(t('saved'), batch)
  }
  return (
    <div className="zy-record" data-phone={phone}>
      <RecordHeader
        entity={entity}
        record={record}
        actions={actions.actions}
        onAction={actions.run}
        onEdit={() => setOverlay('edit')}
        onShare={() => setOverlay('share')}
        onHistory={() => setOverlay('history')}
        onDelete={actions.remove}
      />
      {record.trashed === true ? <TrashedNotice entity={entity} record={record} /> : null}
      <Notices entity={entity} id={record.id} />
      <OthersNotice entity={entity} record={record} others={others} />
      <StageBar entity={entity} record={record} save={save} />
      <KeyFigures entity={entity} record={record} />
      <RecordColumns entity={entity} record={record} save={save} others={others} onEditAll={() => setOverlay('edit')} />
      {dialogs}
      {actions.dialogs}
      {overlay === 'edit' ? <EditDrawer entity={entity} record={record} onClose={close} onSaved={onSaved} /> : null}
      {overlay === 'share' ? <ShareDialog entity={entity} record={record} onClose={close} /> : null}
      {overlay === 'history' ? <HistoryDrawer entity={entity} record={record} onClose={close} /> : null}
    </div>
  )
}

function Notices({ entity, id }: { entity: EntityMeta; id: string }) {
  const notices = useModuleParts('recordNotices')
  return (
    <Suspense fallback={null}>
      {notices.map(({ component: Notice }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of modules stays
        <Notice key={index} entity={entity} id={id} />
      ))}
    </Suspense>
  )
}

/** A quiet line while somebody else's change is fresh; the changed fields glow with it. */
function OthersNotice({
  entity,
  record,
  others,
}: {
  entity: EntityMeta
  record: EntityRecord
  others: OthersChange | null
}) {
  const t = useText(recordTexts)
  const label = useLabel()
  const fields = entity.fields.filter((field) => others?.fields.has(field.name))
  return (
    <div className="zy-others" role="status">
      {others ? t('changedElsewhere', { name: others.by ?? t('someone') }) : null}
      {fields.slice(0, SHOWN_CHANGES).map((field) => (
        <span key={field.name}>
          <span className="zy-field-quiet">{label(field.label)}</span>{' '}
          <FieldCell field={field} value={record[field.name]} record={record} compact />
        </span>
      ))}
      {fields.length > SHOWN_CHANGES ? t('moreChanges', { n: fields.length - SHOWN_CHANGES }) : null}
    </div>
  )
}

function TrashedNotice({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(recordTexts)
  const feedback = useFeedback()
  const restore = async () => {
    try {
      await api.post(`/${entity.path}/${record.id}/restore`)
      feedback.success(t('restored', { label: record.label }))
      await queryClient.invalidateQueries({ queryKey: recordKey(entity, record.id) })
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={t('trashed')}
      action={
        <Button size="small" onClick={() => void restore()}>
          {t('restore')}
        </Button>
      }
    />
  )
}
