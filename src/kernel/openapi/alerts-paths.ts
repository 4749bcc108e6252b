/** Trying alert rules, and the figure behind an alert. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { operation, parameter, schema } from './operation.ts'

const anything: JsonSchema = { type: 'object' }

export const alertsPaths: Record<string, PathItem> = {
  '/alert-rules/preview': {
    post: operation({
      id: 'previewAlertRule',
      tag: 'alert-rules',
      summary: 'When a rule would have fired in the last twelve periods',
      description: 'Nothing is kept; the figures are those that the caller may read.',
      body: schema('AlertRuleInput'),
      answer: anything,
      faults: [400, 403, 404],
    }),
  },
  '/alerts/{id}/history': {
    get: operation({
      id: 'alertHistory',
      tag: 'alerts',
      summary: 'The figure of an alert period by period, and the filter of its records',
      parameters: [parameter('id')],
      answer: anything,
      faults: [404],
    }),
  },
}
