/** Figures of reports. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { listOf, object, operation, pathParameter, schema } from '#kernel/openapi/operation.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const number: JsonSchema = { type: 'integer' }
const anything: JsonSchema = { type: 'object' }
const maybe: JsonSchema = { type: ['string', 'null'] }
const dimension = object({ field: text, period: { enum: ['day', 'week', 'month', 'quarter', 'year'] } }, ['field'])
const measure = object(
  {
    fn: { enum: ['count', 'sum', 'avg', 'median', 'min', 'max', 'distinct', 'metric'] },
    field: text,
    show: { enum: ['value', 'row-share', 'column-share', 'total-share', 'running', 'difference'] },
  },
  ['fn'],
)
const definition = object(
  {
    rows: listOf(dimension),
    columns: listOf(dimension),
    measures: listOf(measure),
    filter: anything,
    sort: object({ by: { type: ['string', 'integer'] }, direction: { enum: ['asc', 'desc'] } }, ['by', 'direction']),
    limit: number,
    subtotals: flag,
    totals: flag,
    chart: { enum: ['table', 'bar', 'stacked', 'line', 'donut', 'heat'] },
  },
  ['measures'],
)
const key = object({ id: maybe, label: text, rank: { type: 'number' } })
const labelled = object({ field: text, label: text, kind: text, period: text })
const result = object({
  entity: text,
  rows: listOf(labelled),
  columns: listOf(labelled),
  measures: listOf(object({ fn: text, field: text, show: text, label: text, additive: flag, format: anything })),
  pivot: object({
    columns: listOf(object({ keys: listOf(key), isTotal: flag })),
    lines: listOf(
      object({
        keys: listOf(key),
        kind: { enum: ['row', 'subtotal', 'total'] },
        cells: listOf(listOf({ type: ['string', 'number', 'null'] })),
      }),
    ),
    groups: number,
  }),
  asOf: { type: 'string', format: 'date-time' },
  mayExport: flag,
})
export const reportsPaths: Record<string, PathItem> = {
  '/reports/gallery': {
    get: operation({
      id: 'readyReports',
      tag: 'reports',
      summary: 'Reports that come with the product, as far as the caller may see their fields',
      answer: object({
        items: listOf(object({ key: text, label: schema('Label'), about: schema('Label'), source: text, definition })),
      }),
    }),
  },
  '/reports/preview': {
    post: operation({
      id: 'previewReport',
      tag: 'reports',
      summary: 'Figures of a report that need not be saved, within the reach of the caller',
      description:
        '`cells` hold per column and per measure decimal text, counts as numbers. Totals are worked out over all records, not from cells. At most 5,000 groups.',
      body: object({ source: text, definition }, ['source', 'definition']),
      bodyExample: {
        source: 'opportunity',
        definition: {
          rows: [{ field: 'customer.region' }],
          columns: [{ field: 'closedOn', period: 'quarter' }],
          measures: [{ fn: 'sum', field: 'amount' }],
        },
      },
      answer: result,
      faults: [400, 422],
    }),
  },
  '/reports/{id}/result': {
    get: operation({
      id: 'reportResult',
      tag: 'reports',
      summary: 'Figures of a saved report, within the reach of the caller',
      parameters: [pathParameter('id')],
      answer: result,
      faults: [400, 404, 422],
    }),
  },
  '/reports/export': {
    post: operation({
      id: 'exportReport',
      tag: 'reports',
      summary: 'A report as an XLSX or CSV file',
      body: object({ source: text, definition, name: text, filterText: text, format: { enum: ['xlsx', 'csv'] } }, [
        'source',
        'definition',
        'format',
      ]),
      answer: { type: 'string', format: 'binary' },
      media: 'application/octet-stream',
      faults: [400, 403, 422],
    }),
  },
}

/** The Chinese of the texts above. */
export const reportsPathTexts: Record<string, string> = {
  'Reports that come with the product, as far as the caller may see their fields': '自带的报表，限调用者有权查看的字段',
  'Figures of a report that need not be saved, within the reach of the caller':
    '按给定内容计算报表（无须保存），限调用者的权限范围',
  '`cells` hold per column and per measure decimal text, counts as numbers. Totals are worked out over all records, not from cells. At most 5,000 groups.':
    '`cells` 按列、按指标给出十进制文本，计数为数字。合计按全部记录计算，不由单元格相加。最多 5,000 组。',
  'Figures of a saved report, within the reach of the caller': '已保存报表的数字，限调用者的权限范围',
  'A report as an XLSX or CSV file': '报表导出为 XLSX 或 CSV 文件',
}
