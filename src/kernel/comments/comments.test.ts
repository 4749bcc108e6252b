import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { mentionedIds, plainText, withNames } from './mentions.ts'

const id = '0190a5c2-1111-7000-8000-000000000001'

describe('mentions', () => {
  it('finds each person once and ignores what is no id', () => {
    expect(mentionedIds(`@[李想](${id}) 请看 @[李想](${id.toUpperCase()}) @[x](nobody)`)).toEqual([id])
  })

  it('writes the real name over a false one', () => {
    expect(withNames(`@[老板](${id})`, new Map([[id, '李想']]))).toBe(`@[李想](${id})`)
  })

  it('reads as plain text', () => {
    expect(plainText(`请 @[李想](${id}) 看`)).toBe('请 @李想 看')
  })
})

describe('comments on a record', () => {
  let app: TestApp
  let boss: TestClient
  let rep: TestClient
  let outsider: TestClient
  let customer: string
  const path = () => `customers/${customer}/comments`

  beforeAll(async () => {
    app = await startTestApp()
    boss = await app.person({ role: 'director', name: '王总' })
    rep = await app.person({ role: 'sales-rep', name: '小李' })
    outsider = await app.person({ role: 'sales-rep', name: '外人' })
    customer = (await rep.post('customers', { name: '甲公司' })).body.id
  })
  afterAll(() => app?.stop())

  it('is written, told to the mentioned person, and shown in the timeline', async () => {
    const made = await rep.post(path(), { body: `@[谁](${boss.employeeId}) 请看报价` })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      type: 'comment',
      by: { id: rep.employeeId, label: '小李' },
      mentions: [{ label: '王总' }],
    })
    expect(made.body.body).toBe(`@[王总](${boss.employeeId}) 请看报价`)
    const notices = (await boss.get('notifications')).body
    expect(notices.items[0]).toMatchObject({
      kind: 'mention',
      body: '@王总 请看报价',
      to: { entity: 'customer', id: customer },
    })
    const timeline = (await boss.get(`customers/${customer}/timeline?types=comment`)).body
    expect(timeline.items.map((i: { id: string }) => i.id)).toEqual([made.body.id])
  })

  it('is not told to its own writer', async () => {
    await rep.post(path(), { body: `@[我](${rep.employeeId})` })
    expect((await rep.get('notifications')).body.unread).toBe(0)
  })

  it('refuses a mention of somebody who cannot see the record, and tells nobody', async () => {
    const before = (await boss.get('notifications')).body.unread
    const answer = await rep.post(path(), { body: `@[外人](${outsider.employeeId}) @[王总](${boss.employeeId})` })
    expect(answer.status).toBe(422)
    expect(answer.body.violations).toMatchObject([{ code: 'comment.mention-cannot-see', params: { name: '外人' } }])
    expect((await boss.get('notifications')).body.unread).toBe(before)
    expect((await outsider.get('notifications')).body.unread).toBe(0)
  })

  it('asks the same of a mention that is added later, and tells only who is new', async () => {
    const { id: own } = (await rep.post(path(), { body: `@[王总](${boss.employeeId}) 请看` })).body
    const before = (await boss.get('notifications')).body.unread
    const refused = await rep.patch(`comments/${own}`, { body: `@[外人](${outsider.employeeId})` })
    expect([refused.status, refused.body.violations[0].code]).toEqual([422, 'comment.mention-cannot-see'])
    const colleague = await app.person({ role: 'director', name: '李总' })
    const body = `@[王总](${boss.employeeId}) @[谁](${colleague.employeeId}) 请看`
    expect((await rep.patch(`comments/${own}`, { body })).body.mentions).toMatchObject([
      { label: '王总' },
      { label: '李总' },
    ])
    expect((await boss.get('notifications')).body.unread).toBe(before)
    expect((await colleague.get('notifications')).body.unread).toBe(1)
    expect((await outsider.get('notifications')).body.unread).toBe(0)
  })

  it('does not exist for who does not see the record', async () => {
    expect((await outsider.post(path(), { body: 'x' })).status).toBe(404)
    const { id: own } = (await rep.post(path(), { body: '仅我们可见' })).body
    expect((await outsider.patch(`comments/${own}`, { body: 'x' })).status).toBe(404)
    expect((await outsider.delete(`comments/${own}`)).status).toBe(404)
  })

  it('is changed and deleted by its writer only', async () => {
    const { id: own } = (await rep.post(path(), { body: '草稿' })).body
    expect((await boss.patch(`comments/${own}`, { body: 'x' })).status).toBe(403)
    expect((await boss.delete(`comments/${own}`)).status).toBe(403)
    const changed = await rep.patch(`comments/${own}`, { body: '定稿' })
    expect(changed.body).toMatchObject({ body: '定稿', editedAt: expect.any(String) })
    expect((await rep.delete(`comments/${own}`)).status).toBe(200)
    expect((await rep.patch(`comments/${own}`, { body: 'x' })).status).toBe(404)
    const { items } = (await rep.get(`customers/${customer}/timeline?types=comment`)).body
    expect(items.map((i: { id: string }) => i.id)).not.toContain(own)
  })

  it.each([
    ['', 'field.required'],
    ['   ', 'field.required'],
    ['字'.repeat(5001), 'field.too-long'],
    ['a\u0000b', 'field.invalid-character'],
    [7, 'field.text'],
  ])('refuses %j', async (body, code) => {
    const answer = await rep.post(path(), { body })
    expect([answer.status, answer.body.violations[0].code]).toEqual([400, code])
  })

  it('takes 5,000 characters', async () => {
    expect((await rep.post(path(), { body: '字'.repeat(5000) })).status).toBe(201)
  })
})
