import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { useText } from '../../text.ts'
import {
  addNode,
  emptyGroup,
  type Group,
  isGroup,
  type Join,
  type Node,
  nodeId,
  replaceNode,
  toFilter,
  toModel,
} from '../model/filterModel.ts'
import { listText } from '../text.ts'
import { useNames } from '../useNames.ts'
import { ConditionRow } from './ConditionRow.tsx'

interface Props {
  entity: EntityMeta
  filter: Filter | undefined
  onApply: (filter: Filter | undefined) => void
  onCancel: () => void
}

/** A group that has one unfinished condition, so that there is something to fill in. */
function startModel(filter: Filter | undefined): Group {
  const model = toModel(filter)
  return model.items.length > 0 ? model : addNode(model, model.id, newCondition())
}

function newCondition(): Node {
  return { id: nodeId(), field: '', op: 'eq' }
}

/** Conditions joined by and / or / none, with groups one level deep. */
export function FilterEditor({ entity, filter, onApply, onCancel }: Props) {
  const t = useText(listText)
  const names = useNames(entity)
  const [model, setModel] = useState(() => startModel(filter))
  const change = (id: string, next: (node: Node) => Node | undefined) =>
    setModel((old) => (id === old.id ? (next(old) as Group) : replaceNode(old, id, next)))
  const add = (groupId: string, node: Node) => setModel((old) => addNode(old, groupId, node))

  return (
    <form
      className="zy-filter-editor"
      onKeyDown={(event) => {
        // Enter chooses in a list of choices; only elsewhere it applies the filter.
        if (event.key === 'Enter' && (event.target as Element).closest('.ant-select, .ant-picker'))
          event.preventDefault()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        onApply(toFilter(model))
      }}
    >
      {model.items.length === 0 && <p className="zy-list-quiet">{t('filterNone', { name: names.many })}</p>}
      <GroupFields entity={entity} group={model} depth={0} change={change} add={add} />
      <div className="zy-filter-actions">
        <Button type="text" disabled={model.items.length === 0} onClick={() => setModel(emptyGroup())}>
          {t('filterClear')}
        </Button>
        <span className="zy-list-spring" />
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit">
          {t('apply')}
        </Button>
      </div>
    </form>
  )
}

interface GroupProps {
  entity: EntityMeta
  group: Group
  depth: number
  change: (id: string, next: (node: Node) => Node | undefined) => void
  add: (groupId: string, node: Node) => void
}

function GroupFields({ entity, group, depth, change, add }: GroupProps) {
  const t = useText(listText)
  const joins: { value: Join; label: string }[] = [
    { value: 'and', label: t('joinAnd') },
    { value: 'or', label: t('joinOr') },
    { value: 'none', label: t('joinNone') },
  ]
  return (
    <fieldset className="zy-filter-group" data-depth={depth}>
      <legend className="zy-list-sr">{t('join')}</legend>
      {(group.items.length > 1 || group.join !== 'and' || depth > 0) && (
        <div className="zy-filter-join">
          <Select<Join>
            size="small"
            variant="filled"
            value={group.join}
            options={joins}
            aria-label={t('join')}
            popupMatchSelectWidth={false}
            onChange={(join) => change(group.id, (node) => ({ ...(node as Group), join }))}
          />
          {depth > 0 && (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={t('filterRemove', { text: t('filterAddGroup') })}
              onClick={() => change(group.id, () => undefined)}
            />
          )}
        </div>
      )}
      {group.items.map((item) =>
        isGroup(item) ? (
          <GroupFields key={item.id} entity={entity} group={item} depth={depth + 1} change={change} add={add} />
        ) : (
          <ConditionRow
            key={item.id}
            entity={entity}
            condition={item}
            onChange={(next) => change(item.id, () => next)}
            onRemove={() => change(item.id, () => undefined)}
          />
        ),
      )}
      <div className="zy-filter-add">
        <Button
          size="small"
          type="link"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => add(group.id, newCondition())}
        >
          {t('filterAdd')}
        </Button>
        {depth === 0 && (
          <Button
            size="small"
            type="link"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => add(group.id, { ...emptyGroup('or'), items: [newCondition()] })}
          >
            {t('filterAddGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
