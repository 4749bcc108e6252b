/** Metrics of the company's own: their uses, checks and previews. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { listOf, object, operation, queryParameter } from '#kernel/openapi/operation.ts'

const text: JsonSchema = { type: 'string' }
const label = object({ zh: text, en: text })
const anything: JsonSchema = { type: 'object' }
const value: JsonSchema = { type: ['number', 'null'] }
const figures = object({
  key: text,
  unit: text,
  rows: listOf({ type: 'object', properties: { value }, additionalProperties: true }),
  computedAt: { type: 'string', format: 'date-time' },
})

export const metricsPaths: Record<string, PathItem> = {
  '/metric-checks': {
    get: operation({
      id: 'listMetricChecks',
      tag: 'work',
      summary: 'How the last nightly comparison of daily facts with their records came out',
      answer: object({
        items: listOf(
          object({
            metric: text,
            readyAt: { type: ['string', 'null'] },
            checkedAt: { type: ['string', 'null'] },
            differences: { type: ['integer', 'null'] },
          }),
        ),
      }),
      faults: [],
    }),
  },
  '/metric-uses': {
    get: operation({
      id: 'listMetricUses',
      tag: 'administration',
      summary: 'How many boards, goals and the like show a metric, for who may define metrics',
      parameters: [queryParameter('metric', 'Key of the metric.')],
      answer: object({ items: listOf(object({ label, count: { type: 'integer' } })) }),
      faults: [403, 404],
    }),
  },
  '/metrics/preview': {
    post: operation({
      id: 'previewMetric',
      tag: 'administration',
      summary: 'Figures of a metric definition that is not saved yet',
      description:
        'For who may create metric definitions, over the records that the caller may read. Nothing is written. What the definition lacks is said at its fields.',
      body: object(
        {
          definition: object({
            kind: { type: 'string', enum: ['counted', 'derived', 'manual'] },
            source: text,
            measure: { type: 'string', enum: ['count', 'sum', 'mean', 'median', 'latest'] },
            field: text,
            date: text,
            filter: anything,
            formula: text,
            unit: text,
            direction: text,
            key: text,
          }),
          from: text,
          to: text,
          groupBy: listOf(text),
          filter: anything,
        },
        ['definition'],
      ),
      bodyExample: {
        definition: { kind: 'derived', formula: 'won-amount / won-count', unit: 'money' },
        from: '2017-01-01',
        to: '2017-12-31',
        groupBy: ['month'],
      },
      answer: figures,
      faults: [400, 403, 404, 422],
    }),
  },
}

/** The Chinese of the texts above. */
export const metricsPathTexts: Record<string, string> = {
  'How the last nightly comparison of daily facts with their records came out': '每晚把日汇总与原始记录核对的最近结果',
  'How many boards, goals and the like show a metric, for who may define metrics':
    '有多少看板、目标等用到某个指标，供可以定义指标的人查看',
  'Key of the metric.': '指标的标识。',
  'Figures of a metric definition that is not saved yet': '试算一个尚未保存的指标定义',
  'For who may create metric definitions, over the records that the caller may read. Nothing is written. What the definition lacks is said at its fields.':
    '供可以新建指标的人使用，只统计调用者可查看的记录，不写入任何数据。定义缺什么，在对应字段上说明。',
}
