import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pivot } from './pivot.ts'
import type { PivotGroup, PivotKey, PivotValue, ReportDefinition, ReportMeasure } from './report.types.ts'

type Shape = Pick<ReportDefinition, 'rows' | 'columns' | 'measures' | 'sort' | 'limit' | 'subtotals' | 'totals'>
type Sale = { row: string[]; column: string[]; amount: number }

const key = (id: string): PivotKey => ({ id, label: id })
const shape = (rows: number, columns: number, more: Partial<Shape> = {}): Shape => ({
  rows: Array.from({ length: rows }, (_, i) => ({ field: `r${i}` })),
  columns: Array.from({ length: columns }, (_, i) => ({ field: `c${i}` })),
  measures: [{ fn: 'sum', field: 'amount' }],
  subtotals: true,
  totals: true,
  ...more,
})

/** What the database answers for these records: every level, in no particular order. */
function groupsOf(sales: readonly Sale[], { rows, columns, measures }: Shape): PivotGroup[] {
  const found = new Map<string, { group: PivotGroup; sum: number; count: number }>()
  for (const sale of sales) {
    for (let depth = 0; depth <= rows.length; depth++) {
      for (const width of new Set([0, columns.length])) {
        const path = [sale.row.slice(0, depth), sale.column.slice(0, width)] as const
        const place = JSON.stringify(path)
        const entry = found.get(place) ?? {
          group: { rows: path[0].map(key), columns: path[1].map(key), values: [] },
          sum: 0,
          count: 0,
        }
        entry.sum += sale.amount
        entry.count += 1
        found.set(place, entry)
      }
    }
  }
  const value = (entry: { sum: number; count: number }, { fn }: ReportMeasure): PivotValue =>
    fn === 'count' ? entry.count : fn === 'avg' ? String(entry.sum / entry.count) : String(entry.sum)
  return [...found.values()].map((entry) => ({
    ...entry.group,
    values: measures.map((measure) => value(entry, measure)),
  }))
}

const sale = (row: string[], column: string[], amount: number): Sale => ({ row, column, amount })

describe('pivot', () => {
  const sales = [
    sale(['East', 'Ann'], ['Q1'], 10),
    sale(['East', 'Bob'], ['Q2'], 30),
    sale(['West', 'Cleo'], ['Q1'], 5),
  ]

  it('puts subtotals after their lines and the total last', () => {
    const table = pivot(shape(2, 1), groupsOf(sales, shape(2, 1)))
    expect(table.columns.map(({ keys, isTotal }) => (isTotal ? 'total' : keys[0]!.id))).toEqual(['Q1', 'Q2', 'total'])
    expect(table.lines.map(({ kind, keys, cells }) => [kind, ...keys.map(({ id }) => id), ...cells.flat()])).toEqual([
      ['row', 'East', 'Ann', '10', null, '10'],
      ['row', 'East', 'Bob', null, '30', '30'],
      ['subtotal', 'East', '10', '30', '40'],
      ['row', 'West', 'Cleo', '5', null, '5'],
      ['subtotal', 'West', '5', null, '5'],
      ['total', '15', '30', '45'],
    ])
  })

  it('sorts by a figure, keeps records without a value last, and says how many groups there are', () => {
    const some = [...sales, { row: ['North', 'Dan'], column: ['Q1'], amount: 99 }]
    const wanted = shape(1, 0, { sort: { by: 0, direction: 'desc' }, limit: 2 })
    const groups = groupsOf(some, wanted).map((group) => ({
      ...group,
      rows: group.rows.map((each) => (each.id === 'North' ? { id: null, label: '(none)' } : each)),
    }))
    const byFigure = pivot(wanted, groups)
    expect(byFigure.lines.map(({ keys }) => keys[0]?.label)).toEqual(['(none)', 'East', undefined])
    expect(byFigure.groups).toBe(3)
    expect(byFigure.lines.at(-1)!.cells).toEqual([['144']])
    const byLabel = pivot({ ...wanted, sort: { by: 'label', direction: 'desc' }, limit: undefined }, groups)
    expect(byLabel.lines.map(({ keys }) => keys[0]?.label)).toEqual(['West', 'East', '(none)', undefined])
  })

  it('takes totals of averages from the database instead of averaging cells', () => {
    const wanted = shape(1, 0, { measures: [{ fn: 'avg', field: 'amount' }] })
    const some = [sale(['A'], [], 10), sale(['A'], [], 20), sale(['B'], [], 60)]
    expect(pivot(wanted, groupsOf(some, wanted)).lines.map(({ cells }) => cells[0]![0])).toEqual(['15', '60', '30'])
  })

  it('adds up and compares along the columns, and down the lines where there are none', () => {
    const measures: ReportMeasure[] = [
      { fn: 'sum', field: 'amount', show: 'running' },
      { fn: 'sum', field: 'amount', show: 'difference' },
    ]
    const across = pivot(shape(1, 1, { measures }), groupsOf(sales, shape(1, 1, { measures })))
    expect(across.lines.map(({ cells }) => cells)).toEqual([
      [
        ['10', null],
        ['40', '20'],
        ['40', null],
      ],
      [
        ['5', null],
        ['5', '-5'],
        ['5', null],
      ],
      [
        ['15', null],
        ['45', '15'],
        ['45', null],
      ],
    ])
    const down = pivot(shape(1, 0, { measures }), groupsOf(sales, shape(1, 0, { measures })))
    expect(down.lines.map(({ cells }) => cells[0])).toEqual([
      ['40', null],
      ['45', '-35'],
      ['45', null],
    ])
  })

  it('has one line for a report without fields, and none for one without records', () => {
    expect(pivot(shape(0, 0), groupsOf(sales, shape(0, 0))).lines.map(({ cells }) => cells)).toEqual([[['45']]])
    expect(pivot(shape(1, 1), []).lines.map(({ kind }) => kind)).toEqual(['total'])
  })
})

