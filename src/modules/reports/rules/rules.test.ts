import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { chartFigures, mostSeries, slicesOf } from './chart-data.ts'
import { emptyDefinition, parseDefinition } from './definition.ts'
import { drillFilter } from './drill.ts'
import { gallery } from './gallery.ts'
import { endOfPeriod, missingPeriods } from './missing-periods.ts'
import { withoutFields } from './repair.ts'
import type { PivotKey, ReportResult, ResultDimension } from './report.types.ts'

const key = (id: string | null): PivotKey => ({ id, label: id ?? '(none)' })

describe('parseDefinition', () => {
  it('takes what it gives', () => {
    for (const { definition } of gallery) expect(parseDefinition(definition).definition).toEqual(definition)
    expect(parseDefinition({ measures: [{ fn: 'count' }] }).definition).toEqual(emptyDefinition)
  })

  it.each([
    [{}, 'report.no-measure', 'measures'],
    [{ measures: [{ fn: 'mode', field: 'amount' }] }, 'report.form', 'measures.0'],
    [{ measures: [{ fn: 'sum' }] }, 'report.form', 'measures.0'],
    [{ measures: [{ fn: 'avg', field: 'amount', show: 'total-share' }] }, 'report.form', 'measures.0'],
    [{ measures: [{ fn: 'max', field: 'closedOn', show: 'difference' }] }, 'report.form', 'measures.0'],
    [{ measures: [{ fn: 'count' }], rows: [{ field: 'a; drop table' }] }, 'report.form', 'rows.0'],
    [{ measures: [{ fn: 'count' }], rows: [{ field: 'a', period: 'decade' }] }, 'report.form', 'rows.0'],
    [{ measures: [{ fn: 'count' }], rows: [{ field: 'a' }], columns: [{ field: 'a' }] }, 'report.twice', 'rows'],
    [
      { measures: [{ fn: 'count' }], rows: ['a', 'b', 'c', 'd'].map((field) => ({ field })) },
      'report.too-many-rows',
      'rows',
    ],
    [{ measures: [{ fn: 'count' }], limit: 0 }, 'report.limit', 'limit'],
    [{ measures: [{ fn: 'count' }], sort: { by: 3, direction: 'asc' } }, 'report.form', 'sort'],
    [{ measures: [{ fn: 'count' }], chart: 'pie' }, 'report.form', 'chart'],
    [{ measures: [{ fn: 'count' }], secret: 1 }, 'report.form', 'secret'],
  ])('refuses %j', (sent, code, path) => {
    expect(parseDefinition(sent).violations).toContainEqual(
      expect.objectContaining({ code, path: `definition.${path}` }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => parseDefinition(value) !== undefined))
  })
})

describe('missingPeriods', () => {
  it('names what lies between', () => {
    expect(missingPeriods([key('2016-Q4'), key('2017-Q3'), key(null)], 'quarter').map(({ id }) => id)).toEqual([
      '2017-Q1',
      '2017-Q2',
    ])
    expect(missingPeriods([key('2016-02-22'), key('2016-03-07')], 'week').map(({ id }) => id)).toEqual(['2016-02-29'])
    expect(missingPeriods([key('2017')], 'year')).toEqual([])
  })
  it('adds nothing when the table would never end', () => {
    expect(missingPeriods([key('0001-01-01'), key('9999-12-31')], 'day')).toEqual([])
  })
  it('ends a period where the next one starts', () => {
    expect(endOfPeriod('2017-Q4', 'quarter')).toBe('2018-01-01')
    expect(endOfPeriod('2016-02', 'month')).toBe('2016-03-01')
  })
})

