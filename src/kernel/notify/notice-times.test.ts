import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { startSmtp, type TestSmtp, utf8 } from '../mail/testing/smtp.ts'
import { startHttp, type TestHttp } from '../outbound/testing/http.ts'
import { settleNotices } from './notifications.ts'
import { turnNotices } from './worker.ts'

let app: TestApp
let smtp: TestSmtp
let gateway: TestHttp
let boss: TestClient
let rep: TestClient

/** Shanghai time; March 2 is a Monday. */
const at = (time: string, day = '2026-03-03') => app.at(`${day}T${time}:00+08:00`)
const rules = (change: object) => app.admin.request('PUT', 'notice-rules', change)
const quiet = { on: true, from: '20:00', to: '08:00', restDays: true }
const choose = (choice: object) => rep.patch('notification-preferences', { mention: choice })
const timing = (change: object) => rep.request('PUT', 'notification-preferences/timing', change)
let customer = ''
const tell = (zh: string, extra: object = {}) =>
  app.admin.transact((ctx) =>
    ctx.notify({
      to: rep.employeeId,
      kind: 'mention',
      title: { zh, en: zh },
      about: { entity: 'customer', id: customer },
      ...extra,
    }),
  )
const turn = async () => {
  await turnNotices(app.runtime)
  await app.runtime.mail.sweep()
  await app.runtime.messages.sweep()
}
const subjects = () => smtp.received.map((mail) => utf8(mail.header('subject')))
const texts = () => gateway.requests.map(({ body }) => JSON.parse(body).t as string)

beforeAll(async () => {
  smtp = await startSmtp()
  gateway = await startHttp()
  app = await startTestApp({
    smtpUrl: `smtp://127.0.0.1:${smtp.port}?from=crm@example.com`,
    messageMilliseconds: 1_000,
  })
  at('10:00')
  boss = await app.person({ role: 'department-manager', name: '王总' })
  rep = await app.person({ role: 'sales-rep', name: '小李', manager: boss.email })
  await app.runtime.db.pool.query(`update employee set phone = '+8613812345678' where id = $1`, [rep.employeeId])
  await app.admin.request('PUT', 'sms/settings', {
    enabled: true,
    url: gateway.url,
    method: 'POST',
    format: 'json',
    headers: [],
    body: '{"p":"{{phone}}","t":"{{text}}"}',
    success: { by: 'status' },
    allowPrivate: true,
    secrets: [],
  })
  customer = (await rep.post('customers', { name: '海天公司' })).body.id
})
afterEach(async () => {
  smtp.received.length = 0
  gateway.requests.length = 0
  for (const table of ['mail', 'outgoing_message', 'notification', 'notice_waiting', 'notice_watch'])
    await app.runtime.db.pool.query(`delete from ${table}`)
  await app.runtime.db.pool.query(`delete from setting where key like 'notice%'`)
  await app.runtime.db.pool.query(`update employee set preferences = null`)
})
afterAll(async () => {
  await app?.stop()
  await smtp?.stop()
  await gateway?.stop()
})

describe('quiet hours', () => {
  it('hold back what would disturb, and tell it together in the morning', async () => {
    await choose(['in-app', 'mail', 'sms'])
    at('21:00')
    for (const title of ['一', '二', '三']) await tell(title, { body: { zh: `${title}的内容`, en: 'x' } })
    await turn()
    at('07:59', '2026-03-04')
    await turn()
    expect([subjects(), texts()]).toEqual([[], []])
    expect((await rep.get('notifications')).body.unread).toBe(3)
    at('08:00', '2026-03-04')
    await Promise.all([turnNotices(app.runtime), turnNotices(app.runtime)])
    await turn()
    expect(subjects()).toEqual(['您有 3 条通知'])
    expect(texts()).toEqual(['您有 3 条通知\n1. 一\n2. 二\n3. 三'])
    const mail = Buffer.from(smtp.received[0]!.raw.split('\r\n\r\n')[2]!.split('--')[0]!, 'base64').toString()
    expect(mail).toMatch(/一的内容[\s\S]*二的内容[\s\S]*三的内容/)
    await turn()
    expect(smtp.received).toHaveLength(1)
  })

  it('do not tell again what was read in the app, and tell a single notice as itself', async () => {
    await choose(['mail'])
    at('21:00')
    await tell('一')
    await choose(['in-app', 'mail'])
    await tell('二')
    await rep.post('notifications/read', { all: true })
    at('09:00', '2026-03-04')
    await turn()
    expect(subjects()).toEqual(['一'])
  })

  it('pass urgent kinds, and are each person’s own', async () => {
    await choose(['mail'])
    at('23:00')
    await rules({ quiet, kinds: { mention: { urgent: true } } })
    await tell('急')
    await turn()
    expect(subjects()).toEqual(['急'])
    await rules({ quiet, kinds: {} })
    await timing({ quiet: { on: false, from: '20:00', to: '08:00', restDays: false } })
    await tell('夜猫')
    await turn()
    expect(subjects()).toEqual(['急', '夜猫'])
    await timing({ timeZone: 'America/New_York' })
    await tell('在纽约')
    at('21:00', '2026-03-04')
    await tell('在纽约的早上')
    await turn()
    // 23:00 in Shanghai is 10:00 in New York, and 21:00 is 8:00.
    expect(subjects()).toEqual(['急', '夜猫', '在纽约', '在纽约的早上'])
    at('12:00', '2026-03-07')
    await timing({})
    await tell('周末')
    await turn()
    expect(smtp.received).toHaveLength(4)
    at('08:00', '2026-03-09')
    await turn()
    expect(subjects().at(-1)).toBe('周末')
  })

  it('say nothing to who left meanwhile', async () => {
    const other = await app.person({ role: 'sales-rep', name: '小赵' })
    await other.patch('notification-preferences', { mention: ['mail'] })
    at('21:00')
    await tell('x', { to: other.employeeId })
    await app.admin.patch(`employees/${other.employeeId}`, { status: 'left' })
    at('09:00', '2026-03-04')
    await turn()
    expect(smtp.received).toHaveLength(0)
    const { rows } = await app.runtime.db.pool.query('select * from notice_waiting')
    expect(rows).toEqual([])
  })
})

