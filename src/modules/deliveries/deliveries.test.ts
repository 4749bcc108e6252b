import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/api/errors.ts'
import type { Deliverable } from '#kernel/deliverables/deliverable.types.ts'
import { readTable } from '#kernel/io/tables/read-table.ts'
import { fileWith } from '#kernel/io/tables/table-fixtures.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { sendDue, sendOne } from './send.ts'

let app: TestApp
let director: TestClient
let rep: TestClient
let other: TestClient
let clerk: TestClient
let list: string

const system = <T>(work: (ctx: Parameters<typeof sendDue>[0]) => Promise<T>) =>
  app.runtime.transact({ actor: systemActor('test'), source: 'system' }, work)
const jobs = async () =>
  (
    await app.runtime.db.run<{ data: { schedule: string; recipient: string; dueAt: string } }>(
      sql`select data from pgboss.job where name = 'deliveries-send' order by created_on`,
    )
  ).map(({ data }) => data)
/** Everything that the tick made, as the worker would do it. */
const runJobs = async () => {
  for (const { schedule, recipient, dueAt } of await jobs())
    await system((ctx) => sendOne(ctx, schedule, recipient, dueAt))
}
const mails = () =>
  app.runtime.db.run<{
    to_address: string
    subject: string
    text: string
    html: string
    attachments: { name: string; content: string }[]
  }>(sql`select * from mail order by to_address`)
const outcomes = async (who = director) =>
  Object.fromEntries(
    (await who.get('schedule-deliveries')).body.items.map((d: { recipient: { label: string }; outcome: string }) => [
      d.recipient.label,
      d.outcome,
    ]),
  )
const schedule = async (values: object = {}) => {
  const answer = await director.post('schedules', {
    name: '周一数字',
    content: { entity: 'figure-list', id: list },
    recipients: [director.employeeId, rep.employeeId, other.employeeId],
    frequency: 'weekly',
    weekday: '1',
    hour: 8,
    ...values,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as { id: string; nextAt: string; version: number }
}

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-03-05T01:00:00.000Z')
  director = await app.person({ role: 'director', name: '陈总监' })
  rep = await app.person({ role: 'sales-rep', name: '小李' })
  other = await app.person({ role: 'sales-rep', name: '小赵' })
  clerk = await app.person({ role: 'employee', name: '小孙' })
  const [seeded] = (await director.get('figure-lists')).body.items
  expect(seeded).toMatchObject({ name: '每周数字', span: 'last-week' })
  list = seeded.id
  for (const [owner, amount, closedOn] of [
    [rep, '120', '2026-03-03'],
    [other, '300', '2026-03-04'],
    [rep, '60', '2026-02-25'],
  ] as const)
    await app.admin.post('opportunities', {
      name: amount,
      owner: owner.employeeId,
      amount,
      status: 'won',
      openedOn: '2026-01-01',
      closedOn,
    })
})
beforeEach(async () => {
  app.at('2026-03-05T01:00:00.000Z')
  for (const table of ['mail', 'schedule_delivery', 'schedule'])
    await app.runtime.db.run(sql.raw(`delete from ${table}`))
  await app.runtime.db.run(sql`delete from pgboss.job where name = 'deliveries-send'`)
  const mail = { host: '127.0.0.1', port: 1, security: 'none', senderAddress: 'crm@example.com' }
  await app.admin.request('PUT', 'mail/settings', mail)
})
afterAll(() => app?.stop())

