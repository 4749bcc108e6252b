/** Figures of metrics. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, pathParameter, queryParameter } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const label = object({ zh: text, en: text })
const anything: JsonSchema = { type: 'object' }
const value: JsonSchema = { type: ['number', 'null'] }
const metric = object({
  key: text,
  label,
  about: label,
  kind: { type: 'string', enum: ['flow', 'stock', 'derived', 'manual'] },
  unit: { type: 'string', enum: ['money', 'count', 'ratio', 'days', 'number'] },
  direction: { type: 'string', enum: ['up', 'down'] },
  additive: flag,
  dimensions: listOf(text),
  source: text,
  components: listOf(text),
  formula: text,
  origin: { type: 'string', enum: ['product', 'company'] },
})
const figures = object({
  key: text,
  unit: text,
  rows: listOf({ type: 'object', properties: { value }, additionalProperties: true }),
  computedAt: { type: 'string', format: 'date-time' },
})

export const metricPaths: Record<string, PathItem> = {
  '/metrics': {
    get: operation({
      id: 'listMetrics',
      tag: 'work',
      summary: 'The definitions of all metrics that the caller may read',
      answer: object({ items: listOf(metric) }),
      faults: [],
    }),
  },
  '/metrics/{key}': {
    get: operation({
      id: 'readMetric',
      tag: 'work',
      summary: 'Figures of one metric, split by dimensions and one period',
      description:
        'Only records that the caller may read count. Dimensions: person, manager, department, region, product, product-line, segment, channel, stage; periods: day, week, month, quarter, year (fiscal). Rows carry `{ id, label }` per dimension, null for none.',
      parameters: [
        pathParameter('key'),
        queryParameter('from', 'First day, inclusive, in the company time zone.'),
        queryParameter('to', 'Last day, inclusive.'),
        queryParameter('groupBy', 'Up to three dimensions and one period, separated by commas.'),
        queryParameter('filter', 'Over dimensions, or over fields of the source; as in lists.'),
      ],
      answer: figures,
      faults: [400, 404],
    }),
  },
  '/metrics/query': {
    post: operation({
      id: 'queryMetrics',
      tag: 'work',
      summary: 'Up to sixty figures of one moment; one that fails does not take the others with it',
      body: object({
        queries: listOf(
          object({ id: text, metric: text, from: text, to: text, groupBy: listOf(text), filter: anything }, [
            'id',
            'metric',
          ]),
        ),
      }),
      answer: object({ computedAt: text, results: anything }),
      faults: [400],
    }),
  },
}
