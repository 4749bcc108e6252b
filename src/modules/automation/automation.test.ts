import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pumpFeeds } from '#kernel/events/feeds.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { workOff } from './work.ts'

/** Runs as the API answers them. */
interface Run extends Record<string, unknown> {
  record: string | null
  state: string
  fault: string
  effects: { title: string; to: { label: string }[] }[]
}

let app: TestApp
let rep: TestClient
let other: TestClient
let clock = Date.parse('2026-03-02T01:00:00.000Z')

const later = (milliseconds: number) => {
  clock += milliseconds
  app.at(new Date(clock).toISOString())
}
const day = 24 * 3_600_000
const work = async () => {
  // Runs write, and what they write may set off others.
  for (let round = 0; round < 12; round++) {
    await pumpFeeds(app.runtime)
    await workOff(app.runtime)
  }
}
const rule = async (values: object, who = app.admin) => {
  const answer = await who.post('automation-rules', {
    name: '规则',
    state: 'active',
    entity: 'customer',
    trigger: { on: 'created' },
    steps: [{ kind: 'update', values: { name: { value: '{{record.name}}!' } } }],
    ...values,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as { id: string; version: number }
}
const faults = async (values: object, who = app.admin) => {
  const base = { name: '规则', state: 'active', entity: 'customer', trigger: { on: 'created' }, steps: [] }
  const { status, body } = await who.post('automation-rules', { ...base, ...values })
  expect(status, JSON.stringify(body)).toBe(422)
  return body.violations.map((v: { code: string; path: string }) => `${v.path}: ${v.code}`)
}
const runs = async (id: string, who = app.admin) =>
  (await who.get(`automation-runs?filter=${JSON.stringify({ field: 'rule', op: 'eq', value: id })}&sort=at&limit=500`))
    .body.items as Run[]
const customer = async (who: TestClient, values: object = {}) => {
  const answer = await who.post('customers', { name: `客户 ${Math.random()}`, ...values })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as { id: string; version: number; name: string }
}
const read = async (id: string) => (await app.admin.get(`customers/${id}`)).body
const rename = (name: string) => [{ kind: 'update', values: { name: { value: name } } }]

beforeAll(async () => {
  app = await startTestApp()
  app.at(new Date(clock).toISOString())
  rep = await app.person({ role: 'sales-rep', name: '小李', manager: 'admin@example.com' })
  other = await app.person({ role: 'sales-rep', name: '小赵' })
})
beforeEach(async () => {
  for (const table of ['automation_run', 'automation_revision', 'automation_rule'])
    await app.runtime.db.run(sql.raw(`delete from ${table}`))
  await work()
  later(3_600_000)
})
afterAll(() => app?.stop())

describe('a rule on changes', () => {
  it('does its steps once, with a log of what they did', async () => {
    const { id } = await rule({
      condition: { expression: "contains(record.name, '华为')" },
      steps: [
        { kind: 'update', values: { name: { value: '{{record.name}}（重点）' } } },
        {
          kind: 'create',
          entity: 'contact',
          values: { name: { value: '待补充' }, customer: { expression: 'record' } },
        },
        {
          kind: 'notify',
          to: [{ owner: true }, { manager: true }],
          title: '新客户：{{record.name}}',
          body: '负责人 {{record.owner}}',
        },
      ],
    })
    const made = await customer(rep, { name: '华为技术' })
    await customer(rep, { name: '别的' })
    await work()
    const [run, ...more] = await runs(id)
    expect(more).toEqual([])
    expect(run).toMatchObject({ state: 'done', record: made.id, revision: 1, attempts: 1 })
    expect(run!.effects).toMatchObject([
      { kind: 'update', id: made.id, changes: { name: ['华为技术', '华为技术（重点）'] } },
      { kind: 'create', entity: 'contact', values: { name: '待补充', customer: { id: made.id } } },
      { kind: 'notify', title: '新客户：华为技术（重点）' },
    ])
    expect(run!.effects[2]!.to.map(({ label }) => label).sort()).toEqual(['小李', '管理员'])
    expect((await read(made.id)).name).toBe('华为技术（重点）')
    const [notice] = (await rep.get('notifications')).body.items
    expect(notice).toMatchObject({ kind: 'automation', to: { entity: 'customer', id: made.id } })
  })

  it('waits for the fields and values that it names', async () => {
    const { id } = await rule({
      trigger: { on: 'changed', fields: ['name'] },
      condition: { filter: { field: 'name', op: 'starts', value: '新' }, expression: "startsWith(before.name, '旧')" },
      steps: [{ kind: 'notify', to: [{ person: rep.employeeId }], title: '{{before.name}} → {{record.name}}' }],
    })
    const made = await customer(app.admin, { name: '旧名' })
    await app.admin.patch(`customers/${made.id}`, { name: '旧名二' })
    await work()
    await app.admin.patch(`customers/${made.id}`, { name: '新名' })
    await work()
    await app.admin.patch(`customers/${made.id}`, { name: '新名二' })
    await work()
    expect((await runs(id)).map(({ effects }) => effects[0]!.title)).toEqual(['旧名二 → 新名'])
  })

  it('does not answer what happened before it was active', async () => {
    await customer(app.admin)
    later(1000)
    const { id, version } = await rule({ state: 'draft' })
    await customer(app.admin)
    later(1000)
    await app.admin.patch(`automation-rules/${id}`, { version, state: 'active' })
    await work()
    expect(await runs(id)).toEqual([])
    await customer(app.admin)
    await work()
    expect(await runs(id)).toHaveLength(1)
  })

  it('keeps to the revision it began with', async () => {
    const { id } = await rule({ steps: [{ kind: 'wait', minutes: 60 }, ...rename('第一版')] })
    const made = await customer(app.admin)
    await work()
    expect(await runs(id)).toMatchObject([{ state: 'waiting', step: 1 }])
    const { version } = (await app.admin.get(`automation-rules/${id}`)).body
    expect((await app.admin.patch(`automation-rules/${id}`, { version, steps: rename('第二版') })).status).toBe(200)
    later(59 * 60_000)
    await work()
    expect((await read(made.id)).name).toBe(made.name)
    later(60_000)
    await work()
    expect((await read(made.id)).name).toBe('第一版')
    expect(await runs(id)).toMatchObject([
      { state: 'done', revision: 1, effects: [{ kind: 'wait' }, { kind: 'update' }] },
    ])
  })

  it('tells of deleted records', async () => {
    const { id } = await rule({
      trigger: { on: 'deleted' },
      steps: [{ kind: 'notify', to: [{ person: app.admin.employeeId }], title: '删除了 {{record.label}}' }],
    })
    const made = await customer(app.admin, { name: '将被删' })
    await app.admin.delete(`customers/${made.id}`)
    await work()
    expect(await runs(id)).toMatchObject([{ state: 'done', effects: [{ title: '删除了 将被删' }] }])
  })
})

describe('a process', () => {
  it('is started about the record, by whoever the rule runs as', async () => {
    const process = '0197a000-0000-7000-8000-000000000001'
    const module = app.runtime.registry.modules.find((each) => each.startProcess)!
    const { startProcess } = module
    Object.assign(module, { startProcess: undefined })
    expect(await faults({ steps: [{ kind: 'process', process }] })).toEqual([
      'steps.0.process: automation.no-processes',
    ])
    const started: unknown[] = []
    Object.assign(module, {
      startProcess: async (ctx: { actor: { id: string } }, request: object) => {
        started.push({ ...request, by: ctx.actor.id })
        return 'instance'
      },
    })
    try {
      const { id } = await rule({ steps: [{ kind: 'process', process }] })
      const made = await customer(rep)
      await work()
      expect(started).toEqual([{ process, about: { entity: 'customer', id: made.id }, by: app.admin.employeeId }])
      expect(await runs(id)).toMatchObject([{ effects: [{ kind: 'process', instance: 'instance' }] }])
    } finally {
      Object.assign(module, { startProcess })
    }
  })
})

describe('loops and floods', () => {
  it('of two rules that set each other off are stopped and shown', async () => {
    const a = await rule({
      name: 'A',
      trigger: { on: 'changed', fields: ['name'] },
      steps: [{ kind: 'update', values: { shortName: { value: '{{record.name}}' } } }],
    })
    const b = await rule({
      name: 'B',
      trigger: { on: 'changed', fields: ['shortName'] },
      steps: [{ kind: 'update', values: { name: { value: '{{record.name}}+' } } }],
    })
    const made = await customer(app.admin, { name: '原名' })
    await app.admin.patch(`customers/${made.id}`, { name: '改名' })
    await work()
    const [first, second, ...rest] = await runs(a.id)
    expect(rest).toEqual([])
    expect(first).toMatchObject({ state: 'done', fault: null })
    expect(second!.state).toBe('stopped')
    expect(JSON.parse(second!.fault).zh).toContain('互相触发')
    expect(await runs(b.id)).toHaveLength(1)
    expect((await read(made.id)).name).toBe('改名+')
  })

  it('of a rule with itself never begin', async () => {
    const { id } = await rule({
      trigger: { on: 'changed' },
      steps: [{ kind: 'update', values: { name: { value: '{{record.name}}+' } } }],
    })
    const made = await customer(app.admin, { name: '原名' })
    await app.admin.patch(`customers/${made.id}`, { name: '改名' })
    await work()
    expect(await runs(id)).toHaveLength(1)
    expect((await read(made.id)).name).toBe('改名+')
  })

  it('pause the rule, and its owner is told', async () => {
    const { id } = await rule({ perMinute: 3, steps: rename('重名') })
    for (let n = 0; n < 3; n++) await customer(app.admin)
    await work()
    await customer(app.admin)
    await work()
    expect(await runs(id)).toHaveLength(3)
    const stored = (await app.admin.get(`automation-rules/${id}`)).body
    expect(stored.state).toBe('paused')
    expect(JSON.parse(stored.pausedBecause).zh).toContain('超过 3 次')
    later(120_000)
    expect((await app.admin.patch(`automation-rules/${id}`, { version: stored.version, state: 'active' })).status).toBe(
      200,
    )
    later(1000)
    await customer(app.admin)
    await work()
    expect(await runs(id)).toHaveLength(4)
  })
})

describe('failures', () => {
  it('leave nothing half done, are shown, and can be run again', async () => {
    const { id } = await rule({
      steps: [
        { kind: 'create', entity: 'contact', values: { name: { value: '半途' }, customer: { expression: 'record' } } },
        { kind: 'update', values: { name: { expression: 'record.missing' } } },
      ],
    })
    const made = await customer(app.admin, { name: '不变' })
    await work()
    const [run] = await runs(id)
    expect(run).toMatchObject({ state: 'failed', attempts: 1, effects: [] })
    expect(JSON.parse(run!.fault)).toMatchObject({ zh: '第 2 步：客户名称：必填', en: 'Step 2: Name: Required' })
    expect(JSON.stringify((await app.admin.get('contacts')).body)).not.toContain('半途')
    expect((await rep.post('automation-runs/run-again', { ids: [run!.id] })).status).toBe(403)
    const { version } = (await app.admin.get(`automation-rules/${id}`)).body
    await app.admin.patch(`automation-rules/${id}`, { version, steps: rename('改好了') })
    expect((await app.admin.post('automation-runs/run-again', { ids: [run!.id] })).body).toEqual({ count: 1 })
    await work()
    expect((await runs(id))[0]).toMatchObject({ state: 'failed', revision: 1 })
    expect((await read(made.id)).name).toBe('不变')
  })

  it('of the machine are tried again', async () => {
    const { id } = await rule({ steps: rename('终于') })
    const made = await customer(app.admin)
    // A change is handed on once nothing older is being written, be it by the database's own upkeep.
    const captured = async () => pumpFeeds(app.runtime).then(() => runs(id))
    await expect.poll(captured, { timeout: 20_000 }).toHaveLength(1)
    await app.runtime.db.run(sql`alter table customer add constraint broken check (name <> '终于')`)
    await workOff(app.runtime)
    expect((await runs(id))[0]).toMatchObject({ state: 'queued', attempts: 1 })
    await app.runtime.db.run(sql`alter table customer drop constraint broken`)
    await workOff(app.runtime)
    expect((await runs(id))[0]!.state).toBe('queued')
    later(61_000)
    await workOff(app.runtime)
    expect((await runs(id))[0]).toMatchObject({ state: 'done', attempts: 2, fault: null })
    expect((await read(made.id)).name).toBe('终于')
  })
})

describe('dates and schedules', () => {
  const opportunity = async (expectedCloseOn: string, name = '商机') =>
    (await app.admin.post('opportunities', { name, expectedCloseOn, openedOn: '2026-01-01' })).body as {
      id: string
      version: number
    }
  const remind = [{ kind: 'notify', to: [{ owner: true }], title: '{{record.name}} 还有三天' }]
  const dateRule = (over: object = {}) =>
    rule({
      entity: 'opportunity',
      trigger: { on: 'date', field: 'expectedCloseOn', days: -3, at: '09:00' },
      condition: { expression: "record.name != '不要'" },
      steps: remind,
      ...over,
    })
  const on = (days: number) => new Date(clock + days * day).toISOString().slice(0, 10)

  it('fire once a record and date, also after a long stop', async () => {
    const { id } = await dateRule()
    const soon = await opportunity(on(4))
    await opportunity(on(10), '不要')
    const far = await opportunity(on(12))
    await opportunity(on(1))
    await work()
    expect(await runs(id)).toEqual([])
    later(1.5 * day)
    await Promise.all([workOff(app.runtime), workOff(app.runtime), workOff(app.runtime)])
    await work()
    expect((await runs(id)).map(({ record }) => record)).toEqual([soon.id])
    later(14 * day)
    await work()
    await work()
    const all = await runs(id)
    expect(all.map(({ state }) => state).sort()).toEqual(['done', 'done', 'skipped'])
    expect(all.filter(({ state }) => state === 'done').map(({ record }) => record)).toEqual([soon.id, far.id])
    // Moved to another day, the record is reminded again; moved back, it is not.
    await app.admin.patch(`opportunities/${far.id}`, { version: far.version, expectedCloseOn: on(5) })
    later(4 * day)
    await work()
    expect(await runs(id)).toHaveLength(4)
  })

  it('come round at their time, for each record that fits', async () => {
    const made = [await opportunity(on(1), '甲'), await opportunity(on(1), '乙')]
    await opportunity(on(1), '别的')
    const { id } = await rule({
      entity: 'opportunity',
      trigger: { on: 'schedule', frequency: 'daily', at: '08:00', each: true },
      condition: { filter: { field: 'name', op: 'in', value: ['甲', '乙'] } },
      steps: [{ kind: 'notify', to: [{ owner: true }], title: '每天' }],
    })
    const once = await rule({
      trigger: { on: 'schedule', frequency: 'weekly', weekday: 1, at: '08:00', each: false },
      steps: [{ kind: 'notify', to: [{ role: 'admin' }], title: '每周' }],
    })
    later(3 * day)
    await work()
    expect((await runs(id)).map(({ record }) => record).sort()).toEqual(made.map((m) => m.id).sort())
    expect((await runs(once.id)).length).toBeLessThanOrEqual(1)
    later(7 * day)
    await work()
    expect(await runs(id)).toHaveLength(4)
    expect((await runs(once.id)).every(({ record, state }) => record === null && state === 'done')).toBe(true)
    expect((await runs(once.id)).length).toBeGreaterThan(0)
  })
})

describe('a test', () => {
  it('shows what would be done and does none of it', async () => {
    const made = await customer(app.admin, { name: '试一试' })
    const { body, status } = await app.admin.post('automation-rules/test', {
      name: '试',
      entity: 'customer',
      trigger: { on: 'created' },
      record: made.id,
      steps: [
        { kind: 'update', values: { name: { value: '改了' } } },
        { kind: 'wait', minutes: 60 },
        { kind: 'notify', to: [{ owner: true }], title: '{{record.name}}' },
      ],
    })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({
      state: 'done',
      effects: [{ changes: { name: ['试一试', '改了'] } }, { kind: 'wait' }, { kind: 'notify', title: '改了' }],
    })
    expect(await read(made.id)).toMatchObject({ name: '试一试', version: made.version })
    const [n] = await app.runtime.db.run<{ n: number }>(
      sql`select count(*) as n from audit where record_id = ${made.id}::uuid and action <> 'create'`,
    )
    expect(n!.n).toBe(0)
    const failed = await app.admin.post('automation-rules/test', {
      entity: 'customer',
      trigger: { on: 'created' },
      record: made.id,
      steps: [{ kind: 'update', values: { name: { expression: 'record.missing' } } }],
    })
    expect(failed.body.state).toBe('failed')
    expect(JSON.parse(failed.body.fault).zh).toContain('第 1 步：客户名称')
    const skipped = await app.admin.post('automation-rules/test', {
      entity: 'customer',
      trigger: { on: 'created' },
      condition: { filter: { field: 'name', op: 'eq', value: '别的' } },
      record: made.id,
      steps: rename('x'),
    })
    expect(skipped.body).toEqual({ state: 'skipped', effects: [], fault: null })
  })
})

describe('who may what', () => {
  const permit = async (permissions: string[], fieldRules?: object) => {
    const roles = (await app.admin.get('roles?limit=100')).body.items as { id: string; key: string }[]
    const role = (await app.admin.get(`roles/${roles.find(({ key }) => key === 'sales-rep')!.id}`)).body
    const answer = await app.admin.patch(`roles/${role.id}`, {
      version: role.version,
      permissions: { ...role.permissions, ...Object.fromEntries(permissions.map((key) => [key, true])) },
      ...(fieldRules && { fieldRules: { ...role.fieldRules, ...fieldRules } }),
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    app.runtime.forget()
  }

  it('needs the permission, and reaches no further than the person', async () => {
    const body = { name: '规则', entity: 'customer', trigger: { on: 'created' }, steps: rename('我的') }
    expect((await rep.post('automation-rules', body)).body.violations).toMatchObject([
      { code: 'automation.not-allowed' },
    ])
    expect((await rep.post('automation-rules/test', body)).status).toBe(403)
    await permit(['automation.manage'])
    expect(await faults({ ...body, account: app.admin.employeeId }, rep)).toEqual(['account: automation.own-only'])
    expect(await faults({ ...body, owner: app.admin.employeeId }, rep)).toEqual(['account: automation.own-only'])
    expect(await faults({ ...body, steps: [{ kind: 'create', entity: 'role', values: {} }] }, rep)).toContain(
      'steps.0.entity: automation.create',
    )
    const { id } = await rule({ ...body, state: 'active' }, rep)
    const own = await customer(rep)
    const foreign = await customer(other)
    await work()
    expect((await runs(id)).map(({ record }) => record)).toEqual([own.id])
    expect((await read(foreign.id)).name).toBe(foreign.name)
    expect(await runs(id, other)).toEqual([])
  })

  it('lets a field that the account does not see neither set it off nor show', async () => {
    await permit([], { customer: { shortName: 'mask', industry: 'hidden' } })
    const body = {
      steps: [{ kind: 'notify', to: [{ owner: true }], title: '简称 {{record.shortName}}，{{before.shortName}}' }],
    }
    expect(await faults({ ...body, trigger: { on: 'changed', fields: ['shortName'] } }, rep)).toEqual([
      'trigger: automation.field',
    ])
    const byMasked = { filter: { field: 'shortName', op: 'contains', value: '密' } }
    expect(await faults({ ...body, condition: byMasked }, rep)).toEqual(['condition: automation.filter'])
    const { id } = await rule({ ...body, trigger: { on: 'changed' } }, rep)
    const probe = await rule({ ...body, condition: { expression: "contains(record.shortName, '秘密')" } }, rep)
    const made = await customer(app.admin, { name: '甲', shortName: '秘密简称', owner: rep.employeeId })
    await app.admin.patch(`customers/${made.id}`, { shortName: '秘密简称二' })
    await work()
    expect(await runs(id)).toEqual([])
    expect(await runs(probe.id)).toEqual([])
    await app.admin.patch(`customers/${made.id}`, { name: '乙', shortName: '秘密简称三' })
    await work()
    expect(JSON.stringify(await runs(id))).not.toContain('秘密简称')
    expect(await runs(id)).toMatchObject([{ state: 'done', cause: { changed: ['name'], before: { name: '甲' } } }])
  })

  it('names every fault of a rule with its place', async () => {
    expect(
      await faults({
        condition: { expression: '1 +' },
        steps: [
          { kind: 'update', values: { nothing: { value: 1 }, name: { expression: 'eval(1)' } } },
          { kind: 'notify', to: [], title: '{{ 1 + }}' },
          { kind: 'wait' },
          { kind: 'fly' },
        ],
      }),
    ).toEqual([
      'condition: automation.expression',
      'steps.0.values.nothing: field.unknown',
      'steps.0.values.name: automation.expression',
      'steps.1.to: automation.nobody',
      'steps.1.title: automation.expression',
      'steps.2: automation.wait',
      'steps.3: automation.step-unknown',
    ])
    expect(await faults({})).toEqual(['steps: automation.steps'])
  })

  it('pauses rules whose account has left', async () => {
    const leaver = await app.person({ role: 'sales-rep', name: '老周' })
    const { id } = await rule({
      account: leaver.employeeId,
      steps: [{ kind: 'notify', to: [{ role: 'admin' }], title: 'x' }],
    })
    await app.admin.patch(`employees/${leaver.employeeId}`, { status: 'left' })
    app.runtime.forget()
    await customer(app.admin)
    await work()
    expect((await app.admin.get(`automation-rules/${id}`)).body.state).toBe('paused')
    expect(await runs(id)).toEqual([])
  })
})
