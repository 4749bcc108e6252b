import { CloseOutlined, MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { ActionMeta } from '#kernel/entity/meta.types.ts'
import { formatNumber } from '../../format.ts'
import { usePhone } from '../../screen.ts'
import { useLabel, useText } from '../../text.ts'
import { useExport } from '../data/useExport.tsx'
import type { ListControl } from '../data/useListState.ts'
import { canEditField } from '../table/editable.ts'
import type { Selection } from '../table/useSelection.ts'
import { listText } from '../text.ts'
import { BulkDialog, type BulkTask } from './BulkDialog.tsx'

interface Props {
  control: ListControl
  selection: Selection
  total: { value: number; exact: boolean } | undefined
  /** Records that are loaded: when all are selected, "all that match" is offered. */
  loaded: number
}

/** What can be done with the selected records. */
export function BulkBar({ control, selection, total, loaded }: Props) {
  const { entity, state } = control
  const t = useText(listText)
  const label = useLabel()
  const phone = usePhone()
  const exporter = useExport(entity)
  const [task, setTask] = useState<BulkTask>()
  const { operations } = entity
  const totalText = total ? `${formatNumber(total.value)}${total.exact ? '' : '+'}` : ''
  const more = total && (!total.exact || total.value > selection.count)
  const matching = selection.matching
  const scope = matching ? { filter: state.filter, search: state.search } : { ids: [...selection.ids] }

  const acts: { key: string; label: string; danger?: boolean; run: () => void }[] = []
  if (entity.fields.some((field) => canEditField(entity, field)))
    acts.push({ key: 'edit', label: t('bulkEdit'), run: () => setTask({ kind: 'update' }) })
  if (operations.transfer)
    acts.push({ key: 'transfer', label: t('bulkTransfer'), run: () => setTask({ kind: 'transfer' }) })
  for (const action of entity.actions.filter((each: ActionMeta) => each.on === 'record'))
    acts.push({
      key: `action:${action.name}`,
      label: label(action.label),
      danger: action.danger,
      run: () => setTask({ kind: 'action', action }),
    })
  if (operations.export) {
    const filter = matching ? state.filter : ({ field: 'id', op: 'in', value: [...selection.ids] } as const)
    acts.push({
      key: 'export',
      label: t('export'),
      run: () =>
        void exporter.start({
          filter,
          search: matching ? state.search : '',
          sort: state.sort,
          fields: state.columns,
          format: 'xlsx',
        }),
    })
  }
  if (operations.delete)
    acts.push({ key: 'delete', label: t('bulkDelete'), danger: true, run: () => setTask({ kind: 'delete' }) })

  const inline = acts.slice(0, phone ? 1 : 4)
  const rest = acts.slice(inline.length)

  return (
    <section className="zy-bulk" aria-label={t('bulk')}>
      <strong aria-live="polite">
        {matching
          ? t('selectedMatching', { count: totalText })
          : t('selected', { count: formatNumber(selection.count) })}
      </strong>
      {!matching && more && selection.count >= loaded && (
        <Button type="link" size="small" onClick={selection.selectMatching}>
          {t('selectMatching', { count: totalText })}
        </Button>
      )}
      <span className="zy-bulk-acts">
        {inline.map((act) => (
          <Button key={act.key} size="small" danger={act.danger} onClick={act.run}>
            {act.label}
          </Button>
        ))}
        {rest.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: rest.map((act) => ({ key: act.key, label: act.label, danger: act.danger })),
              onClick: ({ key }) => rest.find((act) => act.key === key)?.run(),
            }}
          >
            <Button size="small" icon={<MoreOutlined aria-hidden="true" />}>
              {phone ? '' : t('more')}
            </Button>
          </Dropdown>
        )}
        {acts.length === 0 && <span className="zy-list-quiet">{t('bulkUnavailable')}</span>}
      </span>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden="true" />}
        aria-label={t('clearSelection')}
        title={t('clearSelection')}
        onClick={selection.clear}
      />
      {task && (
        <BulkDialog
          entity={entity}
          scope={scope}
          task={task}
          onClose={() => setTask(undefined)}
          onDone={() => {
            setTask(undefined)
            selection.clear()
          }}
        />
      )}
    </section>
  )
}
