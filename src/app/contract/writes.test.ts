import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

/** What every write promises, whichever entity: one winner, once for one key, undone as a whole. */
let app: TestApp
let admin: TestClient

beforeAll(async () => {
  app = await startTestApp()
  admin = app.admin
})
afterAll(() => app?.stop())

describe('writing', () => {
  it('refuses an old version with 409, by header and by body', async () => {
    const { body } = await admin.post('customers', { name: '版本' })
    expect((await admin.patch(`customers/${body.id}`, { version: 1, remark: 'a' })).status).toBe(200)
    const stale = await admin.patch(`customers/${body.id}`, { version: 1, remark: 'b' })
    expect([stale.status, stale.body.code]).toEqual([409, 'version-conflict'])
    // Who lost needs to see what won.
    expect(stale.body.current).toMatchObject({ id: body.id, version: 2, remark: 'a' })
    expect((await admin.patch(`customers/${body.id}`, { remark: 'b' }, { 'if-match': '"1"' })).status).toBe(409)
    expect((await admin.patch(`customers/${body.id}`, { remark: 'b' }, { 'if-match': '"2"' })).status).toBe(200)
    const remove = (etag: string) => admin.request('DELETE', `customers/${body.id}`, undefined, { 'if-match': etag })
    expect((await remove('"2"')).status).toBe(409)
    expect((await remove('"3"')).status).toBe(200)
    const { body: deal } = await admin.post('opportunities', { name: '版本' })
    await admin.patch(`opportunities/${deal.id}`, { remark: 'a' })
    for (const action of ['win', 'transfer']) {
      const input = { version: 1, ...(action === 'transfer' && { owner: admin.employeeId }) }
      const old = await admin.post(`opportunities/${deal.id}/${action}`, input)
      expect([old.status, old.body.code], action).toEqual([409, 'version-conflict'])
    }
    expect((await admin.post(`opportunities/${deal.id}/win`, { version: 2 })).status).toBe(200)
  })

  it('lets exactly one of many simultaneous writers of one version win', async () => {
    const { body } = await admin.post('customers', { name: '抢' })
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => admin.patch(`customers/${body.id}`, { version: 1, remark: String(i) })),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, ...Array(11).fill(409)])
  })

  it('takes turns when simultaneous writers name no version', async () => {
    const { body } = await admin.post('customers', { name: '轮流' })
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => admin.patch(`customers/${body.id}`, { remark: String(i) })),
    )
    expect(answers.map((a) => a.status)).toEqual(Array(12).fill(200))
    expect((await admin.get(`customers/${body.id}`)).body.version).toBe(13)
  })

  it('creates once for one Idempotency-Key, however often and however fast it is sent', async () => {
    const send = () => admin.post('customers', { name: '一次' }, { 'idempotency-key': 'k-1' })
    const answers = await Promise.all(Array.from({ length: 20 }, send))
    expect(answers.map((a) => a.status)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map((a) => a.body.id)).size).toBe(1)
    const other = await admin.post('customers', { name: '别的' }, { 'idempotency-key': 'k-1' })
    expect([other.status, other.body.code]).toEqual([409, 'idempotency-reused'])
    const bad = await admin.post('customers', {}, { 'idempotency-key': 'k-2' })
    expect(bad.status).toBe(400)
    expect((await admin.post('customers', { name: '改好' }, { 'idempotency-key': 'k-2' })).status).toBe(201)
  })

  it('keeps an Idempotency-Key for one person and one address', async () => {
    const key = { 'idempotency-key': 'k-3' }
    const { body } = await admin.post('customers', { name: '各人各的' }, key)
    const rep = await app.person({ role: 'sales-rep' })
    const own = await rep.post('customers', { name: '各人各的' }, key)
    expect(own.status).toBe(201)
    expect(own.body.id).not.toBe(body.id)
    expect(own.body.owner.id).toBe(rep.employeeId)
    const elsewhere = await admin.post('products', { name: '各人各的' }, key)
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'idempotency-reused'])
  })

  it('points to nothing that was deleted or that the writer does not see', async () => {
    const rep = await app.person({ role: 'sales-rep' })
    const { body: deleted } = await rep.post('customers', { name: '已删' })
    await rep.delete(`customers/${deleted.id}`)
    const { body: foreign } = await admin.post('customers', { name: '别人的' })
    const { body: deal } = await rep.post('opportunities', { name: '没有客户' })
    for (const customer of [deleted.id, foreign.id]) {
      for (const answer of [
        await rep.post('opportunities', { name: 'x', customer }),
        await rep.patch(`opportunities/${deal.id}`, { customer }),
      ])
        expect([answer.status, answer.body.violations]).toMatchObject([
          422,
          [{ code: 'field.reference-missing', path: 'customer' }],
        ])
    }
  })

  it('takes back an update, a delete with what belonged to it, and a bulk change', async () => {
    const { body: customer } = await admin.post('customers', { name: '撤销前', tier: 'A' })
    const { body: contact } = await admin.post('contacts', { name: '张三', customer: customer.id })
    const changed = await admin.patch(`customers/${customer.id}`, { name: '撤销后', tier: null })
    expect((await admin.post(`undo/${changed.body.batch}`)).body).toEqual({ undone: 1, skipped: [] })
    expect((await admin.get(`customers/${customer.id}`)).body).toMatchObject({ name: '撤销前', tier: 'A' })

    const deleted = await admin.delete(`customers/${customer.id}`)
    expect((await admin.get(`contacts/${contact.id}`)).status).toBe(404)
    expect((await admin.post(`undo/${deleted.body.batch}`)).status).toBe(200)
    expect((await admin.get(`contacts/${contact.id}`)).status).toBe(200)

    const ids = [customer.id]
    const bulk = await admin.post('customers/bulk', { ids, op: 'update', values: { tier: 'D' } })
    expect(bulk.body).toMatchObject({ done: 1, failed: [] })
    await admin.post(`undo/${bulk.body.batch}`)
    expect((await admin.get(`customers/${customer.id}`)).body.tier).toBe('A')
  })

  it('does not undo over somebody else’s later work', async () => {
    const { body } = await admin.post('customers', { name: '甲' })
    const changed = await admin.patch(`customers/${body.id}`, { name: '乙' })
    await admin.patch(`customers/${body.id}`, { remark: '后来' })
    const undone = await admin.post(`undo/${changed.body.batch}`)
    expect(undone.body).toMatchObject({ undone: 0, skipped: [{ id: body.id, reason: 'changed-since' }] })
    const rep = await app.person({ role: 'sales-rep' })
    expect((await rep.post(`undo/${changed.body.batch}`)).status).toBe(404)
  })

  it('undoes only what one may still change', async () => {
    const rep = await app.person({ role: 'sales-rep' })
    const { body } = await admin.post('customers', { name: '撤销前要有权' })
    const shares = `customers/${body.id}/shares`
    await admin.post(shares, { employee: rep.employeeId, write: true })
    const changed = await rep.patch(`customers/${body.id}`, { remark: '改过', version: body.version })
    expect(changed.status).toBe(200)
    await admin.post(shares, { employee: rep.employeeId, write: false })
    expect((await rep.post(`undo/${changed.body.batch}`)).status).toBe(403)
    expect((await admin.get(`customers/${body.id}`)).body.remark).toBe('改过')
  })

  it('undoes a batch that wrote a record twice to what it was before', async () => {
    const { body } = await admin.post('customers', { name: '原来', remark: '原来' })
    const batch = await admin.transact(async (ctx) => {
      const customer = ctx.registry.entity('customer')
      await ctx.update(customer, body.id, { name: '一改' })
      await ctx.update(customer, body.id, { name: '再改', remark: '再改' })
      return ctx.batch
    })
    expect((await admin.post(`undo/${batch}`)).body).toEqual({ undone: 1, skipped: [] })
    expect((await admin.get(`customers/${body.id}`)).body).toMatchObject({ name: '原来', remark: '原来' })
  })

  it('does not undo what has gone out of reach since', async () => {
    const manager = await app.person({ role: 'department-manager', department: '撤销部' })
    const rep = await app.person({ role: 'sales-rep', department: '撤销部' })
    const { body } = await rep.post('customers', { name: '甲' })
    const changed = await manager.patch(`customers/${body.id}`, { name: '乙' })
    const made = await manager.post('customers', { name: '丙', owner: rep.employeeId })
    expect([changed.status, made.status]).toEqual([200, 201])
    await app.admin.patch(`employees/${manager.employeeId}`, { department: null })
    app.runtime.forget()
    for (const batch of [changed.body.batch, made.headers.get('x-batch')])
      expect((await manager.post(`undo/${batch}`)).status).toBe(404)
    expect((await rep.get(`customers/${body.id}`)).body.name).toBe('乙')
    expect((await rep.get(`customers/${made.body.id}`)).status).toBe(200)
  })

  it('previews a bulk act and reports each refusal', async () => {
    const { body: a } = await admin.post('opportunities', { name: 'a', amount: '5' })
    const { body: b } = await admin.post('opportunities', { name: 'b', amount: '5' })
    const preview = await admin.post('opportunities/bulk', { ids: [a.id, b.id], op: 'lose', preview: true })
    expect(preview.body).toMatchObject({ count: 2 })
    const refused = await admin.post('opportunities/bulk', { ids: [a.id, b.id], op: 'lose', values: {} })
    expect(refused.body.done).toBe(0)
    expect(refused.body.failed.map((f: { code: string }) => f.code)).toEqual(['field.required', 'field.required'])
  })

  it('draws numbers without gaps or doubles from parallel writers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, i) => admin.post('products', { name: `并发产品 ${i}` })),
    )
    const numbers = answers.map((a) => Number(a.body.code.slice(2))).sort((x, y) => x - y)
    expect(new Set(numbers).size).toBe(15)
    expect(numbers.at(-1)! - numbers[0]!).toBe(14)
  })

  it('gives a record to somebody else only with the right to transfer, and tells both', async () => {
    const rep = await app.person({ role: 'sales-rep', department: '一部' })
    const manager = await app.person({ role: 'department-manager', department: '一部' })
    const other = await app.person({ role: 'sales-rep', department: '一部' })
    const { body } = await rep.post('customers', { name: '要转的' })
    const denied = await rep.patch(`customers/${body.id}`, { owner: other.employeeId })
    expect([denied.status, denied.body.violations[0].code]).toEqual([422, 'record.transfer-denied'])
    expect((await rep.post(`customers/${body.id}/transfer`, { owner: other.employeeId })).status).toBe(403)
    const moved = await manager.post(`customers/${body.id}/transfer`, { owner: other.employeeId, note: '客户在他片区' })
    expect(moved.status).toBe(200)
    expect(moved.body.owner.id).toBe(other.employeeId)
    expect((await rep.get(`customers/${body.id}`)).status).toBe(404)
    expect((await other.get('notifications')).body.items[0].title).toBeDefined()
    expect((await rep.get('notifications')).body.unread).toBe(1)
  })
})
