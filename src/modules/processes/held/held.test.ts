import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { observeQueries } from '#kernel/data/connection.ts'
import { approvalHeader } from '#kernel/gate/http.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import type { Trigger } from '../rules/flow.types.ts'
import { oneApproval, publishProcess } from '../testing/publish.ts'
import { heldRequestEnded } from './ended.ts'

let app: TestApp
let boss: TestClient
let rep: TestClient
let other: TestClient
let departments: { sales: string; east: string; west: string }

beforeAll(async () => {
  app = await startTestApp()
  const made = async (name: string, parent?: string) =>
    (await app.admin.post('departments', { name, parent, kind: 'sales' })).body.id as string
  const sales = await made('销售中心')
  departments = { sales, east: await made('华东', sales), west: await made('西部', sales) }
  boss = await app.person({ role: 'general-manager', name: '总经理' })
  rep = await app.person({ role: 'sales-rep', name: '张三' })
  other = await app.person({ role: 'sales-rep', name: '李四' })
  await app.admin.patch(`employees/${rep.employeeId}`, { department: departments.east, manager: boss.employeeId })
  await app.admin.patch(`employees/${other.employeeId}`, { department: departments.west, manager: boss.employeeId })
  app.runtime.forget()
})
afterAll(() => app.stop())
beforeEach(async () => {
  await app.runtime.db.pool.query('truncate process, process_version, process_instance, held_change cascade')
  await app.runtime.reload()
})

const toTierA: Trigger = {
  on: 'change',
  entity: 'customer',
  fields: ['tier'],
  when: { filter: { field: 'tier', op: 'eq', value: 'A' } },
}
let serial = 0
const customer = async (values: Record<string, unknown> = {}, who = rep) => {
  const answer = await who.post('customers', { name: `客户 ${++serial}`, tier: 'C', ...values })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as { id: string; version: number; name: string }
}
const now = async (id: string) => (await app.admin.get(`customers/${id}`)).body
const watch = (...triggers: Trigger[]) =>
  publishProcess(app, { key: 'watch', name: '升级审批', flow: oneApproval({}), triggers })
const end = (
  instance: string,
  outcome: 'approved' | 'rejected',
  edits: Record<string, unknown> = {},
  starter = rep.employeeId,
) =>
  app.runtime.transact({ actor: systemActor('test'), source: 'system' }, async (ctx) => {
    const [row] = await ctx.sql.run<{ id: string }>(
      sql`select id from held_change where instance_id = ${instance}::uuid`,
    )
    return heldRequestEnded(ctx, { starter, held: { change: row!.id, edits } }, outcome)
  })

