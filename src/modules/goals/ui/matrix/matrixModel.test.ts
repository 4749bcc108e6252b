import { describe, expect, it } from 'vitest'
import type { CellReading } from '#kernel/ui/sheet/sheet.types.ts'
import { cellKey } from '#kernel/ui/sheet/useSheet.ts'
import type { Matrix, MatrixCell } from '../../matrix.types.ts'
import { MatrixModel } from './matrixModel.ts'

const words = { published: 'P', notYours: 'N', otherCurrency: (code: string) => code }

function matrixOf(cells: Partial<MatrixCell>[], over: Partial<Matrix> = {}): Matrix {
  const row = (key: string, editable = true) => ({ key, label: key, group: 'east', left: false, editable })
  const column = (key: string, target: string | null = null) => ({ key, startsOn: '', endsOn: '', target })
  return {
    parent: { target: '100' } as Matrix['parent'],
    level: 'person',
    columnKind: 'quarter',
    additive: true,
    columns: [column('Q1', '30'), column('Q2')],
    rows: [row('a'), row('b'), row('boss', false)],
    cells: cells.map((cell) => ({
      goal: 'g',
      version: 3,
      state: 'draft',
      currency: null,
      value: '0',
      row: 'a',
      column: 'Q1',
      ...cell,
    })),
    levels: [],
    columnKinds: [],
    ...over,
  }
}
const edits = (entries: [string, string, CellReading][]) =>
  new Map(entries.map(([row, column, r]) => [cellKey(row, column), r]))
const model = (
  cells: Partial<MatrixCell>[],
  changed: [string, string, CellReading][] = [],
  over: Partial<Matrix> = {},
) => new MatrixModel(matrixOf(cells, over), edits(changed))

describe('the matrix on the screen', () => {
  it('sums rows, columns and groups exactly, and shows what is missing', () => {
    const m = model([{ value: '10.1' }, { column: 'Q2', value: '20.2' }], [['b', 'Q1', { value: '5' }]])
    expect(m.value('a', 'total')).toBe('30.3')
    expect(m.columnSum('Q1')).toBe('15.1')
    expect(m.columnSum('total', 'east')).toBe('35.3')
    expect([m.columnGap('Q1'), m.columnGap('Q2'), m.columnGap('total')]).toEqual(['-14.9', null, '-64.7'])
  })
  it('spreads a typed total over its cells and leaves published ones', () => {
    const edit = (value: string | null) => [{ row: 'a', column: 'total', reading: { value } }]
    const draft = model([{ value: '10' }, { column: 'Q2', value: '30' }])
    expect(draft.expand(edit('80')).map((e) => e.reading)).toEqual([{ value: '20' }, { value: '60' }])
    expect(draft.expand(edit(null)).map((e) => e.reading)).toEqual([{ value: null }, { value: null }])
    expect(
      model([])
        .expand(edit('9'))
        .map((e) => e.reading),
    ).toEqual([{ value: '5' }, { value: '4' }])
    const partly = model([
      { value: '10', state: 'published' },
      { column: 'Q2', value: '30' },
    ])
    expect(partly.expand(edit('80'))).toEqual([{ row: 'a', column: 'Q2', reading: { value: '70' } }])
    expect(model([], [], { columns: [] }).expand(edit('9'))).toEqual(edit('9'))
  })
  it('sends what differs, with the version that was seen', () => {
    const m = model(
      [{ value: '10' }, { row: 'b', value: '7' }],
      [
        ['a', 'Q1', { value: '10.00' }],
        ['a', 'Q2', { value: '4' }],
        ['b', 'Q1', { value: '8' }],
        ['b', 'Q2', { text: 'x', fault: 'no' }],
      ],
    )
    expect(m.changes()).toEqual([
      { row: 'a', column: 'Q2', value: '4' },
      { row: 'b', column: 'Q1', value: '8', version: 3 },
    ])
    expect(m.faults()).toBe(1)
  })
  it('takes the row’s own goal away with its last cell', () => {
    const m = model([{ value: '10' }, { column: 'total', value: '10', version: 5 }], [['a', 'Q1', { value: null }]])
    expect(m.changes()).toEqual([
      { row: 'a', column: 'Q1', value: null, version: 3 },
      { row: 'a', column: 'total', value: null, version: 5 },
    ])
  })
  it('locks what is published or not one’s own, and marks what changed', () => {
    const m = model([{ state: 'published', value: '1' }], [['a', 'Q2', { value: '2' }]])
    expect(m.cell('a', 'Q1', words)).toEqual({ value: '1', locked: 'P' })
    expect(m.cell('a', 'Q2', words)).toEqual({ value: '2', changed: true })
    expect(model([{ value: '7', currency: 'USD' }]).cell('a', 'Q1', words)).toEqual({ value: '7', locked: 'USD' })
    expect(m.cell('boss', 'Q1', words)).toEqual({ value: null, locked: 'N' })
    expect(m.cell('a', 'total', words)).toEqual({ value: '3', changed: true })
    const faulty = model([], [['a', 'Q1', { text: '待定', fault: 'no figure' }]])
    expect(faulty.cell('a', 'Q1', words)).toMatchObject({ text: '待定', fault: 'no figure', value: null })
  })
})
