import { defineEntity } from '#kernel/entity/define.ts'
import { choice, date, text } from '#kernel/entity/fields.ts'

/** A day that differs from the statutory calendar. */
export const calendarDay = defineEntity('calendar-day', {
  label: { zh: '工作日历例外', en: 'Calendar exception' },
  plural: { zh: '工作日历例外', en: 'Calendar exceptions' },
  about: {
    zh: '法定节假日与调休已内置，这里只写与之不同的日子。',
    en: 'Statutory holidays and swapped days are built in; only days that differ stand here.',
  },
  path: 'calendar-days',
  icon: 'calendar',
  scope: { by: 'company' },
  settingsOnly: true,
  reporting: false,
  title: 'name',
  sort: '-day',
  fields: {
    day: date({ label: { zh: '日期', en: 'Day' }, required: true }),
    kind: choice(
      [
        { value: 'rest', label: { zh: '休息', en: 'Day off' }, tone: 'good' },
        { value: 'work', label: { zh: '上班', en: 'Working day' }, tone: 'warn' },
      ],
      { label: { zh: '类型', en: 'Kind' }, fixed: true, required: true, default: 'rest' },
    ),
    name: text({ label: { zh: '名称', en: 'Name' }, required: true }),
  },
  list: ['day', 'kind', 'name'],
  unique: [
    {
      fields: ['day'],
      error: 'calendar.duplicate',
      message: { zh: '该日期已有设置', en: 'The day has an entry already' },
    },
  ],
})
