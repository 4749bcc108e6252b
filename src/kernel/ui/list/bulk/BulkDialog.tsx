import { useQuery } from '@tanstack/react-query'
import { Modal, Skeleton } from 'antd'
import { useState } from 'react'
import type { ActionMeta, EntityMeta, Violation } from '#kernel/entity/meta.types.ts'
import { isApiError } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { toWire } from '../../fields/index.tsx'
import { formatNumber } from '../../format.ts'
import { useLabel, useText } from '../../text.ts'
import { listText } from '../text.ts'
import { useNames } from '../useNames.ts'
import { FieldChoice, TransferFields, ValueFields } from './BulkFields.tsx'
import { BulkResultList } from './BulkResultList.tsx'
import { type BulkResult, type BulkScope, useBulk } from './useBulk.ts'

export type BulkTask =
  | { kind: 'update' }
  | { kind: 'transfer' }
  | { kind: 'delete' }
  | { kind: 'action'; action: ActionMeta }

interface Props {
  entity: EntityMeta
  scope: BulkScope
  task: BulkTask
  onClose: () => void
  onDone: () => void
}

/** What to do, what it will touch, and afterwards what did not work. */
export function BulkDialog({ entity, scope, task, onClose, onDone }: Props) {
  const t = useText(listText)
  const label = useLabel()
  const names = useNames(entity)
  const feedback = useFeedback()
  const bulk = useBulk(entity)
  const [field, setField] = useState<string>()
  const [values, setValues] = useState<Record<string, unknown>>(() => startValues(task))
  const [violations, setViolations] = useState<Violation[]>([])
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<BulkResult>()

  const op = task.kind === 'action' ? task.action.name : task.kind
  const verb =
    task.kind === 'action'
      ? label(task.action.label)
      : t(task.kind === 'update' ? 'bulkEditVerb' : task.kind === 'transfer' ? 'bulkTransfer' : 'bulkDelete')
  const inputs = task.kind === 'action' ? task.action.fields : entity.fields
  const sent = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const input = inputs.find((each) => each.name === name)
      return [name, input ? toWire(input, value) : value]
    }),
  )
  const complete =
    task.kind === 'update'
      ? !!field
      : task.kind === 'transfer'
        ? !!sent.owner
        : inputs.every((each) => task.kind === 'delete' || !each.required || (sent[each.name] ?? '') !== '')

  const preview = useQuery({
    queryKey: ['bulk-preview', entity.name, op, scope],
    queryFn: () => bulk.preview(scope, { op, values: {} }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const count = preview.data?.count ?? 0

  const run = async () => {
    setBusy(true)
    setViolations([])
    try {
      const done = await bulk.run(scope, { op, values: sent })
      if (done.done > 0)
        feedback.undoable(t('bulkDone', { verb, count: formatNumber(done.done), name: names.many }), done.batch)
      if (done.failed.length > 0 || done.held.length > 0) setResult(done)
      else onDone()
    } catch (error) {
      if (isApiError(error, 422) && error.body.violations.length > 0) setViolations(error.body.violations)
      else feedback.error(error, entity)
    } finally {
      setBusy(false)
    }
  }

  if (result) return <BulkResultList entity={entity} result={result} onClose={onDone} />
  const named = new Set([...inputs.map((each) => each.name), 'owner'])
  const general = violations.filter((each) => !named.has(each.path.split('.')[0] ?? ''))
  return (
    <Modal
      open
      title={task.kind === 'update' ? t('bulkEdit') : verb}
      width={480}
      okText={t('bulkDo', { verb, count: preview.data ? formatNumber(count) : '' })}
      okButtonProps={{
        danger: task.kind === 'delete' || (task.kind === 'action' && task.action.danger),
        disabled: !complete || !preview.data || count === 0,
      }}
      confirmLoading={busy}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <div className="zy-list-stack">
        {task.kind === 'action' && task.action.help && <p className="zy-list-quiet">{label(task.action.help)}</p>}
        {task.kind === 'update' && (
          <FieldChoice
            entity={entity}
            field={field}
            value={field ? values[field] : undefined}
            violations={violations}
            onField={(name) => {
              setField(name)
              setValues({ [name]: null })
            }}
            onValue={(value) => field && setValues({ [field]: value })}
          />
        )}
        {task.kind === 'transfer' && (
          <TransferFields value={values.owner} violations={violations} onChange={(owner) => setValues({ owner })} />
        )}
        {task.kind === 'action' && (
          <ValueFields fields={task.action.fields} values={values} violations={violations} onChange={setValues} />
        )}
        {general.map((each) => (
          <div key={each.code} className="zy-list-fault" role="alert">
            {each.message ?? each.code}
          </div>
        ))}
        <div className="zy-bulk-preview" aria-live="polite">
          {preview.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
          {preview.error && (
            <div className="zy-list-fault" role="alert">
              {preview.error.message}
            </div>
          )}
          {preview.data && count === 0 && t('bulkPreviewNone')}
          {preview.data && count > 0 && (
            <>
              <p>{t('bulkPreview', { count: formatNumber(count), n: count })}</p>
              <p className="zy-list-quiet">
                {preview.data.sample.map((each) => each.label).join('、')}
                {count > preview.data.sample.length ? ` ${t('bulkAnd')}` : ''}
              </p>
            </>
          )}
          {task.kind === 'delete' && <p className="zy-list-quiet">{t('bulkDeleteHelp')}</p>}
        </div>
      </div>
    </Modal>
  )
}

function startValues(task: BulkTask): Record<string, unknown> {
  if (task.kind !== 'action') return {}
  return Object.fromEntries(
    task.action.fields.flatMap((field) => (field.default === undefined ? [] : [[field.name, field.default]])),
  )
}
