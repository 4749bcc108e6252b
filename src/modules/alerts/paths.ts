/** Trying alert rules, and the figure behind an alert. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { operation, parameter, schema } from '#kernel/openapi/operation.ts'

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

/** The Chinese of the texts above. */
export const alertsPathTexts: Record<string, string> = {
  'When a rule would have fired in the last twelve periods': '试运行：规则在过去十二期会提醒几次',
  'Nothing is kept; the figures are those that the caller may read.': '不保存任何内容；数字按调用者的权限读取。',
  'The figure of an alert period by period, and the filter of its records':
    '预警的指标逐期数值，以及对应明细的筛选条件',
}
