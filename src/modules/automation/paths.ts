/** Trying a rule out, and running again what failed. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { listOf, object, operation, schema } from '#kernel/openapi/operation.ts'

const text: JsonSchema = { type: 'string' }
const anything: JsonSchema = { type: 'object' }
const id: JsonSchema = { type: 'string', format: 'uuid' }

export const automationPaths: Record<string, PathItem> = {
  '/automation-rules/test': {
    post: operation({
      id: 'testAutomation',
      tag: 'automation-rules',
      summary: 'What a rule would do to a record; everything is taken back',
      description: '`record` is the id of a record of the rule’s kind; a schedule without records needs none.',
      body: schema('AutomationRuleInput'),
      answer: object({ state: text, effects: listOf(anything), fault: { type: ['string', 'null'] } }, [
        'state',
        'effects',
        'fault',
      ]),
      faults: [400, 403],
    }),
  },
  '/automation-runs/run-again': {
    post: operation({
      id: 'runAutomationsAgain',
      tag: 'automation-rules',
      summary: 'Give failed or stopped runs another go',
      body: object({ ids: listOf(id) }, ['ids']),
      answer: object({ count: { type: 'integer' } }, ['count']),
      faults: [400, 403],
    }),
  },
}

/** The Chinese of the texts above. */
export const automationPathTexts: Record<string, string> = {
  'What a rule would do to a record; everything is taken back': '试运行：规则会对一条记录做什么，全部撤回',
  '`record` is the id of a record of the rule’s kind; a schedule without records needs none.':
    '`record` 是规则对象的一条记录；不针对记录的时间表不需要。',
  'Give failed or stopped runs another go': '重新执行失败或被拦截的执行记录',
}
