/** Daily figures of metrics as BI tools read them: `reporting.metrics`. */
import type { ReportingViewDefinition } from '#kernel/entity/define.ts'

/** One row a metric, day and value of one dimension; dimension `all` is the company. Behind the product by seconds. */
export const metricsView: ReportingViewDefinition = {
  name: 'metrics',
  label: { zh: '指标日汇总', en: 'Daily figures of metrics' },
  columns: [
    { name: 'metric', type: 'text', label: { zh: '指标标识', en: 'Key of the metric' } },
    { name: 'day', type: 'date', label: { zh: '日期', en: 'Day' } },
    { name: 'dimension', type: 'text', label: { zh: '维度（all 为全公司）', en: 'Dimension (all: the company)' } },
    { name: 'key', type: 'text', label: { zh: '维度值的标识', en: 'Id or key of the value' } },
    { name: 'name', type: 'text', label: { zh: '维度值的名称', en: 'Name of the value' } },
    { name: 'value', type: 'numeric', label: { zh: '合计（存量为当日净增）', en: 'Sum (stocks: change of the day)' } },
    { name: 'records', type: 'bigint', label: { zh: '记录数', en: 'Records' } },
  ],
  forDepartment: (reach) => `v.dimension = 'person' and v.key in (select id::text from ${reach}.people)`,
  sql: () => `select f.metric, nullif(f.day, '0001-01-01'::date) as day, f.dimension, nullif(f.key, '') as key,
      coalesce(e.name, r.name, p.name, nullif(f.key, '')) as name, f.value, f.n as records
    from metric_fact f join metric_state s on s.metric = f.metric and s.ready_at is not null
    left join employee e on f.dimension = 'person' and f.key <> '' and e.id = case when f.dimension = 'person' then nullif(f.key, '')::uuid end
    left join region r on f.dimension = 'region' and f.key <> '' and r.id = case when f.dimension = 'region' then nullif(f.key, '')::uuid end
    left join product p on f.dimension = 'product' and f.key <> '' and p.id = case when f.dimension = 'product' then nullif(f.key, '')::uuid end`,
}
