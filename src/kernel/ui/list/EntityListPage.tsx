/** The generic list of an entity: views, filters, and the records as table, kanban or calendar. */
import { PicLeftOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useLive } from '../live.ts'
import { PageLoading } from '../page-state.tsx'
import { usePageTitle } from '../page-title.ts'
import { usePhone } from '../screen.ts'
import { useLabel, useText } from '../text.ts'
import { BulkBar } from './bulk/BulkBar.tsx'
import { useListRows } from './data/useListRows.ts'
import { type ListControl, useListState } from './data/useListState.ts'
import { FilterBar } from './filter/FilterBar.tsx'
import { ColumnPicker } from './header/ColumnPicker.tsx'
import { GroupPicker } from './header/GroupPicker.tsx'
import { ListHeader } from './header/ListHeader.tsx'
import { ViewTabs } from './header/ViewTabs.tsx'
import { PartSwitch } from './kanban/PartSwitch.tsx'
import './list.css'
import { wantedFields } from './model/columns.ts'
import { TableView, Total } from './table/TableView.tsx'
import { useSelection } from './table/useSelection.ts'
import { listText } from './text.ts'

// Most lists are opened as tables; the code of the other layouts comes when one is shown.
const KanbanView = lazy(async () => ({ default: (await import('./kanban/KanbanView.tsx')).KanbanView }))
const CalendarView = lazy(async () => ({ default: (await import('./calendar/CalendarView.tsx')).CalendarView }))

export function EntityListPage({ entity }: { entity: EntityMeta }) {
  // Another entity is another list: nothing selected or half-typed is carried over.
  return <EntityList key={entity.name} entity={entity} />
}

function EntityList({ entity }: { entity: EntityMeta }) {
  const control = useListState(entity)
  const { state, view } = control
  const t = useText(listText)
  const label = useLabel()
  const phone = usePhone()
  const selection = useSelection()
  usePageTitle(label(entity.plural))
  useLive([entity.path])

  const isTable = state.layout === 'list'
  const wanted = useMemo(
    () => ({
      filter: state.filter,
      search: state.search,
      sort: state.sort,
      fields: wantedFields(entity, state.columns),
    }),
    [entity, state.filter, state.search, state.sort, state.columns],
  )
  const rows = useListRows(entity, wanted, control.ready && isTable)

  // What is selected must be seen: another filter shows other records.
  const scope = JSON.stringify([state.filter, state.search, state.layout])
  const { clear } = selection
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the scope changes
  useEffect(() => clear(), [scope, clear])

  return (
    <div className="zy-list" data-phone={phone} data-layout={state.layout}>
      <ListHeader control={control} />
      <ViewTabs control={control} total={isTable ? rows.total : undefined} />
      {control.viewMissing && <Alert type="warning" showIcon closable title={t('viewGone')} />}
      <Tools control={control} total={rows.total} isTable={isTable} />
      <div className="zy-list-body">
        {isTable && <TableView key={view.id} control={control} rows={rows} selection={selection} />}
        <Suspense fallback={<PageLoading />}>
          {state.layout === 'kanban' && <KanbanView control={control} />}
          {state.layout === 'calendar' && <CalendarView control={control} />}
        </Suspense>
      </div>
      {(selection.count > 0 || selection.matching) && (
        <BulkBar control={control} selection={selection} total={rows.total} loaded={rows.rows.length} />
      )}
    </div>
  )
}

interface ToolsProps {
  control: ListControl
  total: { value: number; exact: boolean } | undefined
  isTable: boolean
}

function Tools({ control, total, isTable }: ToolsProps) {
  const t = useText(listText)
  const phone = usePhone()
  return (
    <div className="zy-list-tools">
      <FilterBar control={control} />
      <span className="zy-list-spring" />
      {isTable && phone && <Total total={total} />}
      {control.state.layout === 'kanban' && <PartSwitch control={control} />}
      {isTable && !phone && (
        <>
          <GroupPicker control={control} />
          <ColumnPicker control={control}>
            <Button size="small" type="text" icon={<PicLeftOutlined aria-hidden="true" />}>
              {t('columns')}
            </Button>
          </ColumnPicker>
        </>
      )}
    </div>
  )
}
