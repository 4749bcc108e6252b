import { ownWork } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { reportingRoutes } from '#kernel/reporting/routes.ts'
import { report } from './entities/report.ts'
import { reportsPaths, reportsPathTexts } from './paths.ts'
import { reportContent } from './report-content.ts'
import { reportRoutes } from './routes.ts'

export const reports = defineModule({
  name: 'reports',
  dependsOn: ['organisation'],
  entities: [report],
  deliverables: { report: reportContent },
  permissions: [{ key: 'bi-access', label: { zh: '管理 BI 接口', en: 'Manage access of BI tools' } }],
  // Everybody arranges figures for themselves; which ones they are, their other rights decide.
  grants: { '*': { report: ownWork } },
  menu: [
    {
      key: 'reports',
      entity: 'report',
      label: { zh: '报表', en: 'Reports' },
      icon: 'line-chart',
      to: '/reports',
      group: 'insights',
      order: 92,
    },
  ],
  routes(app) {
    reportRoutes(app)
    reportingRoutes(app)
  },
  paths: reportsPaths,
  pathTexts: reportsPathTexts,
  messages: {
    'report.form': { zh: '报表内容的格式有误', en: 'The report does not have the right form' },
    'report.format': { zh: '请选择 xlsx 或 csv', en: 'Choose xlsx or csv' },
    'report.too-many-rows': { zh: '最多 {max} 个行字段', en: 'At most {max} fields for rows' },
    'report.too-many-columns': { zh: '最多 {max} 个列字段', en: 'At most {max} fields for columns' },
    'report.too-many-dimensions': {
      zh: '行字段和列字段合计最多 {max} 个',
      en: 'At most {max} fields for rows and columns together',
    },
    'report.too-many-measures': { zh: '最多 {max} 个指标', en: 'At most {max} figures' },
    'report.no-measure': { zh: '至少选择一个指标', en: 'Choose at least one figure' },
    'report.twice': { zh: '同一个字段不能用两次', en: 'The same field is there twice' },
    'report.limit': { zh: '行数应为 1 到 {max}', en: 'A limit is 1 to {max}' },
    'report.source-unknown': { zh: '没有“{source}”这类数据', en: 'There is no data of the kind "{source}"' },
    'report.source-closed': { zh: '您无权查看{entity}', en: 'You may not see {entity}' },
    'report.field-gone': {
      zh: '报表用到的字段“{name}”已经不存在',
      en: 'The field "{name}" that the report uses does not exist any more',
    },
    'report.field-closed': {
      zh: '报表用到了一个您无权查看的字段',
      en: 'The report uses a field that you may not see',
    },
    'report.field-masked': {
      zh: '报表用到了一个对您加密显示的字段',
      en: 'The report uses a field that is masked for you',
    },
    'report.not-groupable': { zh: '不能按“{name}”分组', en: 'It cannot be grouped by this field' },
    'report.no-period': { zh: '“{name}”不是日期', en: 'This field is no date' },
    'report.needs-period': { zh: '“{name}”需要选择日、周、月、季或年', en: 'Choose day, week, month, quarter or year' },
    'report.not-measurable': { zh: '“{name}”不能这样计算', en: 'This cannot be worked out of the field' },
    'report.not-additive': {
      zh: '“{name}”相加没有意义，请改用平均或中位数',
      en: 'A sum of this field means nothing: take its average or median',
    },
    'report.metric-dimension': {
      zh: '不是所有指标都能按“{name}”拆分或筛选',
      en: 'Not all of the metrics can be split or filtered by "{name}"',
    },
    'report.metric-not-additive': {
      zh: '“{name}”各部分相加不等于整体，不能算占比或累计',
      en: 'The parts of "{name}" do not add up, so there is no share or running total',
    },
    'report.one-period': { zh: '日期只能用一次', en: 'The date can stand only once' },
    'report.metric-days': {
      zh: '日期条件请用“等于”“介于”或“不早于/不晚于”，并与其他条件同时满足',
      en: 'Say days by “is”, “between”, “from” or “until”, beside the other conditions',
    },
    'report.export-denied': {
      zh: '您没有导出这些数据的权限，请联系管理员',
      en: 'You may not export these records; ask an administrator',
    },
  },
})
