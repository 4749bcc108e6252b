import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { runAction } from '#kernel/api/actions.ts'
import type { Context } from '#kernel/entity/context.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { onInstanceEnded } from './engine/ended-port.ts'
import { startInstance } from './engine/start.ts'
import { processInstance } from './entities/process-instance.ts'
import { processVersion } from './entities/process-version.ts'
import { approval, flowOf, publish, task } from './testing/flows.ts'
import { instancesOf } from './testing/instances.ts'

let app: TestApp
let boss: TestClient
let manager: TestClient
let rep: TestClient
let serial = 0
let { openOf, instanceOf, noticesOf, decide } = {} as ReturnType<typeof instancesOf>

beforeAll(async () => {
  app = await startTestApp()
  ;({ openOf, instanceOf, noticesOf, decide } = instancesOf(app))
  boss = await app.person({ role: 'director', name: '总监' })
  manager = await app.person({ role: 'department-manager', name: '经理', manager: boss.email })
  rep = await app.person({ role: 'sales-rep', name: '小李', manager: manager.email })
})
afterAll(() => app.stop())

const system = <T>(work: (ctx: Context) => Promise<T>): Promise<T> =>
  app.runtime.transact({ actor: systemActor('test'), source: 'system' }, work)
const person = ({ employeeId }: TestClient) => ({ person: employeeId })

async function start(flow: ReturnType<typeof flowOf>) {
  const { process, version } = await publish(app, `q${++serial}`, flow)
  const id = await rep.transact((ctx) => startInstance(ctx, { process }))
  return { id, process, version }
}

describe('versions', () => {
  it('go on as they started when another one comes into force or the process is off', async () => {
    const { id, process, version } = await start(
      flowOf([approval('old', [person(manager)]), approval('older', [person(boss)])]),
    )
    await system(async (ctx) => {
      await ctx.update(processVersion, version, { state: 'retired' })
      await ctx.create(processVersion, { process, number: 2, state: 'published', flow: flowOf([]), triggers: [] })
      await ctx.update(app.runtime.registry.entity('process'), process, { state: 'off' })
    })
    await decide(manager, id)
    await decide(boss, id)
    expect((await instanceOf(id)).state).toBe('approved')
    await expect(rep.transact((ctx) => startInstance(ctx, { process }))).rejects.toMatchObject({ status: 422 })
  })

  it('are piloted by one department', async () => {
    const department = (await app.admin.post('departments', { name: '试点部' })).body.id
    const pilot = await app.person({ role: 'sales-rep', department: '试点部' })
    const { process } = await publish(app, `q${++serial}`, flowOf([]))
    await system((ctx) =>
      ctx.create(processVersion, {
        process,
        number: 2,
        state: 'pilot',
        pilotDepartment: department,
        flow: flowOf([task('new', [person(boss)])]),
      }),
    )
    const ofPilot = await pilot.transact((ctx) => startInstance(ctx, { process }))
    const ofOthers = await rep.transact((ctx) => startInstance(ctx, { process }))
    expect([(await instanceOf(ofPilot)).state, (await instanceOf(ofOthers)).state]).toEqual(['running', 'approved'])
  })
})

describe('what is held', () => {
  it('is carried out at the end, and what does not fit goes back to the starter', async () => {
    const seen: string[] = []
    let refusal: { zh: string; en: string } | undefined
    onInstanceEnded('after', async (_, { title }, outcome) => {
      seen.push(`${title} ${outcome}`)
      return refusal && { refused: refusal }
    })
    const { process } = await publish(app, `q${++serial}`, flowOf([approval('check', [person(manager)])]))
    const hold = (title: string) =>
      rep.transact((ctx) => startInstance(ctx, { process, title, held: { after: { amount: 1 } } }))
    const first = await hold('one')
    await decide(manager, first)
    refusal = { zh: '客户已归他人', en: 'It belongs to somebody else' }
    const second = await hold('two')
    await decide(manager, second)
    expect(seen).toEqual(['one approved', 'two approved'])
    expect((await instanceOf(second)).state).toBe('running')
    expect(await openOf(second)).toMatchObject([{ step: '@starter', assignee: rep.employeeId }])
    expect((await noticesOf(second, rep)).join()).toContain('无法生效')
    refusal = undefined
    await rep.transact((ctx) => runAction(ctx, processInstance, second, 'resubmit', {}))
    await decide(manager, second)
    expect((await instanceOf(second)).state).toBe('approved')
    const third = await hold('three')
    await rep.transact((ctx) => runAction(ctx, processInstance, third, 'withdraw', {}))
    expect(seen.slice(2)).toEqual(['two approved', 'three withdrawn'])
    onInstanceEnded('after', async () => undefined)
  })
})
