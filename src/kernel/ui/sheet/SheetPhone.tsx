import { Input } from 'antd'
import { useState } from 'react'
import { useText } from '../text.ts'
import { plainFigure } from './figure-text.ts'
import { readCell } from './readCell.ts'
import type { SheetProps } from './Sheet.tsx'
import './sheet.css'
import { sheetTexts } from './text.ts'

/** The same table on a phone: one row at a time, one field below the other. */
export function SheetPhone(props: SheetProps) {
  const { rows, columns, cell, feet, format } = props
  const total = columns.find((c) => c.strong) ?? columns.at(-1)
  return (
    <section className="zy-sheet-phone" aria-label={props.label}>
      {rows.map((row) => {
        const sum = total && cell(row.key, total.key).value
        const faults = columns.filter((c) => cell(row.key, c.key).fault !== undefined).length
        return (
          <details key={row.key} data-fault={faults > 0}>
            <summary>
              <span>
                {row.label} {row.tag}
                {row.group && <small>{row.group}</small>}
              </span>
              <b>{sum ? format(sum) : ''}</b>
            </summary>
            <dl>
              {columns.map((column) => (
                <PhoneCell key={column.key} {...props} row={row.key} column={column.key} label={column.label} />
              ))}
            </dl>
          </details>
        )
      })}
      <dl className="zy-sheet-phone-feet">
        {feet?.map((foot) => {
          const figure = total ? foot.value(total.key) : null
          return figure === null ? null : (
            <div key={foot.key}>
              <dt>{foot.label}</dt>
              <dd>{format(figure)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

function PhoneCell({
  cell,
  kind,
  onEdit,
  row,
  column,
  label,
}: SheetProps & { row: string; column: string; label: string }) {
  const t = useText(sheetTexts)
  const { value, text, fault, locked } = cell(row, column)
  const shown = text ?? plainFigure(value, kind(column))
  const [typed, setTyped] = useState<string>()
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Input
          size="small"
          inputMode="decimal"
          aria-label={label}
          disabled={locked !== undefined}
          status={fault === undefined ? undefined : 'error'}
          value={typed ?? shown}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed !== undefined && typed !== shown)
              onEdit([{ row, column, reading: readCell(typed, kind(column), t) }])
            setTyped(undefined)
          }}
        />
        {fault && <small>{fault}</small>}
      </dd>
    </div>
  )
}