describe('drillFilter', () => {
  const dimension = (field: string, more: Partial<ResultDimension> = {}): ResultDimension => ({
    field,
    label: field,
    kind: 'choice',
    ...more,
  })
  it('joins the filter of the report with the values of the cell', () => {
    const own: Filter = { field: 'status', op: 'eq', value: 'won' }
    const rows = { dimensions: [dimension('customer.region', { kind: 'treeRef' })], keys: [key(null)] }
    const columns = {
      dimensions: [dimension('closedOn', { kind: 'date', period: 'quarter' })],
      keys: [key('2017-Q1')],
    }
    expect(drillFilter(own, rows, columns)).toEqual({
      and: [
        own,
        { field: 'customer.region', op: 'empty', value: true },
        { field: 'closedOn', op: 'between', value: ['2017-01-01', '2017-03-31'] },
      ],
    })
    expect(drillFilter(own, { ...rows, keys: [] }, { ...columns, keys: [] })).toEqual(own)
    expect(drillFilter(undefined, { ...rows, keys: [] }, { ...columns, keys: [] })).toBeUndefined()
  })
  it('gives numbers and truth values in their own form', () => {
    const of = (kind: string, id: string) =>
      drillFilter(undefined, { dimensions: [dimension('x', { kind })], keys: [key(id)] }, { dimensions: [], keys: [] })
    expect(of('boolean', 'false')).toEqual({ field: 'x', op: 'eq', value: false })
    expect(of('integer', '12')).toEqual({ field: 'x', op: 'eq', value: 12 })
  })
})

describe('withoutFields', () => {
  it('takes a field out of everything and keeps the order by the measure that stays', () => {
    const gone = withoutFields(
      {
        ...emptyDefinition,
        rows: [{ field: 'stage' }, { field: 'gone' }],
        measures: [{ fn: 'sum', field: 'gone' }, { fn: 'count' }],
        sort: { by: 1, direction: 'desc' },
        filter: { and: [{ field: 'gone', op: 'eq', value: 1 }, { not: { field: 'gone', op: 'empty' } }] },
      },
      new Set(['gone']),
    )
    expect(gone).toEqual({
      ...emptyDefinition,
      rows: [{ field: 'stage' }],
      measures: [{ fn: 'count' }],
      sort: { by: 0, direction: 'desc' },
    })
  })
  it('leaves a report that counts when no measure is left', () => {
    const { measures } = withoutFields({ ...emptyDefinition, measures: [{ fn: 'sum', field: 'x' }] }, new Set(['x']))
    expect(measures).toEqual([{ fn: 'count' }])
  })
})

describe('charts', () => {
  const result = (values: number[], additive = true): ReportResult => ({
    entity: 'x',
    rows: [{ field: 'r', label: 'R', kind: 'choice' }],
    columns: [],
    measures: [{ fn: additive ? 'sum' : 'avg', label: 'M', format: { kind: 'number', scale: 0 }, additive }],
    pivot: {
      columns: [{ keys: [], isTotal: true }],
      lines: values.map((value, i) => ({ keys: [key(String(i))], kind: 'row', cells: [[value]] })),
      groups: values.length,
    },
    asOf: '',
    mayExport: true,
  })
  const across = (width: number, additive: boolean): ReportResult => ({
    ...result([], additive),
    columns: [{ field: 'c', label: 'C', kind: 'choice' }],
    pivot: {
      columns: Array.from({ length: width }, (_, i) => ({ keys: [key(String(i))], isTotal: false })),
      lines: [{ keys: [key('a')], kind: 'row', cells: Array.from({ length: width }, (_, i) => [i + 1]) }],
      groups: 1,
    },
  })

  it('draws at most five colours and loses nothing of what adds up', () => {
    const { series, left } = chartFigures(across(8, true), { others: 'Others', total: 'Total' })
    expect(series).toHaveLength(mostSeries)
    expect(series.reduce((sum, { values }) => sum + values[0]!, 0)).toBe(36)
    expect(left).toBe(0)
  })
  it('says what it left out where things do not add up', () => {
    const { series, left } = chartFigures(across(8, false), { others: 'Others', total: 'Total' })
    expect(series.map(({ name }) => name)).toEqual(['3', '4', '5', '6', '7'])
    expect(left).toBe(3)
  })
  it('lets time run along the axis', () => {
    const quarters = across(3, true)
    quarters.columns[0]!.period = 'quarter'
    const { categories, series } = chartFigures(quarters, { others: 'Others', total: 'Total' })
    expect(categories.map(({ place }) => place.columns[0]!.id)).toEqual(['0', '1', '2'])
    expect(series.map(({ name, values }) => [name, ...values])).toEqual([['a', 1, 2, 3]])
  })
  it('cuts a donut into five slices that are the whole', () => {
    const slices = slicesOf(result([5, 1, 9, 3, 2, 4, 8]), 'Others')!
    expect(slices.map(({ value }) => value)).toEqual([9, 8, 5, 4, 6])
    expect(slicesOf(result([1], false), 'Others')).toBeNull()
    expect(slicesOf(result([1, -1]), 'Others')).toBeNull()
  })
})
