import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '#kernel/io/tables/index.ts'
import { startTestApp, type TestAnswer, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let boss: TestClient
let rep: TestClient
let stranger: TestClient
let department: string
let plan: string
let task: string

beforeAll(async () => {
  app = await startTestApp()
  // A Wednesday.
  app.at('2026-03-11T02:00:00Z')
  boss = await app.person({ role: 'department-manager', department: '华东' })
  rep = await app.person({ role: 'sales-rep', department: '华东', name: '李四' })
  stranger = await app.person({ role: 'department-manager', department: '华南' })
  department = (await boss.get(`employees/${boss.employeeId}`)).body.department.id
  plan = (await boss.post('plans', { name: '三月', kind: 'month', goal: '签约 100 万' })).body.id
  const values = { plan, name: '拜访', startsOn: '2026-03-02', endsOn: '2026-03-06', responsible: rep.employeeId }
  const more = { output: '纪要', measure: '10 家', weight: '60', progress: '40', dimension: 'customer', remark: '=1+1' }
  task = (await boss.post('plan-tasks', { ...values, ...more })).body.id
})
afterAll(() => app?.stop())

const codes = (answer: TestAnswer) => (answer.body.violations ?? []).map((v: { code: string }) => v.code)
const page = async (who: TestClient, week = '2026-W11') =>
  (await who.get(`reviews/page?week=${week}&department=${department}`)).body

describe('a weekly review', () => {
  it('opens with what is late, as far as the reader sees it', async () => {
    const { items, plans, asOf } = await page(boss)
    expect(asOf).toBe('2026-03-11')
    // Due on Friday the 6th: Monday and Tuesday have passed.
    expect(items).toMatchObject([
      { entity: 'plan-task', id: task, about: '三月', dueOn: '2026-03-06', daysLate: 2, owner: { label: '李四' } },
    ])
    expect(plans).toMatchObject([{ id: plan, progress: '40.0', expected: '100.0', late: 1 }])
    expect(await page(stranger)).toMatchObject({ items: [], plans: [], actions: [], review: null })
    const outsider = await app.person({ role: 'employee' })
    expect((await outsider.get('reviews/page')).status).toBe(403)
    expect(codes(await boss.get('reviews/page?week=2025-W53'))).toEqual(['review.week'])
  })

  it('there is one a week and department, and its host writes causes, remedies and action items', async () => {
    const { body: review } = await boss.post('reviews', { week: '2026-W11', department })
    expect(review).toMatchObject({ name: '华东 2026-W11', state: 'open' })
    expect(codes(await boss.post('reviews', { week: '2026-W11', department }))).toEqual(['review.duplicate'])
    const finding = {
      review: review.id,
      subjectEntity: 'plan-task',
      subjectId: task,
      subjectLabel: '拜访',
      cause: '客户出差',
    }
    expect((await rep.post('review-findings', finding)).status).toBe(403)
    expect((await boss.post('review-findings', finding)).status).toBe(201)
    expect(codes(await boss.post('review-findings', finding))).toEqual(['review-finding.duplicate'])

    const action = { review: review.id, text: '改为视频拜访', responsible: rep.employeeId, dueOn: '2026-03-13' }
    const { body: item } = await boss.post('action-items', action)
    expect((await rep.get('notifications')).body.items[0]).toMatchObject({ kind: 'action-item.assigned' })
    expect(codes(await rep.patch(`action-items/${item.id}`, { dueOn: '2026-04-13' }))).toEqual([
      'action-item.own-state-only',
    ])
    expect(codes(await rep.delete(`action-items/${item.id}`))).toEqual(['review.not-host'])
    expect((await stranger.get(`action-items/${item.id}`)).status).toBe(404)
    expect((await page(boss)).actions).toMatchObject([{ text: '改为视频拜访', state: 'open' }])
  })

  it('keeps its figures when it is closed, and nobody changes it until it is opened again', async () => {
    const { review } = await page(boss)
    expect((await rep.post(`reviews/${review.id}/close`, {})).status).toBe(403)
    const closed = await boss.post(`reviews/${review.id}/close`, {})
    expect(closed.body).toMatchObject({ state: 'closed' })
    await rep.patch(`plan-tasks/${task}`, { progress: '100' })
    const after = await page(boss)
    expect([after.frozen, after.items[0].daysLate, after.plans[0].progress]).toEqual([true, 2, '40.0'])
    expect(codes(await boss.patch(`reviews/${review.id}`, { notes: '后来改' }))).toEqual(['review.closed'])
    const more = { review: review.id, text: '后加', dueOn: '2026-03-13' }
    expect(codes(await boss.post('action-items', more))).toEqual(['review.closed'])
    expect(codes(await boss.patch(`review-findings/${after.findings[0].id}`, { cause: '改' }))).toEqual([
      'review.closed',
    ])
    expect((await boss.post(`undo/${closed.body.batch}`)).body.undone).toBe(1)
    expect(await page(boss)).toMatchObject({ frozen: false, items: [] })
    expect((await boss.patch(`reviews/${review.id}`, { notes: '记录' })).status).toBe(200)
    await rep.patch(`plan-tasks/${task}`, { progress: '40' })
  })

  it('a later week begins with what is still open from the former one', async () => {
    app.at('2026-03-18T02:00:00Z')
    const { items, actions } = await page(boss, '2026-W12')
    expect(items.map((i: { entity: string }) => i.entity).sort()).toEqual(['action-item', 'plan-task'])
    expect(actions).toMatchObject([{ text: '改为视频拜访', review: { label: '华东 2026-W11' } }])
    app.at('2026-03-11T02:00:00Z')
  })
})

describe('the tracking sheet', () => {
  it('has the columns of the form, real days, and says where it comes from', async () => {
    const answer = await app.app.request(`/api/v1/plans/tracking-sheet?plan=${plan}`, {
      headers: { authorization: `Bearer ${boss.key}`, 'accept-language': 'zh' },
    })
    const folder = await mkdtemp(join(tmpdir(), 'sheet-'))
    const file = join(folder, 'sheet.xlsx')
    await writeFile(file, new Uint8Array(await answer.arrayBuffer()))
    const table = await readTable(file, { sheet: '目标拆解与跟踪表' })
    expect(table.headers).toEqual(['目标', '分解维度', '目标描述', '衡量标准', '责任人', '完成时间', '状态', '备注'])
    expect(await Array.fromAsync(table.rows())).toEqual([
      ['签约 100 万', '客户', '拜访', '10 家\n纪要', '李四', '2026-03-06', '进行中', '=1+1'],
    ])
    const about = await readTable(file, { sheet: '说明' })
    const facts = new Map((await Array.fromAsync(about.rows())).map(([name, value]) => [name, value]))
    expect([facts.get('公司'), facts.get('计划'), facts.get('任务数')]).toEqual(['测试公司', '三月', '1'])
    expect([facts.get('完成度（%）'), facts.get('2026-03 权重合计（%）')]).toEqual(['40', '60'])
    expect(facts.get('导出时间')).toBe('2026-03-11T10:00:00')
    await rm(folder, { recursive: true })
  })
})
