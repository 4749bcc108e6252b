import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

interface Entry {
  id: string
  type: string
  action: string
  changes: { field: string; before: unknown; after: unknown }[]
}

let app: TestApp
let boss: TestClient
let rep: TestClient
let masked: TestClient
let outsider: TestClient

async function setFieldRules(role: string, fieldRules: unknown, permissions: unknown = {}): Promise<void> {
  const filter = encodeURIComponent(JSON.stringify({ field: 'key', op: 'eq', value: role }))
  const { items } = (await app.admin.get(`roles?filter=${filter}`)).body
  const answer = await app.admin.patch(`roles/${items[0].id}`, { version: items[0].version, fieldRules, permissions })
  expect(answer.status).toBe(200)
  app.runtime.forget()
}

beforeAll(async () => {
  app = await startTestApp()
  boss = await app.person({ role: 'director', name: '王总' })
  rep = await app.person({ role: 'sales-rep', name: '小李' })
  outsider = await app.person({ role: 'sales-rep', name: '外人' })
  masked = await app.person({ role: 'service-agent', name: '客服' })
  await setFieldRules('service-agent', { customer: { phone: 'mask', annualRevenue: 'hidden', remark: 'hidden' } })
})
afterAll(() => app?.stop())

describe('history', () => {
  let id: string

  beforeAll(async () => {
    id = (await rep.post('customers', { name: '乙公司', phone: '13800001234' })).body.id
    await rep.patch(`customers/${id}`, { phone: '13900005678', annualRevenue: '100.00' })
    await rep.patch(`customers/${id}`, { remark: '机密' })
    await boss.post(`customers/${id}/transfer`, { owner: boss.employeeId })
    await boss.patch(`customers/${id}`, { owner: rep.employeeId })
  })

  it('tells who changed what, with the names of people', async () => {
    const { items } = (await boss.get(`customers/${id}/history`)).body as { items: Entry[] }
    expect(items.map((i) => i.action)).toEqual(['update', 'transfer', 'update', 'update', 'create'])
    expect(items[1]).toMatchObject({ by: { label: '王总' } })
    const owner = items[1]!.changes.find((c) => c.field === 'owner')
    expect(owner).toMatchObject({
      label: { zh: '负责人', en: 'Owner' },
      before: { id: rep.employeeId, label: '小李' },
      after: { id: boss.employeeId, label: '王总' },
    })
  })

  it('masks, leaves out hidden fields, and leaves out entries of nothing but those', async () => {
    const { items } = (await masked.get(`customers/${id}/history`)).body as { items: Entry[] }
    expect(items.map((i) => i.action)).toEqual(['update', 'transfer', 'update', 'create'])
    expect(items[2]!.changes).toMatchObject([{ field: 'phone', before: '138****1234', after: '139****5678' }])
    expect(JSON.stringify(items)).not.toMatch(/annualRevenue|机密|13900005678/)
  })

  it('pages without loss or repetition, also when entries are left out', async () => {
    for (const client of [boss, masked]) {
      const whole = (await client.get(`customers/${id}/history`)).body.items.map((i: Entry) => i.id)
      const paged: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await client.get(`customers/${id}/history?limit=1&cursor=${cursor}`)
        paged.push(...body.items.map((i: Entry) => i.id))
        cursor = body.nextCursor
      }
      expect(paged).toEqual(whole)
    }
  })

  it('is closed to who does not see the record', async () => {
    expect((await outsider.get(`customers/${id}/history`)).status).toBe(404)
    expect((await outsider.get(`customers/${id}/timeline`)).status).toBe(404)
    expect((await boss.get(`customers/${id}/history?cursor=x`)).status).toBe(400)
  })
})

describe('reveal', () => {
  let id: string
  beforeAll(async () => {
    id = (await rep.post('customers', { name: '丙公司', phone: '13800001234', remark: '机密' })).body.id
  })
  const reveals = async () =>
    ((await boss.get(`customers/${id}/history`)).body.items as (Entry & { text: string })[]).filter(
      (i) => i.action === 'reveal',
    )

  it('needs the permission', async () => {
    expect((await masked.get(`customers/${id}`)).body.phone).toBe('138****1234')
    expect((await masked.post(`customers/${id}/reveal`, { field: 'phone' })).status).toBe(403)
    expect(await reveals()).toEqual([])
  })

  it('answers the value and is logged, without a value in the log', async () => {
    await setFieldRules(
      'service-agent',
      { customer: { phone: 'mask', annualRevenue: 'hidden', remark: 'hidden' } },
      { reveal: true },
    )
    const answer = await masked.post(`customers/${id}/reveal`, { field: 'phone' })
    expect(answer.body).toEqual({ value: '13800001234' })
    const [entry] = await reveals()
    expect(entry).toMatchObject({ by: { label: '客服' }, changes: [], text: '查看了完整的“电话”' })
    expect(JSON.stringify(entry)).not.toContain('13800001234')
  })

  it('is not in the history of who may not know of the field', async () => {
    await setFieldRules('legal', { customer: { phone: 'hidden' } })
    const legal = await app.person({ role: 'legal' })
    const { items } = (await legal.get(`customers/${id}/history`)).body
    expect(items.map((i: Entry) => i.action)).toEqual(['create'])
    expect(JSON.stringify(items)).not.toContain('电话')
    await setFieldRules('legal', null)
  })

  it('is not logged for who sees the value anyway', async () => {
    const before = (await reveals()).length
    expect((await rep.post(`customers/${id}/reveal`, { field: 'phone' })).body).toEqual({ value: '13800001234' })
    expect((await reveals()).length).toBe(before)
  })

  it('does not open hidden fields, unknown ones or records out of reach', async () => {
    expect((await masked.post(`customers/${id}/reveal`, { field: 'remark' })).status).toBe(400)
    expect((await masked.post(`customers/${id}/reveal`, { field: 'nothing' })).status).toBe(400)
    expect((await masked.post(`customers/${id}/reveal`, {})).status).toBe(400)
    expect((await outsider.post(`customers/${id}/reveal`, { field: 'phone' })).status).toBe(404)
  })
})

