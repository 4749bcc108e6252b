/** What goes wrong when figures are asked for. */
import type { Label } from '../entity/meta.types.ts'

export const metricMessages: Record<string, Label> = {
  'metric.unknown': {
    zh: '没有指标“{metric}”，或您无权查看',
    en: 'There is no metric "{metric}", or you may not read it',
  },
  'metric.dimension': {
    zh: '指标“{metric}”不能按“{dimension}”分组或筛选',
    en: 'The metric "{metric}" cannot be split or filtered by "{dimension}"',
  },
  'metric.other-records': {
    zh: '指标“{metric}”不是由这类记录统计的',
    en: 'The metric "{metric}" is not counted from these records',
  },
  'metric.range': { zh: '结束日期早于开始日期', en: 'The last day lies before the first' },
  'metric.period': { zh: '“{period}”不是有效的期间', en: '"{period}" is not a period' },
  'metric.too-many': { zh: '一次最多查询 {max} 个指标', en: 'At most {max} figures at once' },
  'metric.too-many-groups': { zh: '最多按 3 个维度和 1 种期间分组', en: 'At most three dimensions and one period' },
  'metric.mixed-filter': {
    zh: '同一个“或”条件不能同时包含维度和字段',
    en: 'One "or" cannot hold both dimensions and fields of the records',
  },
}
