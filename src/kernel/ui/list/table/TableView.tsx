// biome-ignore-all lint/a11y/useSemanticElements: a virtual table cannot be made of <table>: rows are drawn where they are, columns come from one grid template
// biome-ignore-all lint/a11y/useFocusableInteractive: the table is one tab stop; its cells take the focus, rows and groups do not
import { useNavigate } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { useCallback, useEffect, useMemo } from 'react'
import { formatNumber } from '../../format.ts'
import type { EntityRecord } from '../../meta.tsx'
import { usePhone } from '../../screen.ts'
import { useText } from '../../text.ts'
import { PhoneCards } from '../cards/PhoneCards.tsx'
import { useAggregate } from '../data/useAggregate.ts'
import { useGroupRows } from '../data/useGroupRows.ts'
import type { useListRows } from '../data/useListRows.ts'
import type { ListControl } from '../data/useListState.ts'
import { usePaths } from '../filter/useFilterWords.ts'
import { rememberOrder } from '../listOrder.ts'
import { columnsOf, moveColumn, wantedFields } from '../model/columns.ts'
import { parseGroupBy } from '../model/grouping.ts'
import { toggleSort } from '../model/listState.ts'
import { ListFailed, NothingHere } from '../NothingHere.tsx'
import { listText } from '../text.ts'
import { Grid } from './Grid.tsx'
import { type GridItem, groupItems, recordItems, skeletons } from './gridItems.ts'
import { SumCells, summableColumns } from './SumCells.tsx'
import { useColumnWidths } from './useColumnWidths.ts'
import type { Selection } from './useSelection.ts'

interface Props {
  control: ListControl
  rows: ReturnType<typeof useListRows>
  selection: Selection
}

/** The list as a table (cards on a phone), plain or in groups, with sums below. */
export function TableView({ control, rows: query, selection }: Props) {
  const { entity, state, set } = control
  const phone = usePhone()
  const t = useText(listText)
  const navigate = useNavigate()
  const resolve = usePaths(entity)
  const [widths, resize] = useColumnWidths(entity.name)
  const columns = useMemo(
    () => columnsOf(entity, state.columns, resolve, widths),
    [entity, state.columns, resolve, widths],
  )
  const sums = useMemo(() => summableColumns(columns), [columns])
  const groupBy = useMemo(() => parseGroupBy(entity, state.groupBy), [entity, state.groupBy])
  const fields = useMemo(() => wantedFields(entity, state.columns), [entity, state.columns])
  const { filter, search, sort } = state
  const enabled = control.ready && !phone
  const totals = useAggregate(entity, { filter, search, sums }, enabled && sums.length > 0)
  const heads = useAggregate(entity, { filter, search, sums, groupBy: state.groupBy }, enabled && !!groupBy)
  const groups = useGroupRows(entity, groupBy, { filter, search, sort, fields })

  const { rows, hasNextPage, isFetchingNextPage, isPending, fetchNextPage } = query
  const items = useMemo((): GridItem[] => {
    if (groupBy) return heads.data ? groupItems(heads.data.rows, groupBy, groups.groups, groups.isOpen) : skeletons(12)
    if (isPending) return skeletons(20)
    return [...recordItems(rows), ...(hasNextPage ? skeletons(3) : [])]
  }, [groupBy, heads.data, groups.groups, groups.isOpen, rows, hasNextPage, isPending])

  useEffect(
    () =>
      rememberOrder(
        entity.name,
        rows.map((record) => record.id),
      ),
    [entity.name, rows],
  )

  const onEnd = useCallback(() => {
    if (!groupBy && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [groupBy, hasNextPage, isFetchingNextPage, fetchNextPage])
  const open = useCallback(
    (record: EntityRecord) => void navigate({ to: `/${entity.path}/${record.id}` as string }),
    [navigate, entity.path],
  )

  const fault = query.error ?? (groupBy ? heads.error : null)
  if (fault && (items.length === 0 || !query.data)) {
    return <ListFailed control={control} error={fault} onRetry={() => void query.refetch()} />
  }
  if (!isPending && rows.length === 0 && !query.isPlaceholderData) return <NothingHere control={control} />
  if (phone) {
    return (
      <PhoneCards
        entity={entity}
        rows={rows}
        paths={state.columns}
        selection={selection}
        loading={isPending || isFetchingNextPage}
        hasMore={!!hasNextPage}
        onMore={onEnd}
      />
    )
  }
  const total = query.total
  return (
    <Grid
      entity={entity}
      columns={columns}
      items={items}
      selection={selection}
      sort={sort}
      rowCount={groupBy ? items.length : total?.exact ? total.value : -1}
      busy={query.isFetching}
      onSort={(path, add) => set({ sort: toggleSort(sort, path, add) })}
      onResize={resize}
      onMoveColumn={(from, to) =>
        set({
          columns: moveColumn(
            columns.map((column) => column.path),
            from,
            to,
          ),
        })
      }
      onOpen={open}
      onToggleGroup={groups.toggle}
      onMore={groups.more}
      onEnd={onEnd}
      footer={
        <div className="zy-grid-foot" role="rowgroup">
          <div className="zy-grid-row" role="row">
            <div className="zy-cell zy-cell-group" role="gridcell">
              <Total total={total} />
              {hasNextPage && !groupBy && (
                <span className="zy-grid-printed">{t('printedPart', { count: formatNumber(rows.length) })}</span>
              )}
            </div>
            <SumCells columns={columns} row={totals.data?.rows[0]} />
          </div>
        </div>
      }
    />
  )
}

/** "共 128 条", or "10,000+" when it is not counted further. */
export function Total({ total }: { total: { value: number; exact: boolean } | undefined }) {
  const t = useText(listText)
  if (!total) return <span className="zy-list-quiet">{t('loading')}</span>
  const count = formatNumber(total.value)
  if (total.exact) return <span>{t('total', { count, n: total.value })}</span>
  return (
    <Tooltip title={t('totalAboutHelp')}>
      <span>{t('totalAbout', { count })}</span>
    </Tooltip>
  )
}