describe('digests', () => {
  it('come at the person’s time, things under one heading', async () => {
    await choose({ channels: ['mail'], digest: 'daily' })
    await timing({ digestAt: '17:30' })
    at('10:00')
    const other = (await rep.post('customers', { name: '恒力公司' })).body.id
    await tell('海天一')
    await tell('恒力', { about: { entity: 'customer', id: other } })
    await tell('海天二')
    at('17:30')
    await turn()
    expect(subjects()).toEqual(['您有 3 条通知'])
    const mail = Buffer.from(smtp.received[0]!.raw.split('\r\n\r\n')[2]!.split('--')[0]!, 'base64').toString()
    expect(mail).toMatch(/海天一[\s\S]*海天二[\s\S]*恒力/)
  })

  it('survive a failure in the middle: nothing is lost, nothing told twice', async () => {
    await choose({ channels: ['mail'], digest: 'hourly' })
    at('10:10')
    await tell('一')
    await tell('二')
    at('11:00')
    const send = app.runtime.mail.send.bind(app.runtime.mail)
    app.runtime.mail.send = () => Promise.reject(new Error('the database went away'))
    await turn()
    app.runtime.mail.send = send
    expect(smtp.received).toHaveLength(0)
    await turn()
    await turn()
    expect(subjects()).toEqual(['您有 2 条通知'])
  })
})

describe('what nobody answered', () => {
  const asking = { quiet, kinds: { mention: { channels: ['mail'], answerWithin: 4 } } }

  it('takes a further channel after the working hours, then goes to the superior', async () => {
    await rules(asking)
    at('16:00')
    await tell('请批合同')
    await turn()
    expect(subjects()).toEqual(['请批合同'])
    expect((await rep.get('notifications')).body.unread).toBe(1)
    // Two hours until 18:00, two from 9:00.
    at('10:59', '2026-03-04')
    await turn()
    expect(texts()).toEqual([])
    at('11:00', '2026-03-04')
    await turn()
    expect(texts()).toEqual(['请批合同'])
    at('15:59', '2026-03-04')
    await turn()
    expect((await boss.get('notifications')).body.items).toEqual([])
    at('16:00', '2026-03-04')
    await Promise.all([turn(), turn()])
    expect((await boss.get('notifications')).body.items).toMatchObject([
      { kind: 'escalation', title: '小李 还没有处理：请批合同', to: { entity: 'customer', id: customer } },
    ])
    at('16:00', '2026-03-10')
    await turn()
    expect((await boss.get('notifications')).body.items).toHaveLength(1)
    expect(texts()).toHaveLength(1)
  })

  it('stops with reading, or when the thing is dealt with', async () => {
    await rules(asking)
    at('09:00')
    await tell('一')
    await rep.post('notifications/read', { all: true })
    await tell('二')
    await app.admin.transact((ctx) => settleNotices(ctx.sql, { entity: 'customer', id: customer }, ctx.now))
    at('18:00', '2026-03-06')
    await turn()
    expect(texts()).toEqual([])
    expect((await boss.get('notifications')).body.items).toEqual([])
  })

  it('does not tell the superior of what they may not see, nor at all when the company says so', async () => {
    await rules(asking)
    at('09:00')
    const hidden = (await app.admin.post('customers', { name: '机密公司', owner: app.admin.employeeId })).body.id
    await tell('机密公司要涨价', { about: { entity: 'customer', id: hidden } })
    at('14:00')
    await turn()
    at('18:00')
    await turn()
    const [told] = (await boss.get('notifications')).body.items
    expect(told).toMatchObject({ kind: 'escalation', to: null })
    expect(told.title).not.toContain('机密')
    await app.runtime.db.pool.query('delete from notification')
    await rules({ ...asking, tellsSuperior: false })
    await tell('又一条')
    at('17:00', '2026-03-06')
    await turn()
    await turn()
    expect((await boss.get('notifications')).body.items).toEqual([])
  })

  it('goes to the superior at once when the person has left', async () => {
    await rules(asking)
    const other = await app.person({ role: 'sales-rep', name: '小赵', manager: boss.email })
    at('09:00')
    await tell('接手', { to: other.employeeId })
    await app.admin.patch(`employees/${other.employeeId}`, { status: 'left' })
    at('14:00')
    await turn()
    expect((await boss.get('notifications')).body.items[0].title).toContain('小赵 ')
    expect(texts()).toEqual([])
  })
})

