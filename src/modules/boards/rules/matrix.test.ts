import { describe, expect, it } from 'vitest'
import { total } from './change.ts'
import { hoursMatrix, matrixOf, weekdayMatrix } from './matrix.ts'

const cell = (id: string, column: string, value: number) => ({ id, label: id.toUpperCase(), column, value })

describe('matrixOf', () => {
  const cells = [
    cell('a', '2025-01', 1),
    cell('b', '2025-02', 20),
    cell('a', '2025-02', 2),
    cell('c', '2025-01', 5),
    cell('d', '2025-01', 6),
  ]
  it('orders rows by size and columns by time, and sums the rest', () => {
    const matrix = matrixOf(cells, { additive: true, top: 2, others: 'others' })
    expect(matrix.columns).toEqual(['2025-01', '2025-02'])
    expect(matrix.rows).toEqual([
      { id: 'b', label: 'B', values: [null, 20], total: 20 },
      { id: 'd', label: 'D', values: [6, null], total: 6 },
      { id: 'others', label: 'others', values: [6, 2], total: 8 },
    ])
    expect(total(matrix.rows.map((row) => row.total))).toBe(34)
  })
  it('has no others of what does not add up', () => {
    const matrix = matrixOf(cells, { additive: false, top: 2, others: 'others' })
    expect(matrix.rows.map(({ id, total: sum }) => [id, sum])).toEqual([
      ['b', null],
      ['d', null],
    ])
  })
})

it('lays days out in weeks; outside the span there is nothing, inside a missing day is none', () => {
  const matrix = weekdayMatrix([{ day: '2025-11-19', value: 4 }], { from: '2025-11-18', to: '2025-11-24' })
  expect(matrix.weeks).toEqual(['2025-11-17', '2025-11-24'])
  expect(matrix.days[0]).toEqual([null, 0])
  expect(matrix.days[2]).toEqual([4, null])
})

describe('hours of the week', () => {
  const cells = [
    { weekday: 1, hour: 9, value: 4 },
    { weekday: 7, hour: 11, value: 2 },
    { weekday: 3, hour: 20, value: 0 },
  ]
  it('reach from the first hour with a figure to the last', () => {
    const { hours, days } = hoursMatrix(cells, true)
    expect(hours).toEqual([9, 10, 11])
    expect(days[0]).toEqual([4, 0, 0])
    expect(days[6]).toEqual([0, 0, 2])
    expect(hoursMatrix(cells, false).days[0]).toEqual([4, null, null])
    expect(hoursMatrix([], true)).toEqual({ hours: [], days: [] })
  })
})