describe('a change that needs approval', () => {
  it('is held, shows nowhere, and is carried out in the starter’s name when approved', async () => {
    await watch(toTierA)
    const made = await customer()
    const answer = await rep.patch(`customers/${made.id}`, { tier: 'A', version: made.version })
    expect(answer.status).toBe(202)
    expect(answer.body.held).toMatchObject({ process: '升级审批', title: `升级审批：${made.name}` })
    expect(answer.headers.get('x-batch')).toBeNull()
    expect(await now(made.id)).toMatchObject({ tier: 'C', version: made.version })
    const history = await rep.get(`customers/${made.id}/history`)
    expect(history.body.items).toHaveLength(1)

    expect(await end(answer.body.held.instance, 'approved')).toEqual([])
    expect(await now(made.id)).toMatchObject({ tier: 'A', updatedBy: { id: rep.employeeId } })
  })

  it('holds only what the condition means, with the values as they would be', async () => {
    await watch(toTierA)
    const made = await customer()
    expect((await rep.patch(`customers/${made.id}`, { tier: 'B' })).status).toBe(200)
    expect((await rep.patch(`customers/${made.id}`, { remark: '重要' })).status).toBe(200)
    expect((await rep.patch(`customers/${made.id}`, { tier: 'A', remark: '很重要' })).status).toBe(202)
    expect((await now(made.id)).remark).toBe('重要')
  })

  it('answers faults at once instead of holding what could never be', async () => {
    await watch(toTierA)
    const made = await customer()
    expect((await rep.patch(`customers/${made.id}`, { tier: 'A', name: '' })).status).toBe(400)
    expect((await rep.patch(`customers/${made.id}`, { tier: 'A', version: 99 })).status).toBe(409)
    expect((await other.patch(`customers/${made.id}`, { tier: 'A' })).status).toBe(404)
  })

  it('is asked for once: a second request says who waits', async () => {
    await watch(toTierA)
    const made = await customer()
    const ask = () => rep.patch(`customers/${made.id}`, { tier: 'A' })
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map((a) => a.status).sort()).toEqual([202, 409, 409])
    const second = answers.find((a) => a.status === 409)!
    expect(second.body).toMatchObject({ code: 'held-change.waiting' })
    expect(second.body.message).toContain('张三')
    const first = answers.find((a) => a.status === 202)!
    await end(first.body.held.instance, 'rejected')
    expect((await ask()).status).toBe(202)
  })

  it('goes back with the reason when somebody changed the same field; other fields are no obstacle', async () => {
    await watch(toTierA)
    const made = await customer()
    const { held } = (await rep.patch(`customers/${made.id}`, { tier: 'A' })).body
    await app.runtime.db.pool.query('update process_version set triggers = $1', ['[]'])
    await app.runtime.reload()
    expect((await boss.patch(`customers/${made.id}`, { remark: '见过面', tier: 'B' })).status).toBe(200)
    expect(await end(held.instance, 'approved')).toMatchObject([{ code: 'held-change.overtaken', path: 'tier' }])
    expect((await now(made.id)).tier).toBe('B')
    // Sent again, it is about the record as it is now.
    expect((await boss.get(`approvals/${held.instance}`)).status).toBe(200)
    expect((await rep.get(`approvals/${held.instance}`)).body.asked.held.changes).toMatchObject([
      { field: 'tier', before: 'B', after: 'A' },
    ])
    expect(await end(held.instance, 'approved')).toEqual([])
    expect(await now(made.id)).toMatchObject({ tier: 'A', remark: '见过面' })
  })

  it('is judged again: the starter who lost the record or left gets it back', async () => {
    await watch(toTierA)
    const made = await customer()
    const { held } = (await rep.patch(`customers/${made.id}`, { tier: 'A' })).body
    await boss.post(`customers/${made.id}/transfer`, { owner: other.employeeId })
    expect(await end(held.instance, 'approved')).toMatchObject([{ code: 'not-found' }])
    expect((await now(made.id)).tier).toBe('C')
    await boss.delete(`customers/${made.id}`)
    expect(await end(held.instance, 'approved')).toMatchObject([{ code: 'held-change.record-gone' }])
  })

  it('takes what approvers changed on the way', async () => {
    await watch(toTierA)
    const made = await customer()
    const { held } = (await rep.patch(`customers/${made.id}`, { tier: 'A' })).body
    expect(await end(held.instance, 'approved', { remark: '同意，但要复核' })).toEqual([])
    expect(await now(made.id)).toMatchObject({ tier: 'A', remark: '同意，但要复核' })
  })

  it('is not got around by undoing', async () => {
    const made = await customer({ tier: 'A' })
    const { batch } = (await rep.patch(`customers/${made.id}`, { tier: 'B' })).body
    await watch(toTierA)
    const answer = await rep.post(`undo/${batch}`)
    expect(answer.status).toBe(409)
    expect(answer.body.code).toBe('gate.undo')
    expect((await now(made.id)).tier).toBe('B')
  })
})

describe('creating and deleting', () => {
  it('holds a new record, and judges uniqueness again when it is made', async () => {
    await watch({ on: 'create', entity: 'customer', when: { expression: "record.tier == 'A'" } })
    await customer()
    const values = { name: '大客户', tier: 'A', creditCode: '91440300708461136T' }
    const answer = await rep.post('customers', values)
    expect(answer.status, JSON.stringify(answer.body)).toBe(202)
    expect((await rep.get('customers?filter={"field":"name","op":"eq","value":"大客户"}')).body.items).toEqual([])
    await app.runtime.db.pool.query('update process_version set triggers = $1', ['[]'])
    await app.runtime.reload()
    const taken = (await boss.post('customers', { ...values, name: '先到的' })).body
    const faults = await end(answer.body.held.instance, 'approved')
    expect(faults.map((f) => f.path)).toContain('creditCode')
    await boss.patch(`customers/${taken.id}`, { creditCode: null })
    expect(await end(answer.body.held.instance, 'approved')).toEqual([])
    const [row] = (await rep.get('customers?filter={"field":"name","op":"eq","value":"大客户"}')).body.items
    expect(row).toMatchObject({ tier: 'A', owner: { id: rep.employeeId } })
  })

  it('holds a deletion until nobody has worked on the record since', async () => {
    await watch({ on: 'delete', entity: 'customer' })
    const made = await customer({}, boss)
    const answer = await boss.delete(`customers/${made.id}`)
    expect(answer.status).toBe(202)
    await boss.patch(`customers/${made.id}`, { remark: '还有用' })
    const ended = () => end(answer.body.held.instance, 'approved', {}, boss.employeeId)
    expect(await ended()).toMatchObject([{ code: 'held-change.overtaken', path: 'remark' }])
    expect(await ended()).toEqual([])
    expect((await boss.get(`customers/${made.id}`)).status).toBe(404)
  })
})