const id = fc.constantFrom('a', 'b', 'c', '10', '9')
const dimensions = fc.record({ rows: fc.integer({ min: 0, max: 3 }), columns: fc.integer({ min: 0, max: 2 }) })
const world = dimensions.chain(({ rows, columns }) =>
  fc.record({
    rows: fc.constant(rows),
    columns: fc.constant(columns),
    sales: fc.array(
      fc.record({
        row: fc.array(id, { minLength: rows, maxLength: rows }),
        column: fc.array(id, { minLength: columns, maxLength: columns }),
        amount: fc.integer({ min: -1000, max: 1000 }),
      }),
      { minLength: 1, maxLength: 40 },
    ),
    by: fc.constantFrom('label' as const, 0),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  }),
)
const sum = (values: (PivotValue | undefined)[]) => values.reduce<number>((total, each) => total + Number(each ?? 0), 0)

describe('properties of a pivot', () => {
  it('adds up: cells to line totals, lines to subtotals, everything to the grand total', () => {
    fc.assert(
      fc.property(world, ({ rows, columns, sales, by, direction }) => {
        const wanted = shape(rows, columns, {
          sort: { by, direction },
          measures: [{ fn: 'sum', field: 'a' }, { fn: 'count' }],
        })
        const { lines, columns: heads } = pivot(wanted, groupsOf(sales, wanted))
        const total = heads.length - 1
        for (const [m, all] of [sum(sales.map(({ amount }) => amount as never)), sales.length].entries()) {
          const leaves = lines.filter(({ kind }) => kind === 'row')
          expect(Number(lines.at(-1)!.cells[total]![m])).toBe(all)
          if (rows > 0) expect(sum(leaves.map(({ cells }) => cells[total]![m]))).toBe(all)
          for (const line of lines) {
            if (columns > 0)
              expect(sum(line.cells.slice(0, -1).map((cell) => cell[m]))).toBe(Number(line.cells[total]![m]))
            if (line.kind !== 'subtotal') continue
            const below = leaves.filter(({ keys }) => line.keys.every((each, i) => keys[i]!.id === each.id))
            heads.forEach((_, c) => {
              expect(sum(below.map(({ cells }) => cells[c]![m]))).toBe(Number(line.cells[c]![m] ?? 0))
            })
          }
        }
      }),
    )
  })

  it('has the same order whatever order the database answers in', () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), ({ rows, columns, sales, by, direction }, order) => {
        const wanted = shape(rows, columns, { sort: { by, direction } })
        const groups = groupsOf(sales, wanted)
        const shuffled = groups
          .map((group) => ({ group, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ group }) => group)
        expect(pivot(wanted, shuffled)).toEqual(pivot(wanted, groups))
      }),
    )
  })

  it('shares of the total add up to 100 but for rounding, and running totals end at the total', () => {
    fc.assert(
      fc.property(world, ({ rows, columns, sales }) => {
        const positive = sales.map((each) => ({ ...each, amount: Math.abs(each.amount) + 1 }))
        const measures: ReportMeasure[] = [
          { fn: 'sum', field: 'a', show: 'total-share' },
          { fn: 'sum', field: 'a', show: 'running' },
        ]
        const wanted = shape(rows, columns, { measures })
        const { lines, columns: heads } = pivot(wanted, groupsOf(positive, wanted))
        const leaves = lines.filter(({ kind }) => kind === 'row')
        if (rows > 0)
          expect(Math.abs(sum(leaves.map(({ cells }) => cells.at(-1)![0])) - 100)).toBeLessThanOrEqual(
            leaves.length * 0.005 + 1e-9,
          )
        if (columns === 0) return
        for (const { cells } of lines) expect(cells[heads.length - 2]![1]).toBe(cells.at(-1)![1])
      }),
    )
  })
})
