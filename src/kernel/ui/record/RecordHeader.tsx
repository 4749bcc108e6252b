import {
  DeleteOutlined,
  EditOutlined,
  HistoryOutlined,
  LeftOutlined,
  LinkOutlined,
  MoreOutlined,
  PrinterOutlined,
  RightOutlined,
  UsergroupAddOutlined,
} from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, type MenuProps, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { ActionMeta, EntityMeta } from '#kernel/entity/meta.types.ts'
import { useFeedback } from '../feedback.tsx'
import { FieldCell, isBlank } from '../fields/index.tsx'
import { useHotkeys } from '../hotkeys.ts'
import type { EntityRecord } from '../meta.tsx'
import { usePhone } from '../screen.ts'
import { useLabel, useText } from '../text.ts'
import { headerFacts } from './headerFacts.ts'
import { listedIds, neighboursIn } from './neighbours.ts'
import { recordTexts } from './text.ts'
import { mayEdit } from './useRecord.ts'

interface RecordHeaderProps {
  entity: EntityMeta
  record: EntityRecord
  actions: readonly ActionMeta[]
  onAction: (action: ActionMeta) => void
  onEdit: () => void
  onShare: () => void
  onHistory: () => void
  onDelete: () => void
}

/** Buttons beside the main one on a wide screen; further actions are in the menu. */
const SHOWN = 2

/** Who or what the record is, and what can be done with it. */
export function RecordHeader(props: RecordHeaderProps) {
  const { entity, record } = props
  const label = useLabel()
  const facts = headerFacts(entity)
  const filled = (field: { name: string } | undefined) => field !== undefined && !isBlank(record[field.name])
  const cell = (field: (typeof facts.tags)[number]) => (
    <FieldCell key={field.name} field={field} value={record[field.name]} record={record} path={entity.path} compact />
  )
  return (
    <header className="zy-record-head">
      <div className="zy-record-who">
        <h1>{record.label}</h1>
        {facts.tags.filter(filled).map(cell)}
        <div className="zy-record-facts">
          {facts.facts.filter(filled).map(cell)}
          {facts.number && filled(facts.number) ? cell(facts.number) : null}
          {facts.owner ? (
            <span>
              {label(facts.owner.label)} {cell(facts.owner)}
            </span>
          ) : null}
        </div>
      </div>
      <HeaderButtons {...props} />
    </header>
  )
}

function HeaderButtons({ entity, record, actions, onAction, onEdit, onShare, onHistory, onDelete }: RecordHeaderProps) {
  const t = useText(recordTexts)
  const label = useLabel()
  const phone = usePhone()
  const feedback = useFeedback()
  const editable = mayEdit(entity, record)
  const may = {
    share: entity.shareable && (record.can?.share ?? true),
    delete: record.can?.delete ?? entity.operations.delete,
  }
  const primary = actions.find((action) => action.primary)
  const others = actions.filter((action) => action !== primary)
  const calm = others.filter((action) => !action.danger)
  const beside = phone ? [] : calm.slice(0, SHOWN)
  const inMenu = others.filter((action) => !beside.includes(action))
  const copyLink = () => {
    const address = window.location.origin + window.location.pathname
    void navigator.clipboard.writeText(address).then(() => feedback.success(t('linkCopied')), feedback.error)
  }
  const actionItem = (action: ActionMeta) => ({
    key: `action:${action.name}`,
    label: label(action.label),
    danger: action.danger,
    onClick: () => onAction(action),
  })
  const live = record.trashed !== true
  const dangerous = [
    ...inMenu.filter((action) => action.danger).map(actionItem),
    ...(may.delete && live
      ? [{ key: 'delete', icon: <DeleteOutlined />, label: t('delete'), danger: true, onClick: onDelete }]
      : []),
  ]
  const items: MenuProps['items'] = [
    ...inMenu.filter((action) => !action.danger).map(actionItem),
    ...(inMenu.some((action) => !action.danger) ? [{ type: 'divider' as const }] : []),
    ...(editable ? [{ key: 'edit', icon: <EditOutlined />, label: t('editAll'), onClick: onEdit }] : []),
    ...(may.share && live
      ? [{ key: 'share', icon: <UsergroupAddOutlined />, label: t('share'), onClick: onShare }]
      : []),
    { key: 'link', icon: <LinkOutlined />, label: t('copyLink'), onClick: copyLink },
    { key: 'history', icon: <HistoryOutlined />, label: t('history'), onClick: onHistory },
    { key: 'print', icon: <PrinterOutlined />, label: t('print'), onClick: () => window.print() },
    ...(dangerous.length > 0 ? [{ type: 'divider' as const }, ...dangerous] : []),
  ]
  return (
    <div className="zy-record-buttons">
      <NeighbourButtons entity={entity} record={record} />
      {beside.map((action) => (
        <Button key={action.name} title={label(action.help)} onClick={() => onAction(action)}>
          {label(action.label)}
        </Button>
      ))}
      {primary ? (
        <Button type="primary" title={label(primary.help)} onClick={() => onAction(primary)}>
          {label(primary.label)}
        </Button>
      ) : null}
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button icon={<MoreOutlined aria-hidden="true" />} aria-label={t('more')} />
      </Dropdown>
    </div>
  )
}

/** To the records before and after this one, in the order of the list that was last looked at. */
function NeighbourButtons({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(recordTexts)
  const navigate = useNavigate()
  const around = neighboursIn(listedIds(entity.name), record.id)
  const go = (id: string | null | undefined) => {
    if (id) void navigate({ to: `/${entity.path}/${id}` as string })
  }
  useHotkeys({ j: () => go(around?.next), k: () => go(around?.previous) })
  if (!around) return null
  const button = (title: string, key: string, id: string | null, icon: ReactNode) => (
    <Tooltip title={`${title} · ${key}`} mouseEnterDelay={0.5}>
      <Button type="text" icon={icon} aria-label={title} disabled={id === null} onClick={() => go(id)} />
    </Tooltip>
  )
  return (
    <span className="zy-neighbours">
      {button(t('previous', { n: around.place - 1 }), 'K', around.previous, <LeftOutlined />)}
      <span className="zy-neighbours-place">
        {around.place}/{around.of}
      </span>
      {button(t('next', { n: around.place + 1 }), 'J', around.next, <RightOutlined />)}
    </span>
  )
}
