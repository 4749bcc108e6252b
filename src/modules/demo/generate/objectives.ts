/** The objectives of the demo company, as far as they are words and plain numbers. */

type Status = 'on-track' | 'at-risk' | 'off-track'

export interface DemoKeyResult {
  title: string
  weight?: string
  /** A figure of the metric catalogue; without a target it is that of the quarter's goal. */
  metric?: 'won-amount' | 'win-rate' | 'new-customers'
  start?: string
  target?: string
  unit?: string
  /** Where a number stands today. */
  now?: number
  /** How many of these steps are done. */
  steps?: { names: readonly (readonly [name: string, weight: string])[]; done: number }
  status: Status
  confidence: number
  happened?: string
  blockers?: string
  nextActions?: string
}

export interface DemoObjective {
  key: string
  title: string
  why?: string
  level: 'company' | 'department' | 'person'
  owner: string
  department?: string
  parent?: string
  keyResults: DemoKeyResult[]
}

const visits = (target: string, now: number, status: Status, confidence: number): DemoKeyResult => ({
  title: '客户高层拜访',
  start: '0',
  target,
  unit: '次',
  now,
  status,
  confidence,
})

const ofDepartment = (region: string, title: string, why: string, keyResults: DemoKeyResult[]): DemoObjective => ({
  key: `objective ${region}`,
  title,
  why,
  level: 'department',
  owner: `manager-${region}`,
  department: `sales-${region}`,
  parent: 'objective company',
  keyResults,
})

export const objectives: readonly DemoObjective[] = [
  {
    key: 'objective company',
    title: '成为装备制造企业首选的数字工厂伙伴',
    why: '装备制造占我们收入的四成。今年做出三个标杆，明年才能放大。',
    level: 'company',
    owner: 'gm',
    keyResults: [
      { title: '本季度赢单金额达到目标', metric: 'won-amount', weight: '2', status: 'on-track', confidence: 7 },
      {
        title: '客户净推荐值从 32 提高到 45',
        start: '32',
        target: '45',
        unit: '分',
        now: 41,
        status: 'on-track',
        confidence: 8,
        happened: '两家大客户愿意公开推荐，回访样本增加到 86 家。',
        nextActions: '约两家标杆客户做访谈\n发布本月改进清单',
      },
      {
        title: '客户流失率从 8% 降到 5%',
        start: '8',
        target: '5',
        unit: '%',
        now: 6.6,
        status: 'at-risk',
        confidence: 5,
        happened: '本月三家小客户确认不续约。',
        blockers: '售后响应平均 9 小时，还是慢。',
        nextActions: '和客户成功部定 4 小时响应标准',
      },
      {
        title: '三个标杆项目上线',
        steps: {
          names: [
            ['方案冻结', '0.2'],
            ['试点车间上线', '0.3'],
            ['验收签字', '0.2'],
            ['客户愿意公开推荐', '0.3'],
          ],
          done: 2,
        },
        status: 'on-track',
        confidence: 7,
      },
    ],
  },
  ofDepartment('华东', '把苏锡常做成装备制造的根据地', '这里有全国四分之一的装备制造企业，离我们最近。', [
    { title: '华东本季度赢单金额', metric: 'won-amount', weight: '2', status: 'on-track', confidence: 8 },
    {
      ...visits('36', 27, 'on-track', 8),
      happened: '拜访了四家年产值十亿以上的企业。',
      nextActions: '安排两场车间参观',
    },
    {
      title: '华东赢单率提高到 40%',
      metric: 'win-rate',
      start: '0.25',
      target: '0.4',
      status: 'on-track',
      confidence: 6,
    },
  ]),
  ofDepartment('华北', '方案到谈判不再卡住', '去年一半的单子停在方案阶段超过 30 天。', [
    {
      title: '华北赢单率提高到 40%',
      metric: 'win-rate',
      start: '0.25',
      target: '0.4',
      status: 'on-track',
      confidence: 6,
    },
    visits('30', 19, 'on-track', 7),
    {
      title: '报价周期从 6 天缩到 2 天',
      start: '6',
      target: '2',
      unit: '天',
      now: 3.5,
      status: 'at-risk',
      confidence: 5,
      blockers: '折扣审批要过两级，平均等 1.5 天。',
      nextActions: '试行区域经理 9 折以内直接批',
    },
  ]),
  ofDepartment('华南', '让老客户带来新客户', '转介绍的赢单率是其他来源的两倍。', [
    { title: '华南本季度赢单金额', metric: 'won-amount', weight: '2', status: 'at-risk', confidence: 6 },
    { title: '老客户转介绍', start: '0', target: '20', unit: '条', now: 11, status: 'at-risk', confidence: 6 },
    visits('30', 22, 'on-track', 7),
  ]),
  ofDepartment('西部', '在成渝站住脚', '成渝的医疗信息化预算明年翻倍，今年先占位置。', [
    {
      title: '西部本季度赢单金额',
      metric: 'won-amount',
      weight: '2',
      status: 'off-track',
      confidence: 3,
      blockers: '两家能源客户的预算推迟到明年。',
    },
    {
      ...visits('24', 9, 'off-track', 4),
      happened: '本周只完成两次，销售都在赶投标。',
      nextActions: '每人每周固定一天跑重点客户',
    },
    {
      title: '成都本地交付团队到位',
      steps: {
        names: [
          ['确定两家服务商', '0.4'],
          ['完成产品培训', '0.3'],
          ['首个项目独立交付', '0.3'],
        ],
        done: 1,
      },
      status: 'at-risk',
      confidence: 5,
    },
  ]),
  ...[
    ['rep-华东-0', '华东', '跑透苏州 50 家装备厂', '50', 34],
    ['rep-西部-0', '西部', '拿下成都两家三甲医院', '30', 12],
  ].map(
    ([owner, region, title, target, now]): DemoObjective => ({
      key: `objective ${owner}`,
      title: String(title),
      level: 'person',
      owner: String(owner),
      department: `sales-${region}`,
      parent: `objective ${region}`,
      keyResults: [
        {
          title: '首次拜访家数',
          start: '0',
          target: String(target),
          unit: '家',
          now: Number(now),
          status: 'on-track',
          confidence: 7,
        },
        { title: '进入方案阶段', start: '0', target: '12', unit: '家', now: 7, status: 'on-track', confidence: 6 },
        { title: '签约', start: '0', target: '3', unit: '单', now: 1, status: 'at-risk', confidence: 5 },
      ],
    }),
  ),
]
