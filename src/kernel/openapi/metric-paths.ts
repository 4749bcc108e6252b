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
