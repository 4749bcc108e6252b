import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let admin: TestClient
let rep: TestClient

const put = (client: TestClient, path: string, body: unknown) => client.request('PUT', path, body)
const codes = (answer: { body: { violations: { code: string; path: string }[] } }) =>
  answer.body.violations.map((v) => `${v.code} ${v.path}`)

beforeAll(async () => {
  app = await startTestApp()
  admin = app.admin
  rep = await app.person({ role: 'sales-rep' })
})
afterAll(() => app?.stop())

describe('custom fields', () => {
  it('work like fields in code, from the next request on', async () => {
    const made = await admin.post('custom-fields', {
      entity: 'customer',
      label: { zh: '车队规模', en: 'Fleet size' },
      kind: 'integer',
      min: 0,
      unit: '辆',
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      entity: 'customer',
      name: 'cheduiguimo',
      kind: 'integer',
      unit: { zh: '辆', en: '辆' },
      required: false,
      archivedAt: null,
    })
    const meta = (await rep.get('meta')).body.entities.find((e: { name: string }) => e.name === 'customer')
    expect(meta.fields.find((f: { name: string }) => f.name === 'cheduiguimo')).toMatchObject({
      custom: true,
      label: { en: 'Fleet size' },
    })
    const { id } = (await rep.post('customers', { name: '甲物流', cheduiguimo: 12 })).body
    expect((await rep.get(`customers/${id}`)).body.cheduiguimo).toBe(12)
    const filter = encodeURIComponent(JSON.stringify({ field: 'cheduiguimo', op: 'gte', value: 10 }))
    expect((await rep.get(`customers?filter=${filter}`)).body.items.length).toBe(1)
    expect(codes(await rep.post('customers', { name: '乙物流', cheduiguimo: -1 }))).toEqual([
      'field.too-small cheduiguimo',
    ])
  })

  it('are archived with their values and come back with them', async () => {
    const { id } = (await admin.post('custom-fields', { entity: 'contact', label: '爱好', kind: 'text' })).body
    const customer = (await rep.post('customers', { name: '丙公司' })).body.id
    const contact = (await rep.post('contacts', { name: '陈工', customer, aihao: '钓鱼' })).body.id
    expect((await admin.delete(`custom-fields/${id}`)).body.archivedAt).not.toBeNull()
    expect((await rep.get(`contacts/${contact}`)).body).not.toHaveProperty('aihao')
    expect((await admin.post('custom-fields', { entity: 'contact', label: '爱好', kind: 'text' })).body.name).toBe(
      'aihao2',
    )
    await admin.patch(`custom-fields/${id}`, { archived: false, label: '兴趣' })
    expect((await rep.get(`contacts/${contact}`)).body.aihao).toBe('钓鱼')
    // Its history keeps the name while it is away.
    await admin.delete(`custom-fields/${id}`)
    const { items } = (await rep.get(`contacts/${contact}/history`)).body
    expect(items[0].changes).toContainEqual(
      expect.objectContaining({ field: 'aihao', label: { zh: '兴趣', en: '兴趣' }, after: '钓鱼' }),
    )
  })

  it('keep choices that are in use', async () => {
    const made = await admin.post('custom-fields', {
      entity: 'customer',
      label: '采购方式',
      kind: 'choice',
      options: [{ label: '招标' }, { label: '比价', value: 'quotes' }],
    })
    expect(made.body.options.map((o: { value: string }) => o.value)).toEqual(['zhaobiao', 'quotes'])
    await rep.post('customers', { name: '丁公司', caigoufangshi: 'zhaobiao' })
    const refused = await admin.patch(`custom-fields/${made.body.id}`, {
      options: [{ value: 'quotes', label: '比价' }],
    })
    expect(refused.status).toBe(422)
    expect(refused.body.violations[0]).toMatchObject({
      code: 'choices.in-use',
      params: { value: 'zhaobiao', count: 1 },
      message: expect.stringContaining('招标'),
    })
    expect(
      (await admin.patch(`custom-fields/${made.body.id}`, { options: [{ value: 'zhaobiao', label: '公开招标' }] }))
        .status,
    ).toBe(200)
  })

  it.each([
    [{ label: 'x', kind: 'number' }, 'custom-field.kind kind'],
    [{ label: 'x', kind: 'attachment' }, 'custom-field.kind kind'],
    [{ label: 'x', kind: 'target' }, 'custom-field.kind kind'],
    [{ kind: 'text' }, 'field.required label'],
    [{ label: 'x', kind: 'text', name: 'name' }, 'custom-field.name-taken name'],
    [{ label: 'x', kind: 'text', name: 'createdBy' }, 'custom-field.name-taken name'],
    [{ label: 'x', kind: 'text', name: "a'; drop" }, 'custom-field.name name'],
    [{ label: 'x', kind: 'choice' }, 'field.required options'],
    [
      {
        label: 'x',
        kind: 'choice',
        options: [
          { label: 'a', value: 'k' },
          { label: 'b', value: 'k' },
        ],
      },
      'choices.twice options.1.value',
    ],
    [{ label: 'x', kind: 'ref', ref: 'nothing' }, 'custom-field.target ref'],
    [{ label: 'x', kind: 'treeRef', ref: 'contact' }, 'custom-field.not-a-tree ref'],
    [{ label: 'x', kind: 'integer', min: 5, max: 1 }, 'custom-field.bounds max'],
    [{ label: 'x', kind: 'text', sql: 'select 1' }, 'field.unknown sql'],
    [{ label: 'x', kind: 'longText', search: true }, 'custom-field.not-searchable search'],
  ])('refuse %j', async (body, code) => {
    const answer = await admin.post('custom-fields', { entity: 'customer', ...body })
    expect([answer.status, codes(answer)[0]]).toEqual([400, code])
  })

  it('are managed with the permission only', async () => {
    for (const [method, path] of [
      ['GET', 'custom-fields'],
      ['POST', 'custom-fields'],
      ['DELETE', 'custom-fields/0190a5c2-1111-7000-8000-000000000001'],
    ] as const) {
      expect((await rep.request(method, path, method === 'POST' ? {} : undefined)).status).toBe(403)
    }
    expect((await admin.delete('custom-fields/0190a5c2-1111-7000-8000-000000000001')).status).toBe(404)
  })
})

