import { defineEntity } from '#kernel/entity/define.ts'
import { boolean, choice, deliverable, instant, integer, ref, refs, requiredText } from '#kernel/entity/fields.ts'
import { planNext } from '../next-sending.ts'
import { checkSchedule } from '../rules/schedule.ts'

export const schedule = defineEntity('schedule', {
  label: { zh: '定时发送', en: 'Scheduled mail' },
  plural: { zh: '定时发送', en: 'Scheduled mails' },
  about: {
    zh: '每天、每周或每月把看板、报表或数字发到邮箱，每个人收到的是自己有权看的数字。',
    en: 'Boards, reports and figures by mail, every day, week or month; everybody gets what they may read.',
  },
  path: 'schedules',
  icon: 'mail',
  scope: { by: 'owner', owner: 'owner' },
  settingsOnly: true,
  title: 'name',
  sort: 'name',
  sections: [
    { key: 'main', label: { zh: '发什么', en: 'What' } },
    { key: 'when', label: { zh: '什么时候', en: 'When' } },
  ],
  fields: {
    name: requiredText({ label: { zh: '名称', en: 'Name' }, max: 100 }),
    content: deliverable({ label: { zh: '内容', en: 'Content' }, required: true }),
    recipients: refs('employee', { label: { zh: '收件人', en: 'To' }, required: true }),
    attach: boolean({ label: { zh: '附 Excel 表格', en: 'Attach an Excel file' }, default: true }),
    frequency: choice(
      [
        { value: 'daily', label: { zh: '每天', en: 'Every day' } },
        { value: 'weekly', label: { zh: '每周', en: 'Every week' } },
        { value: 'monthly', label: { zh: '每月', en: 'Every month' } },
      ],
      {
        label: { zh: '频率', en: 'How often' },
        fixed: true,
        required: true,
        default: 'weekly',
        section: 'when',
        index: false,
      },
    ),
    weekday: choice(
      [
        { value: '1', label: { zh: '星期一', en: 'Monday' } },
        { value: '2', label: { zh: '星期二', en: 'Tuesday' } },
        { value: '3', label: { zh: '星期三', en: 'Wednesday' } },
        { value: '4', label: { zh: '星期四', en: 'Thursday' } },
        { value: '5', label: { zh: '星期五', en: 'Friday' } },
        { value: '6', label: { zh: '星期六', en: 'Saturday' } },
        { value: '7', label: { zh: '星期日', en: 'Sunday' } },
      ],
      {
        label: { zh: '星期几（每周）', en: 'Weekday (weekly)' },
        fixed: true,
        default: '1',
        section: 'when',
        index: false,
      },
    ),
    dayOfMonth: integer({
      label: { zh: '几号（每月）', en: 'Day (monthly)' },
      help: { zh: '当月没有这一天时为最后一天', en: 'The last one in months that do not have it' },
      min: 1,
      max: 31,
      default: 1,
      additive: false,
      section: 'when',
    }),
    hour: integer({
      label: { zh: '几点', en: 'At (hour)' },
      help: { zh: '公司时区的整点，0 到 23', en: 'A full hour of the company’s clock, 0 to 23' },
      min: 0,
      max: 23,
      required: true,
      default: 8,
      additive: false,
      section: 'when',
    }),
    workingDaysOnly: boolean({
      label: { zh: '只在工作日发送', en: 'Working days only' },
      help: { zh: '每周、每月的遇休息日顺延', en: 'Weekly and monthly ones move to the next working day' },
      default: true,
      section: 'when',
    }),
    state: choice(
      [
        { value: 'active', label: { zh: '启用', en: 'Active' }, tone: 'good' },
        { value: 'paused', label: { zh: '暂停', en: 'Paused' }, tone: 'muted' },
      ],
      { label: { zh: '状态', en: 'State' }, fixed: true, required: true, default: 'active' },
    ),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, default: '@me' }),
    nextAt: instant({ label: { zh: '下次发送', en: 'Next' }, write: 'action-only', index: true, section: 'when' }),
    lastAt: instant({ label: { zh: '上次发送', en: 'Last' }, write: 'action-only', section: 'when' }),
  },
  list: ['name', 'content', 'frequency', 'recipients', 'state', 'nextAt', 'lastAt'],
  quick: ['name', 'content', 'recipients', 'frequency', 'weekday', 'hour'],
  highlights: ['state', 'nextAt', 'lastAt'],
  rules: [({ after }) => checkSchedule(after as never)],
  derive: planNext,
})
