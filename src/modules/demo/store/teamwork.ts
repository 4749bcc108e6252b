import { runAction } from '#kernel/api/actions.ts'
import { addWorkingDays } from '#kernel/pure/working-days.ts'
import {
  announcement,
  confirmReceipt,
  conflict,
  cooperationRequest,
  liaison,
  sop,
  sopStep,
} from '#modules/collaboration'
import { workingCalendar } from '#modules/organisation'
import type { Stage } from './stage.ts'

/** Whom to ask between departments, a few requests at every stage, an announcement half confirmed, one conflict. */
export async function storeTeamwork(stage: Stage): Promise<void> {
  const { id, at, clock } = stage
  const calendar = await workingCalendar(stage.runtime.db)
  const day = (offset: number) => addWorkingDays(clock.today, offset, calendar)
  const pairs = [
    ['solution', 'sales', 'solution-0', 'solution-1'],
    ['success', 'sales', 'success-0', null],
    ['finance', 'sales', 'finance-0', null],
    ['marketing', 'sales', 'marketing-0', null],
    ['sales', 'finance', 'director', null],
  ] as const
  await stage.store(
    liaison,
    pairs.map(([department, counterpart, person, deputy]) => ({
      values: {
        department: id(`department ${department}`),
        counterpart: id(`department ${counterpart}`),
        person: id(person),
        deputy: deputy && id(deputy),
        since: day(-200),
      },
    })),
  )
  await storeSop(stage, day(-120))
  await storeRequests(stage, day)
  await stage.store(announcement, [
    {
      key: 'announcement',
      createdAt: at(day(-2), '10:00'),
      createdBy: id('director'),
      values: {
        title: '四季度报价折扣规则调整',
        body: '<p>即日起，超过九折的报价须先由解决方案部确认交付成本，再报区域经理审批。请各位确认知悉。</p>',
        kind: 'change',
        departments: [id('department sales')],
        mustConfirm: true,
        confirmBy: day(2),
        author: id('director'),
      },
    },
  ])
  await stage.work((ctx) => runAction(ctx, announcement, id('announcement'), 'publish', {}), 'director')
  for (const person of ['manager-华东', 'rep-华东-0', 'rep-华东-1', 'manager-华北', 'rep-华南-2', 'rep-西部-0'])
    await stage.work((ctx) => confirmReceipt(ctx, id('announcement')), person)
  await stage.store(conflict, [
    {
      createdAt: at(day(-1), '15:00'),
      createdBy: id('rep-华东-2'),
      values: {
        name: '跨区客户的商机归属',
        parties: [id('rep-华北-1')],
        issue: '客户总部在华东、项目在华北，双方都跟进过。华东希望按总部归属，华北希望按项目所在地归属。',
        raisedBy: id('rep-华东-2'),
        raisedAt: at(day(-1), '15:00'),
      },
    },
  ])
}

async function storeSop(stage: Stage, inForceOn: string): Promise<void> {
  const { id } = stage
  await stage.store(sop, [
    {
      key: 'sop',
      createdBy: id('director'),
      values: {
        name: '销售与解决方案部的方案协作规范',
        state: 'in-force',
        department: id('department sales'),
        counterpart: id('department solution'),
        owner: id('director'),
        inForceOn,
        purpose: '商机进入方案阶段后，销售和解决方案部怎么配合：谁交什么、几天交、什么标准。',
      },
    },
  ])
  const steps = [
    ['提出需求', 'work', 'sales', null, 4, '写清客户、预算、时间、关键人'],
    ['需求交接', 'hand-over', 'sales', 'solution', 4, '解决方案部当面确认需求'],
    ['方案初稿', 'deliverable', 'solution', 'sales', 24, '含报价、实施周期、同类案例'],
    ['成本与折扣审批', 'approval', 'solution', null, 8, '毛利低于三成须总监批准'],
    ['交付终稿', 'deliverable', 'solution', 'sales', 8, '可直接发给客户'],
  ] as const
  await stage.store(
    sopStep,
    steps.map(([name, kind, department, to, workingHours, standard], i) => ({
      createdBy: id('director'),
      values: {
        sop: id('sop'),
        position: i + 1,
        name,
        kind,
        department: id(`department ${department}`),
        handsOverTo: to && id(`department ${to}`),
        workingHours: String(workingHours),
        standard,
      },
    })),
  )
}

async function storeRequests(stage: Stage, day: (offset: number) => string): Promise<void> {
  const { id, at } = stage
  const asked = [
    ['done', 'rep-华东-0', 'solution', '医疗行业方案和报价', -12, -7],
    ['delivered', 'rep-华北-0', 'solution', '招标技术文件的偏离表', -6, 0],
    ['working', 'rep-华南-1', 'finance', '客户信用额度评估', -3, 2],
    ['open', 'rep-西部-1', 'success', '老客户续约前的使用情况', 0, 4],
  ] as const
  await stage.store(
    cooperationRequest,
    asked.map(([key, requester, department, name, from, to]) => ({
      key: `request ${key}`,
      createdAt: at(day(from), '09:30'),
      createdBy: id(requester),
      values: {
        name,
        toDepartment: id(`department ${department}`),
        neededOn: day(to),
        aim: '下一次拜访前要用，客户已经在等。',
        standard: '能直接拿给客户看。',
        value: '早一天给，赢单机会大一分。',
        requester: id(requester),
        requestedAt: at(day(from), '09:30'),
      },
    })),
  )
  const step = (key: string, name: string, person: string, input: Record<string, unknown> = {}) =>
    stage.work((ctx) => runAction(ctx, cooperationRequest, id(`request ${key}`), name, input), person)
  await step('done', 'accept', 'solution-0', { reply: '周五前给初稿' })
  await step('done', 'deliver', 'solution-0', { result: '方案和报价已发，含两个同类医院案例。' })
  await step('done', 'close', 'rep-华东-0', { satisfaction: 5, thanks: '客户当场就定了，谢谢！' })
  await step('delivered', 'accept', 'solution-0')
  await step('delivered', 'deliver', 'solution-0', { result: '偏离表已填，第 3、7 条需要商务再确认。' })
  await step('working', 'accept', 'finance-0', { reply: '需要客户近两年报表' })
}
