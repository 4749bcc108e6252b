/** What plans answer beyond their records. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { listOf, object, operation, parameter, queryParameter, schema } from '#kernel/openapi/operation.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const number: JsonSchema = { type: 'integer' }
const day: JsonSchema = { type: 'string', format: 'date' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const maybe = (type: string): JsonSchema => ({ type: [type, 'null'] })
const anything: JsonSchema = { type: 'object' }
const person: JsonSchema = { oneOf: [schema('Reference'), { type: 'null' }] }
const pace = object({ perDay: text, atEnd: text, runsOutOn: maybe('string') })
const burn = object({
  spent: text,
  spentPercent: maybe('string'),
  elapsedPercent: text,
  alert: maybe('string'),
  straight: { oneOf: [pace, { type: 'null' }] },
  recent: { oneOf: [pace, { type: 'null' }] },
})
const task = object({
  length: number,
  slack: maybe('integer'),
  critical: flag,
  forecastEndsOn: maybe('string'),
  daysLate: number,
  expected: text,
  size: maybe('string'),
})

export const plansPaths: Record<string, PathItem> = {
  '/plans/{id}/schedule': {
    get: operation({
      id: 'planSchedule',
      tag: 'plans',
      summary: 'When a plan ends as things stand: critical path, slack and lateness of its tasks',
      description:
        'All lengths are working days of the company calendar. `slack` is how late a task may be without moving the end, below 0 when the plan misses its own end; `expected` is the progress that a task should have today; weights of a month should sum to 100 and `gap` is what lacks.',
      parameters: [parameter('id')],
      answer: object({
        today: day,
        startsOn: day,
        endsOn: day,
        forecastEndsOn: maybe('string'),
        daysOver: number,
        progress: maybe('string'),
        expected: maybe('string'),
        months: listOf(object({ month: text, weight: text, gap: text, progress: maybe('string'), count: number })),
        criticalPath: listOf(id),
        tasks: { type: 'object', additionalProperties: task },
        daysOff: listOf(day),
        manages: flag,
      }),
      faults: [403, 404],
    }),
  },
  '/plans/{id}/budget': {
    get: operation({
      id: 'planBudget',
      tag: 'plans',
      summary: 'The money of a plan: spent, committed, left, pace and forecast',
      description: 'Alert = spent % − elapsed %. Only lines that the caller may read count.',
      parameters: [parameter('id')],
      answer: object({
        today: day,
        startsOn: day,
        endsOn: day,
        total: object({
          amount: text,
          spent: text,
          committed: text,
          left: text,
          committedPercent: maybe('string'),
          burn,
        }),
        lines: listOf(
          object({ id, label: text, amount: text, spent: text, committed: text, left: text, level: number, burn }),
        ),
        course: listOf(object({ on: day, spent: text })),
        requests: listOf(anything),
      }),
      faults: [403, 404],
    }),
  },
  '/plans/tracking-sheet': {
    get: operation({
      id: 'trackingSheet',
      tag: 'plans',
      summary: 'The tracking sheet as a workbook: goal, dimension, description, measure, owner, date, state, remarks',
      parameters: [queryParameter('plan', 'One plan; all within reach when left out.')],
      media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      answer: { type: 'string', format: 'binary' },
      faults: [400, 403, 404],
    }),
  },
  '/reviews/page': {
    get: operation({
      id: 'reviewPage',
      tag: 'reviews',
      summary:
        'A week of a department: what is late, how the plans stand, action items, and the review when there is one',
      description: 'The figures are of this moment, or those kept when the review was closed.',
      parameters: [
        queryParameter('week', 'ISO week `2026-W12`; this week when left out.'),
        queryParameter('department', 'With the departments below it; everything within reach when left out.'),
      ],
      answer: object({
        week: text,
        from: day,
        to: day,
        asOf: day,
        at: text,
        frozen: flag,
        review: { oneOf: [anything, { type: 'null' }] },
        findings: listOf(anything),
        items: listOf(
          object({
            entity: text,
            id,
            label: text,
            about: maybe('string'),
            owner: person,
            dueOn: maybe('string'),
            daysLate: maybe('integer'),
            note: { oneOf: [anything, { type: 'null' }] },
          }),
        ),
        plans: listOf(
          object({
            id,
            label: text,
            owner: person,
            progress: maybe('string'),
            expected: maybe('string'),
            tasks: number,
            late: number,
          }),
        ),
        actions: listOf(anything),
      }),
      faults: [400, 403],
    }),
  },
}

/** The Chinese of the texts above. */
export const plansPathTexts: Record<string, string> = {
  'When a plan ends as things stand: critical path, slack and lateness of its tasks':
    '计划按现状何时结束：关键路径、任务的余量与逾期',
  'All lengths are working days of the company calendar. `slack` is how late a task may be without moving the end, below 0 when the plan misses its own end; `expected` is the progress that a task should have today; weights of a month should sum to 100 and `gap` is what lacks.':
    '时长均为公司日历的工作日。`slack` 是任务可以晚几天而不影响结束，计划赶不上自己的结束日期时小于 0；`expected` 是任务到今天应有的进度；同月权重应合计 100，`gap` 为差额。',
  'The money of a plan: spent, committed, left, pace and forecast': '计划的预算：已支出、已承诺、剩余、速度与预测',
  'Alert = spent % − elapsed %. Only lines that the caller may read count.':
    '预警 = 已用 % − 时间 %。只统计调用者可查看的预算项。',
  'The tracking sheet as a workbook: goal, dimension, description, measure, owner, date, state, remarks':
    '目标拆解与跟踪表（Excel）：目标、分解维度、目标描述、衡量标准、责任人、完成时间、状态、备注',
  'One plan; all within reach when left out.': '某一份计划；留空为可查看的全部。',
  'A week of a department: what is late, how the plans stand, action items, and the review when there is one':
    '某部门的一周：落后的事、计划进展、行动项，以及已有的复盘会',
  'The figures are of this moment, or those kept when the review was closed.':
    '数据为此刻的情况；复盘会归档后为归档时的情况。',
  'ISO week `2026-W12`; this week when left out.': 'ISO 周 `2026-W12`；留空为本周。',
  'With the departments below it; everything within reach when left out.': '含下级部门；留空为可查看的全部。',
}
