/** Settings of OKRs. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { object, operation } from '#kernel/openapi/operation.ts'

const number: JsonSchema = { type: 'integer', minimum: 1, maximum: 10 }
const settings = object(
  {
    fewest: number,
    most: number,
    reminderWeekday: { type: 'integer', minimum: 1, maximum: 7 },
    visibility: { type: 'string', enum: ['company', 'team'] },
  },
  ['fewest', 'most', 'reminderWeekday', 'visibility'],
)

export const okrPaths: Record<string, PathItem> = {
  '/okr/settings': {
    get: operation({
      id: 'readOkrSettings',
      tag: 'work',
      summary: 'How many key results an objective should have, the weekday of the reminder, who sees new objectives',
      answer: settings,
    }),
    put: operation({
      id: 'changeOkrSettings',
      tag: 'work',
      summary: 'Change the settings of OKRs',
      body: settings,
      answer: settings,
      faults: [400, 403],
    }),
  },
}

/** The Chinese of the texts above. */
export const okrPathTexts: Record<string, string> = {
  'How many key results an objective should have, the weekday of the reminder, who sees new objectives':
    '一个目标应有多少个关键结果、每周提醒的星期、新目标谁能看到',
  'Change the settings of OKRs': '修改 OKR 的设置',
}