describe('choices of fields in code', () => {
  it('are changed, used at once, and put back', async () => {
    const list = (await admin.get('choices/customer/tier')).body
    expect(list.changed).toBe(false)
    const options = [...list.defaults, { label: { zh: 'E 试用', en: 'E trial' }, value: 'E', tone: 'muted' }]
    expect((await put(admin, 'choices/customer/tier', { options })).body).toMatchObject({ changed: true, options })
    expect((await rep.post('customers', { name: '试用公司', tier: 'E' })).status).toBe(201)
    const back = await admin.delete('choices/customer/tier')
    expect(back.status).toBe(422)
    expect(back.body.violations[0]).toMatchObject({ code: 'choices.in-use', params: { value: 'E', count: 1 } })
  })

  it('cannot lose a key that records hold, also in the recycle bin', async () => {
    const { id } = (await rep.post('customers', { name: '戊公司', status: 'dormant' })).body
    await rep.delete(`customers/${id}`)
    const { options } = (await admin.get('choices/customers/status')).body
    const less = options.filter((o: { value: string }) => o.value !== 'dormant')
    expect(codes(await put(admin, 'choices/customer/status', { options: less }))).toEqual(['choices.in-use options'])
  })

  it('are not those of stages, of other kinds, or of everybody', async () => {
    expect((await put(admin, 'choices/opportunity/stage', { options: [{ label: 'x' }] })).status).toBe(404)
    expect((await put(admin, 'choices/customer/name', { options: [{ label: 'x' }] })).status).toBe(404)
    expect((await put(rep, 'choices/customer/tier', { options: [{ label: 'x' }] })).status).toBe(403)
    expect((await put(admin, 'choices/customer/tier', { options: [] })).status).toBe(400)
  })
})

describe('numbering', () => {
  it('is changed for the next record and put back', async () => {
    app.at('2026-03-08T02:00:00Z')
    const rule = await put(admin, 'numbering/customer', { pattern: 'KH{yyyy}{mm}-{seq:4}' })
    expect(rule.body).toMatchObject({
      pattern: 'KH{yyyy}{mm}-{seq:4}',
      default: 'C-{yyyy}-{seq:5}',
      example: 'KH202603-0001',
    })
    expect((await rep.post('customers', { name: '编号公司' })).body.number).toBe('KH202603-0001')
    await admin.delete('numbering/customer')
    expect((await rep.post('customers', { name: '编号公司二' })).body.number).toMatch(/^C-2026-\d{5}$/)
  })

  it('refuses rules that would repeat, and entities without numbers', async () => {
    expect(codes(await put(admin, 'numbering/customer', { pattern: 'KH-{mm}' }))).toEqual([
      'numbering.no-sequence pattern',
      'numbering.period-repeats pattern',
    ])
    expect((await put(admin, 'numbering/contact', { pattern: '{seq}' })).status).toBe(404)
    expect((await put(rep, 'numbering/customer', { pattern: '{seq}' })).status).toBe(403)
  })
})

describe('settings', () => {
  it('are known keys with checked values', async () => {
    expect((await admin.get('settings')).body['sign-in']).toMatchObject({ failures: 5 })
    const value = { failures: 8, windowMinutes: 10, lockMinutes: 30, perAddress: 50 }
    expect((await put(admin, 'settings/sign-in', { value })).body['sign-in']).toEqual(value)
    expect((await put(admin, 'settings/sign-in', { value: { ...value, failures: 0 } })).body.violations).toMatchObject([
      { path: 'value.failures' },
    ])
    expect((await put(admin, 'settings/sign-in', { value: { ...value, more: 1 } })).status).toBe(400)
    expect((await put(admin, 'settings/choices.customer.tier', { value: [] })).status).toBe(404)
    expect((await put(admin, 'settings/__proto__', { value: [] })).status).toBe(404)
    expect((await admin.delete('settings/sign-in')).body['sign-in']).toMatchObject({ failures: 5 })
    expect((await rep.get('settings')).status).toBe(403)
    expect((await put(rep, 'settings/sign-in', { value })).status).toBe(403)
  })
})
