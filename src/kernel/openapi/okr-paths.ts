/** Settings of OKRs. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { object, operation } from './operation.ts'

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
