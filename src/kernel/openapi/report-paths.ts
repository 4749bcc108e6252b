/** Figures of reports, and accounts of BI tools. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, pathParameter, schema } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const number: JsonSchema = { type: 'integer' }
const anything: JsonSchema = { type: 'object' }
const maybe: JsonSchema = { type: ['string', 'null'] }
const dimension = object({ field: text, period: { enum: ['day', 'week', 'month', 'quarter', 'year'] } }, ['field'])
const measure = object(
  {
    fn: { enum: ['count', 'sum', 'avg', 'median', 'min', 'max', 'distinct'] },
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
const column = object({ name: text, type: text, label: schema('Label') })

export const reportPaths: Record<string, PathItem> = {
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
  '/bi-access': {
    get: operation({
      id: 'biAccess',
      tag: 'administration',
      summary: 'Accounts of BI tools, and the views that they may read',
      answer: object({
        items: listOf(
          object({
            name: text,
            role: text,
            createdAt: maybe,
            createdBy: maybe,
            connections: number,
            department: { oneOf: [schema('Reference'), { type: 'null' }] },
          }),
        ),
        server: object({ host: text, port: number, database: text }),
        views: listOf(
          object({
            name: text,
            label: schema('Label'),
            columns: listOf(column),
            personal: listOf(object({ key: text, label: schema('Label'), allowed: flag })),
          }),
        ),
      }),
      faults: [403],
    }),
    post: operation({
      id: 'createBiAccess',
      tag: 'administration',
      summary: 'Create a read-only database account for a BI tool; its password is told only now',
      body: object(
        {
          name: text,
          department: {
            ...text,
            description: 'Id of a department: the account reads only what is its, with those below',
          },
        },
        ['name'],
      ),
      status: 201,
      answer: object({ role: text, password: text, connection: text, notes: listOf(text) }),
      faults: [400, 403, 409, 422],
    }),
  },
  '/bi-access/personal-fields': {
    put: operation({
      id: 'openPersonalFields',
      tag: 'administration',
      summary: 'Which fields of personal data BI tools may read',
      body: object({ fields: listOf(text) }, ['fields']),
      answer: object({ ok: flag }),
      faults: [400, 403],
    }),
  },
  '/bi-access/{name}': {
    delete: operation({
      id: 'revokeBiAccess',
      tag: 'administration',
      summary: 'Revoke the account of a BI tool and end its connections',
      parameters: [pathParameter('name')],
      answer: object({ ok: flag }),
      faults: [403, 404],
    }),
  },
}

/** The Chinese of the texts above. */
export const reportTextsInChinese: Record<string, string> = {
  'Reports that come with the product, as far as the caller may see their fields': '自带的报表，限调用者有权查看的字段',
  'Figures of a report that need not be saved, within the reach of the caller':
    '按给定内容计算报表（无须保存），限调用者的权限范围',
  '`cells` hold per column and per measure decimal text, counts as numbers. Totals are worked out over all records, not from cells. At most 5,000 groups.':
    '`cells` 按列、按指标给出十进制文本，计数为数字。合计按全部记录计算，不由单元格相加。最多 5,000 组。',
  'Figures of a saved report, within the reach of the caller': '已保存报表的数字，限调用者的权限范围',
  'A report as an XLSX or CSV file': '报表导出为 XLSX 或 CSV 文件',
  'Accounts of BI tools, and the views that they may read': 'BI 工具的账号及其可读取的视图',
  'Create a read-only database account for a BI tool; its password is told only now':
    '为 BI 工具创建只读数据库账号；密码只在此时返回',
  'Id of a department: the account reads only what is its, with those below':
    '部门标识：账号只能读取该部门及下级部门的数据',
  'Which fields of personal data BI tools may read': 'BI 工具可读取哪些个人信息字段',
  'Revoke the account of a BI tool and end its connections': '吊销 BI 工具的账号并断开其连接',
}
