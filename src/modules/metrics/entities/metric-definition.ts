import { defineEntity } from '#kernel/entity/define.ts'
import { choice, json, longText, requiredText, text } from '#kernel/entity/fields.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { announceMetrics } from '../announce-metrics.ts'
import { guardMetricRemoval, guardMetrics } from '../guards.ts'

/** A metric that the company defines itself. It counts from the moment it is saved, also backwards. */
export const metricDefinition = defineEntity('metric-definition', {
  label: { zh: '自定义指标', en: 'Own metric' },
  plural: { zh: '自定义指标', en: 'Own metrics' },
  about: {
    zh: '公司自己的指标：从记录统计、由其他指标算出，或人工填报。定义人人可见。',
    en: "The company's own metrics: counted from records, worked out from others, or entered by hand. Everybody reads the definition.",
  },
  path: 'metric-definitions',
  icon: 'calculator',
  scope: { by: 'company' },
  settingsOnly: true,
  title: 'name',
  sort: 'name',
  fields: {
    name: requiredText({ label: { zh: '指标名称', en: 'Name' }, max: 60 }),
    nameEn: text({ label: { zh: '英文名称', en: 'English name' }, max: 60 }),
    key: requiredText({
      label: { zh: '标识', en: 'Key' },
      help: {
        zh: '小写字母、数字和连字符；公式和接口用它，保存后不能改',
        en: 'Lower case, digits, hyphens; formulas and scripts name it; fixed once saved',
      },
      write: 'create',
      max: 40,
      pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
    }),
    about: longText({
      label: { zh: '口径说明', en: 'In plain words' },
      help: { zh: '什么算、什么时候算、算给谁', en: 'What counts, when, and for whom' },
      required: true,
      max: 500,
    }),
    aboutEn: longText({ label: { zh: '英文口径说明', en: 'In plain words, English' }, max: 500 }),
    kind: choice(
      [
        { value: 'counted', label: { zh: '从记录统计', en: 'Counted from records' } },
        { value: 'derived', label: { zh: '由其他指标算出', en: 'Worked out from other metrics' } },
        { value: 'manual', label: { zh: '人工填报', en: 'Entered by hand' } },
      ],
      { label: { zh: '来源方式', en: 'How it comes about' }, fixed: true, required: true, default: 'counted' },
    ),
    source: choice([], { label: { zh: '统计哪种记录', en: 'Counts which records' }, optionsFrom: 'metric-sources' }),
    measure: choice(
      [
        { value: 'count', label: { zh: '个数', en: 'Number of records' } },
        { value: 'sum', label: { zh: '合计', en: 'Sum' } },
        { value: 'mean', label: { zh: '平均', en: 'Mean' } },
        { value: 'median', label: { zh: '中位数', en: 'Median' } },
        { value: 'latest', label: { zh: '最新值', en: 'Latest value' } },
      ],
      { label: { zh: '怎么算', en: 'Measure' }, fixed: true, default: 'count' },
    ),
    field: text({ label: { zh: '统计的字段', en: 'Measured field' }, max: 60 }),
    date: text({ label: { zh: '按哪个日期计入', en: 'Counts on which date' }, max: 60 }),
    filter: json<{ label: { zh: string; en: string } }, Filter>({ label: { zh: '条件', en: 'Condition' } }),
    formula: text({
      label: { zh: '公式', en: 'Formula' },
      help: {
        zh: '例如 won-amount / won-count。指标标识里有“-”，所以减号两边要留空格',
        en: 'For example won-amount / won-count. Keys of metrics have a “-”, so put spaces around a minus sign',
      },
      max: 500,
    }),
    unit: choice(
      [
        { value: 'count', label: { zh: '个数', en: 'Count' } },
        { value: 'money', label: { zh: '金额', en: 'Money' } },
        { value: 'ratio', label: { zh: '比率（%）', en: 'Ratio (%)' } },
        { value: 'days', label: { zh: '天数', en: 'Days' } },
        { value: 'number', label: { zh: '数值', en: 'Number' } },
      ],
      { label: { zh: '单位', en: 'Unit' }, fixed: true, required: true, default: 'count' },
    ),
    direction: choice(
      [
        { value: 'up', label: { zh: '越高越好', en: 'Higher is better' } },
        { value: 'down', label: { zh: '越低越好', en: 'Lower is better' } },
      ],
      { label: { zh: '好的方向', en: 'Good direction' }, fixed: true, required: true, default: 'up' },
    ),
  },
  list: ['name', 'key', 'kind', 'source', 'measure', 'unit', 'direction'],
  unique: [
    {
      fields: ['key'],
      error: 'metric.key-taken',
      message: { zh: '已有这个标识的指标', en: 'There is a metric with this key' },
    },
  ],
  guard: guardMetrics,
  guardRemoval: guardMetricRemoval,
  written: announceMetrics,
})