describe('choices', () => {
  it('are read and answered with what is in force', async () => {
    await rules({
      quiet,
      kinds: { mention: { channels: ['mail'], digest: 'daily', locked: true }, share: { channels: ['in-app', 'sms'] } },
    })
    const { body } = await rep.get('notification-preferences')
    const of = (key: string) => body.kinds.find((k: { key: string }) => k.key === key)
    expect(of('mention')).toMatchObject({ channels: ['mail'], digest: 'daily', locked: true })
    expect(of('share')).toMatchObject({ channels: ['in-app', 'sms'], digest: 'now', locked: false })
    expect(body.sms).toEqual({ available: true, phone: '138****5678' })
    const refused = await choose(['in-app'])
    expect(refused.body.violations).toMatchObject([{ code: 'notice.locked', path: 'mention' }])
    const mixed = await rep.patch('notification-preferences', { share: { digest: 'weekly' }, nothing: [] })
    expect(mixed.status).toBe(400)
    const kept = await rep.patch('notification-preferences', { share: { digest: 'weekly' } })
    expect(kept.body.kinds.find((k: { key: string }) => k.key === 'share')).toMatchObject({
      channels: ['in-app', 'sms'],
      digest: 'weekly',
    })
  })

  it('refuse times, zones and chat names that are none', async () => {
    for (const [bad, path] of [
      [{ quiet: { ...quiet, to: '20:00' } }, 'quiet.to'],
      [{ quiet: { ...quiet, from: '25:00' } }, 'quiet.from'],
      [{ digestAt: '9:00' }, 'digestAt'],
      [{ digestOn: 8 }, 'digestOn'],
      [{ timeZone: 'Mars/Phobos' }, 'timeZone'],
      [{ chatIds: { wecom: '@all' } }, 'chatIds.wecom'],
      [{ chatIds: { feishu: 'all' } }, 'chatIds.feishu'],
    ] as const) {
      const { status, body } = await timing(bad)
      expect(status, path).toBe(400)
      expect(body.violations[0].path).toBe(path)
    }
    expect((await rules({ quiet, kinds: { nothing: {} } })).status).toBe(400)
    expect((await rules({ quiet: { ...quiet, to: 'x' } })).status).toBe(400)
  })
})

describe('templates', () => {
  const put = (path: string, body: object) => app.admin.request('PUT', `notice-templates/${path}`, body)

  it('change the words of a kind and channel, and go back', async () => {
    await choose(['in-app', 'mail', 'sms'])
    at('10:00')
    await put('mention/sms', { body: { zh: '【{{company}}】{{person}}：{{title}}', en: '{{title}}' } })
    await put('*/mail', { title: { zh: '[展业] {{title}}', en: '{{title}}' }, body: { zh: '', en: '' } })
    await put('mention/in-app', { title: { zh: '★ {{title}}', en: '* {{title}}' }, body: { zh: '{{kind}}', en: '' } })
    await tell('请看')
    await turn()
    expect(texts()).toEqual(['【测试公司】小李：请看'])
    expect(subjects()).toEqual(['[展业] 请看'])
    expect((await rep.get('notifications')).body.items[0]).toMatchObject({ title: '★ 请看', body: '有人提到我' })
    await app.admin.delete('notice-templates/mention/in-app')
    expect((await rep.get('notifications')).body.items[0]).toMatchObject({ title: '请看', body: null })
    const { body } = await app.admin.get('notice-templates')
    const mention = body.kinds.find((k: { key: string }) => k.key === 'mention')
    expect(mention.templates.sms.own).toBe(true)
    expect(mention.templates['in-app'].own).toBe(false)
    expect(mention.templates.mail).toMatchObject({ own: false, title: { zh: '[展业] {{title}}' } })
  })

  it('refuse placeholders that there are not, and show what comes out', async () => {
    const { status, body } = await put('mention/sms', { body: { zh: '{{titel}}', en: '' } })
    expect(status).toBe(400)
    expect(body.violations).toMatchObject([
      { code: 'template.unknown', path: 'body.zh', message: '没有占位符“titel”' },
      { code: 'template.empty', path: 'body.en' },
    ])
    expect((await put('mention/pigeon', {})).status).toBe(404)
    expect((await put('nothing/sms', {})).status).toBe(404)
    const seen = await app.admin.post('notice-templates/*/sms/preview', {
      body: { zh: '{{company}}:{{title}}', en: '{{kind}}' },
    })
    expect(seen.body.zh.body).toContain('测试公司:')
    expect(seen.body.en.body).toBe('Somebody gives me a record')
  })
})
