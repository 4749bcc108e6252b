import { defineEntity } from '#kernel/entity/define.ts'
import { choice, integer, json, requiredText, text } from '#kernel/entity/fields.ts'
import { checkCompany } from '../rules/company.ts'
import { currencies } from './currencies.ts'

/** The one company that this installation serves. */
export const company = defineEntity('company', {
  label: { zh: '公司', en: 'Company' },
  plural: { zh: '公司', en: 'Company' },
  about: { zh: '公司名称、币种、时区与工作时间。', en: 'Name, currency, time zone and working hours of the company.' },
  path: 'companies',
  icon: 'bank',
  scope: { by: 'company' },
  settingsOnly: true,
  affectsAccess: true,
  title: 'name',
  fields: {
    name: requiredText({ label: { zh: '公司名称', en: 'Company name' } }),
    creditCode: text({ label: { zh: '统一社会信用代码', en: 'Unified social credit code' }, max: 18 }),
    currency: choice(currencies, {
      label: { zh: '本位币', en: 'Currency' },
      required: true,
      default: 'CNY',
      index: false,
    }),
    timeZone: text({ label: { zh: '时区', en: 'Time zone' }, required: true, default: 'Asia/Shanghai', max: 60 }),
    language: choice(
      [
        { value: 'zh', label: { zh: '中文', en: 'Chinese' } },
        { value: 'en', label: { zh: '英文', en: 'English' } },
      ],
      { label: { zh: '语言', en: 'Language' }, fixed: true, required: true, default: 'zh', index: false },
    ),
    fiscalYearStart: integer({
      label: { zh: '财年起始月', en: 'First month of the fiscal year' },
      required: true,
      default: 1,
      min: 1,
      max: 12,
    }),
    workingHours: json({
      label: { zh: '工作时间', en: 'Working hours' },
      help: {
        zh: '例如 [{"from":"09:00","to":"12:00"},{"from":"13:00","to":"18:00"}]',
        en: 'For example [{"from":"09:00","to":"12:00"},{"from":"13:00","to":"18:00"}]',
      },
      default: [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '18:00' },
      ] as never,
    }),
  },
  list: ['name', 'currency', 'timeZone', 'language'],
  rules: [checkCompany],
})
