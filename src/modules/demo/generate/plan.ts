/** The tasks of the demo's plan; days are working days from today. */
export interface DemoTask {
  key: string
  name: string
  responsible: string
  from: number
  to: number
  weight: number
  progress: number
  output: string
  measure?: string
  dimension: string
  effort: string
  waitsFor?: string[]
  risk?: string
  fallback?: string
}

const task = (
  key: string,
  name: string,
  responsible: string,
  [from, to]: [number, number],
  [weight, progress]: [number, number],
  output: string,
  more: Partial<DemoTask> = {},
): DemoTask => ({
  key,
  name,
  responsible,
  from,
  to,
  weight,
  progress,
  output,
  dimension: 'time',
  effort: String(Math.min(8, Math.max(3, Math.round((to - from) / 2)))),
  ...more,
})

/** Who has the plan and answers for it. */
export const planOwner = 'manager-华东'
const manager = planOwner

export const tasks: readonly DemoTask[] = [
  task('list', '客户分级与重点名单', manager, [-40, -36], [2, 100], 'A、B 级客户名单与负责人', {
    dimension: 'customer',
  }),
  task('visits', '重点客户高层拜访安排', 'rep-华东-0', [-35, -30], [3, 100], '每家客户的拜访计划', {
    dimension: 'customer',
    waitsFor: ['list'],
  }),
  task('partners', '筛选并签约渠道伙伴', 'rep-华东-1', [-34, -22], [3, 100], '两份渠道协议', { dimension: 'channel' }),
  task('pack', '装备制造行业方案包', 'solution-0', [-32, -20], [2, 100], '演示环境、案例、报价模板', {
    dimension: 'product',
  }),
  task('launch', '秋季新品发布会', 'marketing-0', [-18, -12], [3, 100], '到场客户 80 家', {
    dimension: 'channel',
    waitsFor: ['pack'],
  }),
  task('booth', '发布会线索逐个回访', 'rep-华东-2', [-11, -6], [2, 60], '全部线索有结论', {
    dimension: 'channel',
    waitsFor: ['launch'],
    measure: '80 条线索 100% 回访',
    risk: '线索过了两周就冷了',
    fallback: '请客户成功部帮助电话回访',
  }),
  task('suxichang', '苏锡常大客户攻坚', 'rep-华东-0', [-15, 8], [4, 55], '签约三家 A 级客户', {
    dimension: 'region',
    waitsFor: ['visits'],
    risk: '竞品在无锡降价 15%',
    fallback: '改推分期加运维打包',
  }),
  task('renewals', '到期客户续约排查', 'success-0', [-10, 5], [2, 40], '续约风险清单', { dimension: 'customer' }),
  task('rivals', '竞品对比材料更新', 'solution-1', [-8, 3], [1, 80], '三家竞品的对比页', { dimension: 'product' }),
  task('quotes', '报价审批提速', manager, [-5, 6], [2, 30], '两天内出报价', { measure: '报价周期中位数不超过 2 天' }),
  task('tour', '标杆客户参观日', 'rep-华东-3', [9, 14], [2, 0], '15 家客户到现场', {
    dimension: 'customer',
    waitsFor: ['suxichang'],
  }),
  task('training', '渠道伙伴产品培训', 'rep-华东-1', [7, 13], [2, 0], '伙伴能独立演示', {
    dimension: 'channel',
    waitsFor: ['partners'],
  }),
  task('thanks', '年终客户答谢会', 'marketing-0', [16, 22], [2, 0], '60 位客户到场', {
    dimension: 'channel',
    waitsFor: ['tour'],
  }),
  task('sprint', '目标冲刺周', 'rep-华东-4', [15, 24], [4, 0], '在谈合同全部有结论', {
    dimension: 'person',
    waitsFor: ['suxichang', 'training'],
  }),
  task('look-back', '复盘与下一年计划', manager, [25, 30], [3, 0], '复盘报告与下一年计划草案', {
    waitsFor: ['sprint', 'thanks'],
  }),
]

/** Budget lines with what was booked, in working days from today. */
export const budgetLines = [
  {
    key: 'travel',
    name: '客户拜访差旅',
    category: 'travel',
    amount: '120000.00',
    entries: [
      [-38, 'spending', '16800.00', '首轮拜访机票与酒店'],
      [-21, 'spending', '14200.00', '苏州、无锡拜访'],
      [-7, 'spending', '17000.00', '杭州、宁波拜访'],
    ],
  },
  {
    key: 'campaign',
    name: '新品发布会',
    category: 'campaign',
    amount: '200000.00',
    entries: [
      [-26, 'spending', '68000.00', '场地与搭建'],
      [-15, 'spending', '74500.00', '物料、直播与餐饮'],
      [-11, 'spending', '27500.00', '媒体与短信邀约'],
    ],
  },
  {
    key: 'fair',
    name: '行业展会',
    category: 'channel',
    amount: '80000.00',
    entries: [
      [-30, 'spending', '52000.00', '展位费'],
      [-12, 'spending', '22000.00', '展台搭建'],
      [-4, 'commitment', '4000.00', '展品运输'],
    ],
  },
] as const