describe('actions, many records, exports', () => {
  it('holds an action and carries it out with its inputs', async () => {
    await watch({ on: 'action', entity: 'customer', action: 'transfer' })
    const made = await customer({}, boss)
    const answer = await boss.post(`customers/${made.id}/transfer`, { owner: other.employeeId })
    expect(answer.status).toBe(202)
    expect((await now(made.id)).owner.id).toBe(boss.employeeId)
    const [told] = await app.runtime.db.run(
      sql`select 1 from notification where kind = 'transfer' and record_id = ${made.id}::uuid`,
    )
    expect(told).toBeUndefined()
    await end(answer.body.held.instance, 'approved', {}, boss.employeeId)
    expect((await now(made.id)).owner.id).toBe(other.employeeId)
  })

  it('a change trigger also stops an action that changes the field', async () => {
    await watch({ on: 'change', entity: 'customer', fields: ['owner'] })
    const made = await customer({}, boss)
    expect((await boss.post(`customers/${made.id}/transfer`, { owner: other.employeeId })).status).toBe(202)
  })

  it('of a batch holds only the matching records and says so', async () => {
    await watch({ ...toTierA, when: { expression: "record.tier == 'A' and before.status == 'potential'" } })
    const held = await customer()
    const free = await customer({ status: 'active' })
    const answer = await rep.post('customers/bulk', { ids: [held.id, free.id], op: 'update', values: { tier: 'A' } })
    expect(answer.body).toMatchObject({ done: 1, failed: [], held: [{ id: held.id, process: '升级审批' }] })
    expect((await now(held.id)).tier).toBe('C')
    expect((await now(free.id)).tier).toBe('A')
  })

  it('asks for the reason before it holds an export, which runs when it is approved', async () => {
    const reason = { name: 'reason', label: { zh: '用途', en: 'What for' }, kind: 'longText', required: true } as const
    await publishProcess(app, {
      key: 'export',
      name: '客户导出审批',
      flow: oneApproval({}, [reason]),
      triggers: [{ on: 'export', entity: 'customer', when: { expression: 'rows > 1' } }],
    })
    const one = await customer({ name: '只导这一家' }, boss)
    const few = { entity: 'customer', filter: { field: 'id', op: 'eq', value: one.id } }
    expect((await boss.post('exports', few)).body.id).toBeTruthy()
    await customer({}, boss)
    const silent = await boss.post('exports', { entity: 'customers' })
    expect(silent.status).toBe(422)
    expect(silent.body).toMatchObject({ code: 'held-change.say-more', approval: { form: [reason], choose: [] } })
    const wish = encodeURIComponent(JSON.stringify({ form: { reason: '年终回访' } }))
    const answer = await boss.post('exports', { entity: 'customers' }, { [approvalHeader]: wish })
    expect(answer.status).toBe(202)
    expect(answer.body.id).toBeUndefined()
    const before = (await boss.get('exports')).body.items.length
    const faults = await end(answer.body.held.instance, 'approved', {}, boss.employeeId)
    expect(faults).toEqual([])
    expect((await boss.get('exports')).body.items).toHaveLength(before + 1)
    expect((await boss.post('exports', { entity: 'customers' }, { [approvalHeader]: 'no%7Bjson' })).status).toBe(400)
  })
})

describe('whom the gate asks', () => {
  it('people of the pilot department and below alone', async () => {
    await publishProcess(app, {
      key: 'pilot',
      flow: oneApproval({}),
      triggers: [toTierA],
      pilotDepartment: departments.east,
    })
    const [held, free] = [await customer(), await customer({}, other)]
    expect((await rep.patch(`customers/${held.id}`, { tier: 'A' })).status).toBe(202)
    expect((await other.patch(`customers/${free.id}`, { tier: 'A' })).status).toBe(200)
  })

  it('neither the system nor imports', async () => {
    await watch(toTierA)
    const made = await customer()
    for (const source of ['import', 'demo', 'system'] as const) {
      await app.runtime.transact({ actor: await rep.actor(), source }, async (ctx) => {
        const { customer: entity } = await import('#modules/customers')
        await ctx.update(entity, made.id, { tier: 'A' })
      })
      expect((await now(made.id)).tier).toBe('A')
    }
  })

  it('costs no query where no process is attached, and none again when it is off', async () => {
    const made = await customer()
    // The least of several: a signal about the definitions may come in between and drop the cached person.
    const change = async (remark: string) => {
      let least = Number.POSITIVE_INFINITY
      for (const turn of ['甲', '乙', '丙', '丁']) {
        let n = 0
        const stop = observeQueries(() => n++)
        await rep.patch(`customers/${made.id}`, { remark: remark + turn })
        stop()
        least = Math.min(least, n)
      }
      return least
    }
    const without = await change('一')
    await watch({ on: 'change', entity: 'opportunity', fields: [] }, { on: 'delete', entity: 'customer' })
    expect(await change('二')).toBe(without)
    await app.runtime.db.pool.query("update process set state = 'off'")
    await app.runtime.reload()
    expect(await change('三')).toBe(without)
    expect((await rep.delete(`customers/${made.id}`)).status).not.toBe(202)
  })
})
