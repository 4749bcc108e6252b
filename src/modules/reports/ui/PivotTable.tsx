import { Button } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { type Drill, DrillLink } from '#kernel/ui/charts/Drill.tsx'
import { usePrinting } from '#kernel/ui/print.ts'
import { defineText, useText } from '#kernel/ui/text.ts'
import type { PivotColumn, PivotKey, PivotLine, ReportResult } from '../rules/report.types.ts'
import { useBehind } from './behind.ts'
import { figureText, signed } from './figureText.ts'
import { reportTexts } from './text.ts'

const texts = defineText({
  more: { zh: '再显示 {n} 行（共 {all} 行）', en: 'Show {n} more rows of {all}' },
  table: { zh: '数据表', en: 'Figures as a table' },
})

interface PivotTableProps {
  entity: EntityMeta
  filter: Filter | undefined
  result: ReportResult
}

/** Enough for a look; more come by a click, all of them on paper. */
const step = 200

/** The figures as a table. Every one leads to its records. */
export function PivotTable({ entity, filter, result }: PivotTableProps) {
  const t = useText(texts)
  const isPrinting = usePrinting()
  const [most, setMost] = useState(step)
  const behind = useBehind(entity, filter, result)
  const { lines } = result.pivot
  const shown = isPrinting ? lines : lines.slice(0, most)
  // The total stays in view of the first look.
  const isCut = shown.length < lines.length
  const total = isCut && lines.at(-1)?.kind === 'total' ? [lines.at(-1)!] : []
  const rest = lines.length - shown.length - total.length
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="zy-pivot" tabIndex={0} aria-label={t('table')}>
        <table>
          <Head result={result} />
          <tbody>
            {[...shown, ...total].map((line, i, all) => (
              <Line
                key={`${line.kind} ${line.keys.map(({ id }) => id).join(' ')}`}
                line={line}
                before={all[i - 1]}
                result={result}
                to={(column, measure) => behind(line.keys, column.keys, measure)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {rest > 0 && (
        <Button type="link" onClick={() => setMost(most + step * 5)}>
          {t('more', { n: Math.min(rest, step * 5), all: lines.length })}
        </Button>
      )}
    </>
  )
}

function Head({ result }: { result: ReportResult }) {
  const t = useText(reportTexts)
  const { rows, columns, measures, pivot } = result
  const hasMeasures = columns.length === 0 || measures.length > 1
  const depth = columns.length + (hasMeasures ? 1 : 0)
  return (
    <thead>
      {Array.from({ length: depth }, (_, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place.
        <tr key={level}>
          {level === 0 &&
            rows.map((each) => (
              <th key={`${each.field}:${each.period ?? ''}`} scope="col" rowSpan={depth} className="zy-pivot-name">
                {each.label}
              </th>
            ))}
          {level < columns.length
            ? spans(pivot.columns, level).map(({ column, width, at }) =>
                column.isTotal ? (
                  level === 0 && (
                    <th
                      key="total"
                      scope="colgroup"
                      colSpan={measures.length}
                      rowSpan={columns.length}
                      data-total="true"
                    >
                      {t('total')}
                    </th>
                  )
                ) : (
                  <th key={at} scope="colgroup" colSpan={width * measures.length}>
                    {column.keys[level]!.label}
                  </th>
                ),
              )
            : pivot.columns.flatMap((column, c) =>
                measures.map((measure, m) => (
                  <th
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                    key={`${c} ${m}`}
                    scope="col"
                    data-numeric="true"
                    data-total={columns.length > 0 && column.isTotal}
                  >
                    {measure.label}
                  </th>
                )),
              )}
        </tr>
      ))}
    </thead>
  )
}

/** Neighbours with the same beginning share a head. */
function spans(columns: readonly PivotColumn[], level: number): { column: PivotColumn; width: number; at: number }[] {
  const found: { column: PivotColumn; width: number; at: number; path: string }[] = []
  for (const [at, column] of columns.entries()) {
    const path = column.isTotal ? 'total' : JSON.stringify(column.keys.slice(0, level + 1).map(({ id }) => id))
    const last = found.at(-1)
    if (last?.path === path) last.width += 1
    else found.push({ column, width: 1, at, path })
  }
  return found
}

interface LineProps {
  line: PivotLine
  before: PivotLine | undefined
  result: ReportResult
  to: (column: PivotColumn, measure: number) => Drill
}

function Line({ line, before, result, to }: LineProps) {
  const t = useText(reportTexts)
  const { rows, measures, pivot } = result
  const { keys, kind } = line
  const isSame = (depth: number) =>
    before?.kind === 'row' && keys.slice(0, depth + 1).every((key: PivotKey, i) => before.keys[i]?.id === key.id)
  return (
    <tr data-kind={kind}>
      {kind === 'row'
        ? keys.map((key, depth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a field of the line is its place.
            <th key={depth} scope="row" className="zy-pivot-name" data-again={depth < keys.length - 1 && isSame(depth)}>
              {key.label}
            </th>
          ))
        : rows.length > 0 && (
            <>
              {keys.slice(0, -1).map((key) => (
                <th key={key.id} scope="row" className="zy-pivot-name" data-again="true">
                  {key.label}
                </th>
              ))}
              <th scope="row" className="zy-pivot-name" colSpan={rows.length - Math.max(keys.length - 1, 0)}>
                {kind === 'total' ? t('total') : t('subtotal', { name: keys.at(-1)?.label ?? '' })}
              </th>
            </>
          )}
      {line.cells.map((cell, c) => {
        const column = pivot.columns[c]!
        return cell.map((value, m) => {
          const measure = measures[m]!
          const text = figureText(value, measure)
          const words = measure.show === 'difference' ? signed(text, value) : text
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
            <td key={`${c} ${m}`} data-total={result.columns.length > 0 && column.isTotal}>
              {words && <DrillLink to={to(column, m)}>{words}</DrillLink>}
            </td>
          )
        })
      })}
    </tr>
  )
}
