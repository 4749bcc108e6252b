import type { Filter } from '#kernel/entity/meta.types.ts'
import { spanOfQuarter } from './rules/quarter.ts'

/** Kept on milestones that came from here, so that a year gets them once. */
export const templateKey = 'default-year'

interface TemplateCriterion {
  title: string
  kind: 'metric' | 'records' | 'document'
  metric?: string
  span?: 'quarter' | 'year'
  entity?: string
  filter?: Filter
  comparison?: 'gte' | 'lte'
  value?: string
  goalShare?: string
  goalMetric?: string
  note?: string
}

interface TemplateMilestone {
  name: string
  quarter: string
  about: string
  criteria: TemplateCriterion[]
}

const highValue: Filter = { field: 'tier', op: 'in', value: ['A', 'B'] }

/**
 * The four milestones of the default year: customer reserve, channel co-operation, product pilot, sprint and review. What the
 * product has no data of yet (agreements with channels, pilot reports) asks for a document that a superior confirms, and says so.
 */
export function yearTemplate(year: number, language: 'zh' | 'en', fiscalYearStart = 1): TemplateMilestone[] {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const last = spanOfQuarter(`${year}-Q4`, fiscalYearStart)
  const byDocument = say(
    '系统里还没有这类数据，用附件证明，由上级确认',
    'The system has no data of this yet: attach the document, a superior confirms it',
  )
  return [
    {
      name: say('客户储备', 'Customer reserve'),
      quarter: `${year}-Q1`,
      about: say(
        '建好客户库和高价值客户名单，完成首轮联系，商机储备达到年度目标的 30%。',
        'Customer base and high-value list built, first round of contacts made, open deals worth 30 % of the year’s target.',
      ),
      criteria: [
        {
          title: say('客户库已建立（≥ 100 家）', 'Customer base built (100 or more)'),
          kind: 'records',
          entity: 'customer',
          value: '100',
        },
        {
          title: say('高价值客户名单（A、B 级 ≥ 20 家）', 'High-value list (20 or more of tier A and B)'),
          kind: 'records',
          entity: 'customer',
          filter: highValue,
          value: '20',
        },
        {
          title: say(
            '首轮联系完成（没有未联系过的 A、B 级客户）',
            'First round made (no A or B customer without a contact)',
          ),
          kind: 'records',
          entity: 'customer',
          filter: { and: [highValue, { field: 'lastContactAt', op: 'empty', value: true }] },
          comparison: 'lte',
          value: '0',
        },
        {
          title: say('商机储备 ≥ 年度赢单目标的 30%', 'Open deals worth 30 % of the year’s target or more'),
          kind: 'metric',
          metric: 'open-amount',
          goalShare: '30',
          goalMetric: 'won-amount',
          note: say(
            '年度目标取公司当年“赢单金额”目标',
            'The target is the company’s goal of the year for the amount won',
          ),
        },
      ],
    },
    {
      name: say('渠道合作', 'Channel co-operation'),
      quarter: `${year}-Q2`,
      about: say('签下至少两份渠道合作协议。', 'At least two agreements with channel partners signed.'),
      criteria: [
        { title: say('第一份渠道合作协议', 'First channel agreement'), kind: 'document', note: byDocument },
        { title: say('第二份渠道合作协议', 'Second channel agreement'), kind: 'document', note: byDocument },
      ],
    },
    {
      name: say('产品试点', 'Product pilot'),
      quarter: `${year}-Q3`,
      about: say(
        '新产品先试点、验证效果，再全面推广。',
        'The new product is tried and verified before it is rolled out.',
      ),
      criteria: [
        {
          title: say('试点验证报告（推广前）', 'Report that verifies the pilot, before the roll-out'),
          kind: 'document',
          note: byDocument,
        },
      ],
    },
    {
      name: say('冲刺与年度复盘', 'Sprint and review of the year'),
      quarter: `${year}-Q4`,
      about: say(
        '集中攻高潜客户，完成全年目标，做好年度复盘。',
        'All force on high-potential customers, the year’s target reached, the year reviewed.',
      ),
      criteria: [
        {
          title: say('本季度赢下 A、B 级客户商机 ≥ 5 单', 'Five or more deals of A and B customers won in the quarter'),
          kind: 'records',
          entity: 'opportunity',
          filter: {
            and: [
              { field: 'status', op: 'eq', value: 'won' },
              { field: 'closedOn', op: 'between', value: [last.from, last.to] },
              { field: 'customer.tier', op: 'in', value: ['A', 'B'] },
            ],
          },
          value: '5',
        },
        {
          title: say('全年赢单金额达到年度目标', 'The year’s target of the amount won reached'),
          kind: 'metric',
          metric: 'won-amount',
          span: 'year',
          goalShare: '100',
        },
        { title: say('年度复盘报告', 'Review of the year'), kind: 'document', note: byDocument },
      ],
    },
  ]
}