describe('timeline', () => {
  let id: string
  let contact: string
  let followUp: string
  let comment: string

  beforeAll(async () => {
    id = (await rep.post('customers', { name: '丁公司' })).body.id
    contact = (await rep.post('contacts', { name: '陈工', customer: id })).body.id
    comment = (await rep.post(`customers/${id}/comments`, { body: '先打电话' })).body.id
    const made = await rep.post('follow-ups', {
      target: { entity: 'contact', id: contact },
      kind: 'call',
      content: '谈了价格',
    })
    expect(made.status).toBe(201)
    followUp = made.body.id
    await rep.patch(`customers/${id}`, { tier: 'A' })
  })

  it('tells comments, changes and records together, newest first', async () => {
    const { items, nextCursor } = (await rep.get(`customers/${id}/timeline`)).body
    expect(items.map((i: Entry) => i.type)).toEqual(['change', 'record', 'comment', 'change'])
    expect(items[1]).toMatchObject({
      id: followUp,
      entity: 'follow-up',
      text: '谈了价格',
      by: { label: '小李' },
      record: { kind: 'call' },
    })
    expect(nextCursor).toBeNull()
  })

  it('is cut to the types asked for', async () => {
    const ids = async (types: string) =>
      (await rep.get(`customers/${id}/timeline?types=${types}`)).body.items.map((i: Entry) => i.id)
    expect(await ids('comment')).toEqual([comment])
    expect(await ids('follow-up')).toEqual([followUp])
    expect((await rep.get(`customers/${id}/timeline?types=nothing`)).status).toBe(400)
  })

  it('stands on the contact itself too', async () => {
    const { items } = (await rep.get(`contacts/${contact}/timeline?types=follow-up`)).body
    expect(items.map((i: Entry) => i.id)).toEqual([followUp])
  })

  it('pages over all sources without loss or repetition', async () => {
    for (let n = 0; n < 7; n++) {
      await rep.post(`customers/${id}/comments`, { body: `第 ${n} 条` })
      if (n % 2) await rep.patch(`customers/${id}`, { remark: `改 ${n}` })
      else await rep.post('follow-ups', { target: { entity: 'customer', id }, kind: 'call', content: `跟进 ${n}` })
    }
    const whole = (await rep.get(`customers/${id}/timeline?limit=100`)).body.items as Entry[]
    expect(whole.length).toBe(4 + 14)
    for (const limit of [1, 3, 4]) {
      const paged: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await rep.get(`customers/${id}/timeline?limit=${limit}&cursor=${cursor}`)
        expect(body.items.length).toBeLessThanOrEqual(limit)
        paged.push(...body.items.map((i: Entry) => i.id))
        cursor = body.nextCursor
      }
      expect(paged).toEqual(whole.map((i) => i.id))
    }
  })

  it('leaves out records that this person does not see', async () => {
    // Legal reads customers but no follow-ups.
    const legal = await app.person({ role: 'legal' })
    const { items } = (await legal.get(`customers/${id}/timeline`)).body
    expect(new Set(items.map((i: Entry) => i.type))).toEqual(new Set(['comment', 'change']))
  })
})

describe('recycle bin', () => {
  it('shows what the person may bring back, latest first, and pages', async () => {
    const ids: string[] = []
    for (const name of ['一号', '二号', '三号']) {
      const { id } = (await rep.post('customers', { name })).body
      ids.unshift(id)
      await rep.delete(`customers/${id}`)
    }
    const { items } = (await rep.get('trash?entity=customer')).body
    expect(items.map((i: Entry) => i.id)).toEqual(ids)
    expect(items[0]).toMatchObject({ entity: 'customer', label: '三号', deletedBy: { label: '小李' } })
    const first = (await rep.get('trash?entity=customer&limit=2')).body
    const rest = (await rep.get(`trash?entity=customer&limit=2&cursor=${first.nextCursor}`)).body
    expect([...first.items, ...rest.items].map((i) => i.id)).toEqual(ids)
    expect(rest.nextCursor).toBeNull()
    expect((await outsider.get('trash')).body.items).toEqual([])
    expect((await masked.get('trash')).body.items.filter((i: { entity: string }) => i.entity === 'customer')).toEqual(
      [],
    )
    expect((await rep.post(`customers/${ids[0]}/restore`)).status).toBe(200)
    expect((await rep.get('trash?entity=customer')).body.items.length).toBe(2)
  })
})