describe('a schedule', () => {
  it('sends each one their own figures, with a table and a workbook', async () => {
    expect((await schedule()).nextAt).toBe('2026-03-09T00:00:00.000Z')
    app.at('2026-03-09T00:01:00.000Z')
    await system(sendDue)
    await runJobs()
    expect(await outcomes()).toEqual({ 陈总监: 'queued', 小李: 'queued', 小赵: 'queued' })
    const byAddress = new Map((await mails()).map((mail) => [mail.to_address, mail]))
    expect(byAddress.get(director.email)!.text).toContain('赢单金额 · 上周 ¥420 · 前一期 ¥60 · 变化 +600 %')
    expect(byAddress.get(rep.email)!.text).toContain('赢单金额 · 上周 ¥120 · 前一期 ¥60 · 变化 +100 %')
    expect(byAddress.get(other.email)!.text).toContain('赢单金额 · 上周 ¥300 · 前一期 ¥0 · 变化 —')
    expect(byAddress.get(rep.email)!.text).not.toContain('小赵')
    const [file] = byAddress.get(rep.email)!.attachments
    expect(file!.name).toBe('每周数字.xlsx')
    const table = await readTable(fileWith(Buffer.from(file!.content, 'base64')))
    expect(table.sheets).toEqual(['上周', '按人'])
    expect((await Array.fromAsync(table.rows()))[0]).toEqual(['赢单金额', '120', '60', '+100 %'])
  })

  it('sends once, with several workers and after a crash', async () => {
    await schedule()
    app.at('2026-03-09T00:01:00.000Z')
    await Promise.all(Array.from({ length: 5 }, () => system(sendDue)))
    expect(await jobs()).toHaveLength(3)
    await Promise.all([runJobs(), runJobs(), runJobs()])
    await runJobs()
    expect(await mails()).toHaveLength(3)
    const { body } = await director.get('schedules')
    expect(body.items[0]).toMatchObject({ nextAt: '2026-03-16T00:00:00.000Z', lastAt: '2026-03-09T00:01:00.000Z' })
  })

  it('sends what was missed while nothing ran once, not for every week', async () => {
    await schedule()
    app.at('2026-04-02T00:01:00.000Z')
    await system(sendDue)
    expect(await jobs()).toHaveLength(3)
    expect((await director.get('schedules')).body.items[0].nextAt).toBe('2026-04-07T00:00:00.000Z')
  })

  it('leaves out who left, who may read none of it and who has no address, and says so', async () => {
    const leaver = await app.person({ role: 'sales-rep', name: '老周' })
    const mute = await app.admin.post('employees', { name: '无邮箱', roles: ['sales-rep'], status: 'active' })
    await schedule({ recipients: [rep.employeeId, leaver.employeeId, clerk.employeeId, mute.body.id] })
    await app.admin.patch(`employees/${leaver.employeeId}`, { status: 'left' })
    app.at('2026-03-09T00:01:00.000Z')
    await system(sendDue)
    await runJobs()
    expect(await outcomes()).toEqual({ 小李: 'queued', 老周: 'left', 小孙: 'no-right', 无邮箱: 'no-address' })
    expect((await mails()).map((mail) => mail.to_address)).toEqual([rep.email])
    expect((await rep.get('schedule-deliveries')).body.items).toEqual([])
  })

  it('says when there is no mail server, and nothing piles up', async () => {
    await app.admin.delete('mail/settings')
    await schedule({ recipients: [rep.employeeId] })
    app.at('2026-03-09T00:01:00.000Z')
    await system(sendDue)
    await runJobs()
    expect(await outcomes()).toEqual({ 小李: 'off' })
    expect(await mails()).toEqual([])
  })

  it('is planned anew by a new timetable only, and rests while paused', async () => {
    const { id } = await schedule()
    expect((await director.patch(`schedules/${id}`, { name: '改名' })).body.nextAt).toBe('2026-03-09T00:00:00.000Z')
    expect((await director.patch(`schedules/${id}`, { hour: 10 })).body.nextAt).toBe('2026-03-09T02:00:00.000Z')
    expect((await director.patch(`schedules/${id}`, { state: 'paused' })).body.nextAt).toBeNull()
    app.at('2026-03-10T00:00:00.000Z')
    await system(sendDue)
    expect(await jobs()).toEqual([])
    expect((await director.patch(`schedules/${id}`, { state: 'active' })).body.nextAt).toBe('2026-03-16T02:00:00.000Z')
  })

  it('is refused when it makes no sense, and is nobody else’s', async () => {
    const bad = await director.post('schedules', { name: 'x', frequency: 'hourly', hour: 30, recipients: [] })
    expect(bad.status).toBe(400)
    expect(bad.body.violations.map((v: { path: string }) => v.path).sort()).toEqual([
      'content',
      'frequency',
      'hour',
      'recipients',
    ])
    const { id } = await schedule()
    expect((await rep.get(`schedules/${id}`)).status).toBe(404)
    expect((await clerk.post('schedules', { name: 'x' })).status).toBe(403)
    const foreign = { name: 'x', content: { entity: 'customer', id: list }, recipients: [rep.employeeId] }
    expect((await director.post('schedules', foreign)).status).toBe(400)
  })
})

describe('content of other modules', () => {
  it('is read as the recipient, with its own files; a lost right leaves the person out, a fault is tried again', async () => {
    const module = app.runtime.registry.modules.find((m) => m.name === 'deliveries')!
    const own = module.deliverables
    let broken = true
    const board: Deliverable = async (reader, _id, language) => {
      if (reader.actor.name === '小赵') throw new AppError(403, 'forbidden')
      if (broken) throw new Error('database away')
      const attachments = [{ name: '图.pdf', mime: 'application/pdf', content: '' }]
      return { title: language === 'zh' ? '公司看板' : 'Board', tables: [], path: '/boards/company', attachments }
    }
    Object.assign(module, { deliverables: { 'figure-list': board } })
    try {
      await schedule({ recipients: [rep.employeeId, other.employeeId] })
      app.at('2026-03-09T00:01:00.000Z')
      await system(sendDue)
      await expect(runJobs()).rejects.toThrow('database away')
      broken = false
      await runJobs()
      expect(await outcomes()).toEqual({ 小李: 'queued', 小赵: 'no-right' })
      expect((await mails())[0]!.attachments.map((a) => a.name)).toEqual(['图.pdf'])
    } finally {
      Object.assign(module, { deliverables: own })
    }
  })
})
