// biome-ignore-all lint/a11y/useSemanticElements: a virtual table cannot be made of <table>: rows are drawn where they are, columns come from one grid template
// biome-ignore-all lint/a11y/useFocusableInteractive: the table is one tab stop; its cells take the focus, rows and groups do not
import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { FieldCell } from '../../fields/index.tsx'
import { formatNumber } from '../../format.ts'
import { useText } from '../../text.ts'
import { listText } from '../text.ts'
import type { GridRowProps } from './GridRow.tsx'
import type { GridItem } from './gridItems.ts'
import { SumCells } from './SumCells.tsx'

type Of<K extends GridItem['kind']> = Extract<GridItem, { kind: K }>

/** A period (2026-11) is a text, not a day; a reference is a name, not a link: the row opens the group. */
function groupName({ group, value }: Of<'group'>): string | undefined {
  if (group.unit) return String(value)
  return typeof value === 'object' && value !== null && 'label' in value ? String(value.label) : undefined
}

/** Heading of a group with its count and sums; the row opens and closes it. */
export function GroupRow(props: GridRowProps & { item: Of<'group'> }) {
  const { columns, item, index, stopCol } = props
  const t = useText(listText)
  const { group } = item
  const empty = item.value === null || item.value === undefined || item.value === ''
  const name = groupName(item)
  return (
    <>
      <div
        className="zy-cell zy-cell-group"
        role="gridcell"
        tabIndex={stopCol >= 0 ? 0 : -1}
        data-place={`${index}:${Math.max(stopCol, 0)}`}
        onClick={() => {
          props.onPlace({ row: index, col: 1 })
          props.onToggleGroup(item.value)
        }}
        onKeyDown={undefined}
      >
        {item.open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        <span className="zy-group-name">
          {empty ? (
            t('groupEmpty')
          ) : name !== undefined ? (
            name
          ) : (
            <FieldCell field={group.field} value={item.value} compact />
          )}
        </span>
        <span className="zy-group-count">{t('groupCount', { n: formatNumber(item.row.count) })}</span>
      </div>
      <SumCells columns={columns} row={item.row} />
    </>
  )
}

/** Loads the next rows of an open group. */
export function MoreRow(props: GridRowProps & { item: Of<'more'> }) {
  const { item, index, stopCol } = props
  const t = useText(listText)
  return (
    <div
      className="zy-cell zy-cell-more"
      role="gridcell"
      tabIndex={stopCol >= 0 ? 0 : -1}
      data-place={`${index}:${Math.max(stopCol, 0)}`}
      onClick={() => props.onMore(item.group, item.cursor)}
      onKeyDown={undefined}
    >
      <span className="zy-list-link">{t('groupMore')}</span>
    </div>
  )
}
