import { defineEntity } from '#kernel/entity/define.ts'
import { boolean, choice, multiChoice, ref, requiredText } from '#kernel/entity/fields.ts'

export const figureSpans = [
  { value: 'last-week', label: { zh: '上周', en: 'Last week' } },
  { value: 'this-week', label: { zh: '本周至今', en: 'This week so far' } },
  { value: 'last-month', label: { zh: '上月', en: 'Last month' } },
  { value: 'this-month', label: { zh: '本月至今', en: 'This month so far' } },
  { value: 'last-quarter', label: { zh: '上季度', en: 'Last quarter' } },
  { value: 'this-quarter', label: { zh: '本季度至今', en: 'This quarter so far' } },
] as const

/** Figures that belong together, e.g. those of every Monday's mail. */
export const figureList = defineEntity('figure-list', {
  label: { zh: '数字清单', en: 'List of figures' },
  plural: { zh: '数字清单', en: 'Lists of figures' },
  about: {
    zh: '把常看的几个指标放在一起，可按周或按月定时发送。',
    en: 'The figures one looks at together, to be sent every week or month.',
  },
  path: 'figure-lists',
  icon: 'ordered-list',
  scope: { by: 'owner', owner: 'owner' },
  settingsOnly: true,
  shareable: true,
  title: 'name',
  sort: 'name',
  fields: {
    name: requiredText({ label: { zh: '名称', en: 'Name' }, max: 100 }),
    metrics: multiChoice([], { label: { zh: '指标', en: 'Figures' }, required: true, optionsFrom: 'metrics', max: 30 }),
    span: choice(figureSpans, {
      label: { zh: '时间', en: 'Time' },
      fixed: true,
      required: true,
      default: 'last-week',
      index: false,
    }),
    compare: boolean({ label: { zh: '与前一期比较', en: 'Compare with the one before' }, default: true }),
    split: choice(
      [
        { value: 'person', label: { zh: '按人', en: 'By person' } },
        { value: 'department', label: { zh: '按部门', en: 'By department' } },
        { value: 'region', label: { zh: '按区域', en: 'By region' } },
      ],
      { label: { zh: '另按什么拆分', en: 'Also split' }, fixed: true, index: false },
    ),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, default: '@me' }),
  },
  list: ['name', 'metrics', 'span', 'split', 'owner'],
  quick: ['name', 'metrics', 'span', 'compare', 'split'],
})
