import { defineEntity } from '#kernel/entity/define.ts'
import { type FieldOptions, integer, json, ref, requiredText } from '#kernel/entity/fields.ts'

/** Events of a case by time, column by column: numbers of words, milliseconds, null where the log does not tell. */
export interface StoredEvents {
  /** Activities. */
  a: number[]
  /** Completed at. */
  t: number[]
  /** Begun at; left out when no event tells. */
  s?: (number | null)[]
  /** People. */
  r?: (number | null)[]
  /** Attributes of events. */
  x?: Record<string, (string | null)[]>
}

/** A case of an imported log with all its events: read and written whole, so a million events are some 100,000 rows. */
export const eventLogCase = defineEntity('event-log-case', {
  label: { zh: '日志案例', en: 'Case of a log' },
  plural: { zh: '日志案例', en: 'Cases of logs' },
  about: { zh: '导入日志中的一个案例及其全部事件。', en: 'A case of an imported log with its events.' },
  path: 'event-log-cases',
  icon: 'history',
  scope: { by: 'via', through: 'log' },
  technical: true,
  settingsOnly: true,
  reporting: false,
  title: 'key',
  fields: {
    log: ref('event-log', {
      label: { zh: '事件日志', en: 'Event log' },
      required: true,
      onDelete: 'cascade',
      write: 'never',
      index: false,
    }),
    position: integer({ label: { zh: '次序', en: 'Order' }, required: true, write: 'never', additive: false }),
    key: requiredText({ label: { zh: '案例编号', en: 'Case' }, max: 520, write: 'never' }),
    attributes: json<FieldOptions, Record<string, string>>({
      label: { zh: '属性', en: 'Attributes' },
      write: 'never',
    }),
    events: json<FieldOptions, StoredEvents>({
      label: { zh: '事件', en: 'Events' },
      write: 'never',
    }),
  },
  list: ['log', 'key'],
  indexes: ['log_id, position'],
})
