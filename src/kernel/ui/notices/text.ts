import { defineText } from '../text.ts'

/** Words that a person's own choices and the company's rules have in common. */
export const noticeTexts = defineText({
  kind: { zh: '通知', en: 'Notification' },
  when: { zh: '何时', en: 'When' },
  'digest.now': { zh: '立即', en: 'At once' },
  'digest.hourly': { zh: '每小时汇总', en: 'Hourly digest' },
  'digest.daily': { zh: '每天汇总', en: 'Daily digest' },
  'digest.weekly': { zh: '每周汇总', en: 'Weekly digest' },
  digestOf: { zh: '{kind}：何时', en: '{kind}: when' },
  urgent: { zh: '紧急', en: 'Urgent' },
  urgentHelp: { zh: '紧急通知不受免打扰时段和汇总限制', en: 'Urgent notifications pass quiet hours and digests' },
  locked: { zh: '公司统一', en: 'Fixed' },
  lockedHelp: { zh: '这类通知由公司统一设置', en: 'Your company has fixed how this kind is sent' },
  noRoom: { zh: '没有接收这类通知的群', en: 'No room takes this kind' },
  quietOn: { zh: '在这些时段不打扰', en: 'Quiet during these hours' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  restDays: { zh: '休息日全天免打扰（按公司日历）', en: 'All day on days off (company calendar)' },
  overnight: { zh: '到次日 {to}', en: 'until {to} the next day' },
})
