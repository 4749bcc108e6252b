import { HolderOutlined, SearchOutlined } from '@ant-design/icons'
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { Button, Checkbox, Input, Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import { useLabel, useText } from '../../text.ts'
import type { ListControl } from '../data/useListState.ts'
import { useEntities, usePaths } from '../filter/useFilterWords.ts'
import { moveColumn } from '../model/columns.ts'
import { canStepInto, listFields, type PathField } from '../model/fieldPath.ts'
import { listText } from '../text.ts'
import { useDragWords } from '../useDragWords.ts'

/** Kinds that a table cell cannot show usefully. */
const notInTables = new Set(['json', 'richText', 'geo'])

/** Chooses and orders the columns, also those of a referenced record. */
export function ColumnPicker({ control, children }: { control: ListControl; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={<Picker control={control} />}
    >
      {children}
    </Popover>
  )
}

function Picker({ control }: { control: ListControl }) {
  const { entity, state, set } = control
  const t = useText(listText)
  const label = useLabel()
  const resolve = usePaths(entity)
  const entities = useEntities()
  const [query, setQuery] = useState('')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const paths = [entity.title, ...state.columns.filter((path) => path !== entity.title)]
  const shown = paths.flatMap((path) => resolve(path) ?? [])
  const nameOf = (id: string | number) => label(resolve(String(id))?.label)
  const words = useDragWords(nameOf, nameOf)

  const own = listFields(entity).map((field) => field.name)
  const inner = listFields(entity).flatMap((field) => {
    const target = canStepInto(field, entities) && field.ref ? entities(field.ref) : undefined
    return target ? target.list.map((name) => `${field.name}.${name}`) : []
  })
  const needle = query.trim().toLowerCase()
  const hidden = [...own, ...(needle ? inner : [])]
    .filter((path) => !paths.includes(path))
    .flatMap((path) => resolve(path) ?? [])
    .filter((each) => !notInTables.has(each.field.kind))
    .filter((each) => `${each.label.zh} ${each.label.en}`.toLowerCase().includes(needle))

  return (
    <div className="zy-columns">
      <Input
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('columnsFind')}
        aria-label={t('columnsFind')}
        allowClear
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="zy-columns-scroll">
        {!needle && (
          <>
            <h2 className="zy-columns-head">{t('columnsShown')}</h2>
            <DndContext
              sensors={sensors}
              collisionDetection={closestCenter}
              accessibility={words}
              onDragEnd={({ active, over }) => {
                if (over && over.id !== entity.title)
                  set({ columns: moveColumn(paths, String(active.id), String(over.id)) })
              }}
            >
              <SortableContext items={shown.map((each) => each.path)} strategy={verticalListSortingStrategy}>
                {shown.map((each) => (
                  <ShownColumn
                    key={each.path}
                    field={each}
                    fixed={each.path === entity.title}
                    onHide={() => set({ columns: paths.filter((path) => path !== each.path) })}
                  />
                ))}
              </SortableContext>
            </DndContext>
          </>
        )}
        <h2 className="zy-columns-head">{t('columnsHidden')}</h2>
        {hidden.map((each) => (
          <div key={each.path} className="zy-columns-item">
            <Checkbox checked={false} onChange={() => set({ columns: [...paths, each.path] })}>
              {label(each.label)}
            </Checkbox>
          </div>
        ))}
      </div>
      <div className="zy-columns-foot">
        <span className="zy-list-quiet">{t('columnsHelp')}</span>
        <Button size="small" type="link" onClick={() => set({ columns: control.view.config.columns ?? entity.list })}>
          {t('columnsReset')}
        </Button>
      </div>
    </div>
  )
}

function ShownColumn({ field, fixed, onHide }: { field: PathField; fixed: boolean; onHide: () => void }) {
  const t = useText(listText)
  const label = useLabel()
  const name = label(field.label)
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: field.path,
    disabled: fixed,
  })
  return (
    <div
      ref={setNodeRef}
      className="zy-columns-item"
      data-dragging={isDragging}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      <Checkbox checked disabled={fixed} onChange={onHide} aria-label={t('columnHide', { name })}>
        {name}
      </Checkbox>
      {!fixed && (
        <button
          type="button"
          className="zy-handle"
          aria-label={t('columnMove', { name })}
          {...attributes}
          {...listeners}
        >
          <HolderOutlined aria-hidden />
        </button>
      )}
    </div>
  )
}
