/** What is wrong with a question for records: filter, order, groups. */
import type { Label } from '../entity/meta.types.ts'

export const queryMessages: Record<string, Label> = {
  'query.json': { zh: '参数不是有效的 JSON', en: 'The parameter is not valid JSON' },
  'query.unknown-field': { zh: '没有字段“{field}”', en: 'There is no field "{field}"' },
  'query.not-a-reference': { zh: '“{field}”不能再往下取字段', en: '"{field}" has no fields below it' },
  'query.path': { zh: '字段路径“{field}”太深', en: 'The field path "{field}" is too deep' },
  'query.not-sortable': { zh: '不能按“{field}”排序', en: 'Cannot sort by "{field}"' },
  'query.too-many-sorts': { zh: '最多按 4 个字段排序', en: 'Sort by at most 4 fields' },
  'query.cursor': {
    zh: '翻页位置无效，请从第一页开始',
    en: 'The cursor is not valid for this order; start at the first page',
  },
  'query.search': { zh: '搜索内容太长', en: 'The search text is too long' },
  'filter.form': { zh: '筛选条件的格式有误', en: 'The filter does not have the right form' },
  'filter.too-deep': { zh: '筛选条件太多或嵌套太深', en: 'The filter is too long or too deep' },
  'filter.masked': {
    zh: '“{field}”对您隐藏，不能用来筛选',
    en: '"{field}" is masked for you and cannot be filtered by',
  },
  'filter.operator': { zh: '字段“{field}”不支持“{op}”', en: 'Field "{field}" has no operator "{op}"' },
  'filter.value': { zh: '字段“{field}”的筛选值无效', en: 'The filter value of "{field}" is not valid' },
  'filter.between': { zh: '“{field}”的区间需要两个值', en: 'A range on "{field}" needs two values' },
  'filter.too-many': { zh: '“{field}”的筛选值太多', en: 'Too many filter values for "{field}"' },
  'aggregate.not-groupable': { zh: '不能按“{field}”分组', en: 'Cannot group by "{field}"' },
  'aggregate.period': { zh: '“{field}”不能按该周期分组', en: '"{field}" cannot be grouped by that period' },
  'aggregate.measure': { zh: '不能计算“{measure}”', en: 'Cannot compute "{measure}"' },
  'aggregate.too-many-groups': {
    zh: '结果超过 {max} 组，无法显示。请减少行列字段、改用更长的日期周期，或加上筛选条件',
    en: 'There are more than {max} groups. Take fewer fields or a longer period, or add a filter',
  },
  'aggregate.too-many': { zh: '最多 4 个分组、12 个度量', en: 'At most 4 groups and 12 measures' },
}
