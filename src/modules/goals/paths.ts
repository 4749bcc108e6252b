/** Goals beyond their records: where they stand, the table of their parts, and what they lack. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { listOf, object, operation, parameter, queryParameter } from '#kernel/openapi/operation.ts'

const text: JsonSchema = { type: 'string' }
const anything: JsonSchema = { type: 'object' }
const cell = object({ row: text, column: text, value: { type: ['string', 'null'] }, version: { type: 'integer' } }, [
  'row',
  'column',
  'value',
])
const split = { parent: text, level: text, columns: text }
const at = [parameter('id')]

export const goalsPaths: Record<string, PathItem> = {
  '/goals/overview': {
    get: operation({
      id: 'goalOverview',
      tag: 'goals',
      summary: 'Goals of a period, each below the one responsible for it, with where they stand',
      parameters: [
        queryParameter('period', 'For example 2026, 2026-Q1, 2026-03 or 2026-W12.'),
        queryParameter('metric', 'Key of a metric.'),
        queryParameter('mine', '`1` for own goals only.'),
      ],
      answer: object({ period: anything, items: listOf(anything), truncated: { type: 'boolean' } }),
      faults: [400, 403],
    }),
  },
  '/goals/mine': {
    get: operation({
      id: 'myGoals',
      tag: 'goals',
      summary: 'Own goals of this month, with what their gap takes',
      answer: object({ items: listOf(anything), whose: { enum: ['mine', 'company'] } }),
      faults: [403],
    }),
  },
  '/goals/metrics': {
    get: operation({
      id: 'goalMetrics',
      tag: 'goals',
      summary: 'Metrics that goals can name, those in use first',
      answer: object({ items: listOf(anything) }),
      faults: [403],
    }),
  },
  '/goals/inbox': {
    get: operation({
      id: 'goalInbox',
      tag: 'goals',
      summary: 'Goal adjustments: those that wait for the caller, own requests, others',
      answer: object({ waiting: listOf(anything), mine: listOf(anything), others: listOf(anything) }),
      faults: [403],
    }),
  },
  '/goals/smart-check': {
    post: operation({
      id: 'checkGoal',
      tag: 'goals',
      summary: 'What a goal lacks to be specific, measurable, achievable, relevant and time-bound',
      body: anything,
      bodyExample: { metric: 'won-amount', target: '1200000', period: '2026-Q1' },
      answer: object({ faults: listOf(anything), lastYear: { type: ['string', 'null'] } }),
      faults: [400, 403],
    }),
  },
  '/goals/{id}/outlook': {
    get: operation({
      id: 'goalOutlook',
      tag: 'goals',
      summary: 'Actual, plan line, forecast, needed activity, parts and adjustments of a goal',
      parameters: at,
      answer: anything,
      faults: [403, 404],
    }),
  },
  '/goals/matrix': {
    get: operation({
      id: 'goalMatrix',
      tag: 'goals',
      summary: 'A goal as a table of its parts',
      parameters: [
        queryParameter('parent', 'Id of the goal.'),
        queryParameter('level', '`time`, `department`, `region`, `product-line` or `person`.'),
        queryParameter('columns', '`none`, `quarter`, `month` or `week`.'),
      ],
      answer: anything,
      faults: [400, 403, 404],
    }),
    put: operation({
      id: 'saveGoalMatrix',
      tag: 'goals',
      summary: 'Save changed cells, all or none: 409 with what others changed, 422 with the faults of each cell',
      body: object({ ...split, cells: listOf(cell) }, ['parent', 'level', 'columns', 'cells']),
      answer: anything,
      faults: [400, 403, 404, 409, 422],
    }),
  },
  '/goals/proposals': {
    post: operation({
      id: 'proposeGoals',
      tag: 'goals',
      summary: 'Propose a split by last year’s share, by capacity or evenly; the parts add up exactly',
      body: object({ ...split, method: text, step: text, rows: listOf(text) }, [
        'parent',
        'level',
        'columns',
        'method',
      ]),
      bodyExample: { parent: '…', level: 'person', columns: 'month', method: 'last-year', step: '1000' },
      answer: object({ cells: listOf(cell), withoutHistory: { type: 'boolean' } }),
      faults: [400, 403, 404],
    }),
  },
  '/goals/{id}/respread': {
    post: operation({
      id: 'respreadGoal',
      tag: 'goals',
      summary: 'Spread a changed goal over its parts again; published parts are asked to be adjusted',
      parameters: at,
      body: object({ split: text, step: text, note: text, preview: { type: 'boolean' } }, ['split']),
      answer: anything,
      faults: [400, 403, 404, 422],
    }),
  },
  '/goals/{id}/publish-below': {
    post: operation({
      id: 'publishGoalsBelow',
      tag: 'goals',
      summary: 'Publish the drafts below a goal that the caller may publish',
      parameters: at,
      answer: object({ published: { type: 'integer' }, skipped: { type: 'integer' } }),
      faults: [403, 404],
    }),
  },
}

/** The Chinese of the texts above. */
export const goalsPathTexts: Record<string, string> = {
  'Goals of a period, each below the one responsible for it, with where they stand':
    '某一期的目标（按责任层级）及其进展',
  'For example 2026, 2026-Q1, 2026-03 or 2026-W12.': '例如 2026、2026-Q1、2026-03、2026-W12。',
  'Key of a metric.': '指标的标识。',
  '`1` for own goals only.': '`1` 表示只要自己的目标。',
  'Own goals of this month, with what their gap takes': '自己本月的目标，以及补上差距需要做什么',
  'Metrics that goals can name, those in use first': '可用于目标的指标，已使用的在前',
  'Goal adjustments: those that wait for the caller, own requests, others': '目标调整：待我审批的、我申请的、其他',
  'What a goal lacks to be specific, measurable, achievable, relevant and time-bound':
    '目标是否具体、可衡量、可达成、相关、有期限',
  'Actual, plan line, forecast, needed activity, parts and adjustments of a goal':
    '目标的实际值、计划线、预测、所需动作、分解与调整',
  'A goal as a table of its parts': '目标的分解表',
  'Id of the goal.': '目标的标识。',
  '`time`, `department`, `region`, `product-line` or `person`.':
    '`time`、`department`、`region`、`product-line` 或 `person`。',
  '`none`, `quarter`, `month` or `week`.': '`none`、`quarter`、`month` 或 `week`。',
  'Save changed cells, all or none: 409 with what others changed, 422 with the faults of each cell':
    '保存改动的格子，要么全部成功要么都不保存：409 给出他人的改动，422 给出每格的问题',
  'Propose a split by last year’s share, by capacity or evenly; the parts add up exactly':
    '按去年占比、人力或平均提出分解建议，各部分之和与目标完全一致',
  'Spread a changed goal over its parts again; published parts are asked to be adjusted':
    '把改动后的目标按比例重新分给下级；已发布的下级提出调整申请',
  'Publish the drafts below a goal that the caller may publish': '发布目标之下由调用者负责发布的草稿',
}
