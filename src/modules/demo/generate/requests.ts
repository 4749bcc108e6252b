/** Requests of the demo's people, as far as each has come. */

/** What somebody did with it, and how many hours of the clock after the step before. */
export interface DemoStep {
  after: number
  by: string
  act: 'approve' | 'reject' | 'return'
  comment?: string
}

export interface DemoRequest {
  process: 'leave' | 'purchase'
  by: string
  form: Record<string, unknown>
  steps: DemoStep[]
  /** Hours since the last of it. */
  ago: number
}

const day = 24

const yes = (by: string, after: number, comment?: string): DemoStep => ({ by, after, act: 'approve', comment })

/** @param on a day by its distance from today, in working days */
export function requestsOf(on: (offset: number) => string): DemoRequest[] {
  const leave = (by: string, kind: string, from: number, days: number, reason: string) => ({
    process: 'leave' as const,
    by,
    form: { kind, from: on(from), to: on(from + days - 1), days: String(days), reason },
  })
  const purchase = (by: string, what: string, amount: string, why: string) => ({
    process: 'purchase' as const,
    by,
    form: { what, amount, neededOn: on(10), why },
  })
  return [
    // Over, some quickly and some not.
    {
      ...leave('rep-华东-1', 'annual', -20, 3, '带家人出游'),
      steps: [yes('manager-华东', 3, '玩得开心')],
      ago: 26 * day,
    },
    { ...leave('rep-华北-2', 'personal', -16, 1, '办理落户'), steps: [yes('manager-华北', 20)], ago: 23 * day },
    {
      ...leave('rep-华南-1', 'sick', -9, 2, '重感冒，已去医院'),
      steps: [yes('manager-华南', 1, '好好休息，客户我来跟')],
      ago: 12 * day,
    },
    { ...leave('success-0', 'annual', -5, 2, '调休'), steps: [yes('director', 30)], ago: 8 * day },
    {
      ...purchase('marketing-0', '行业展会物料', '8600', '十月医疗信息化展会，易拉宝和手册'),
      steps: [yes('director', 26, '控制在预算内'), yes('finance-0', 22)],
      ago: 15 * day,
    },
    {
      ...purchase('rep-华东-3', '客户演示平板', '5200', '现场演示用，两台'),
      steps: [yes('manager-华东', 5), yes('finance-0', 48)],
      ago: 6 * day,
    },
    {
      ...leave('rep-西部-0', 'personal', 3, 5, '回老家'),
      steps: [
        {
          after: 6,
          by: 'manager-西部',
          act: 'reject',
          comment: '这周要投标，请改到下周',
        },
      ],
      ago: 2 * day,
    },
    // Sent back, and waiting: for the manager, for finance, for too long.
    {
      ...purchase('rep-西部-2', '办公椅', '3600', '新同事入职'),
      steps: [{ after: 4, by: 'manager-西部', act: 'return', comment: '请写明数量和单价' }],
      ago: day,
    },
    { ...leave('rep-华东-0', 'annual', 6, 2, '陪孩子参加比赛'), steps: [], ago: 3 },
    {
      ...purchase('rep-华南-0', '样机租赁', '18000', '客户现场试用一个月'),
      steps: [yes('manager-华南', 7, '商机金额大，值得')],
      ago: 5,
    },
    { ...leave('rep-华南-3', 'marriage', 12, 5, '婚假'), steps: [], ago: 9 * day },
    // Nobody is above the general manager: an administrator is asked.
    { ...leave('gm', 'annual', 8, 3, '休年假'), steps: [], ago: 4 },
    { ...purchase('gm', '管理层团建场地', '26000', '半年一次的复盘会'), steps: [], ago: 6 * day },
  ]
}
