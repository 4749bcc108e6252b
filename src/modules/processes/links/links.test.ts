import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { oneApproval, publishProcess } from '../testing/publish.ts'
import { decisionButtons } from './buttons.ts'
import { linkDays, linkPurpose, linkToken, readLink } from './token.ts'

let app: TestApp
let boss: TestClient
let rep: TestClient
let process: string
const day = 24 * 3_600_000

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-05-11T02:00:00Z')
  boss = await app.person({ role: 'general-manager', name: '总经理' })
  rep = await app.person({ role: 'sales-rep', name: '张三' })
  await app.admin.patch(`employees/${rep.employeeId}`, { manager: boss.employeeId })
  const reason = { name: 'reason', label: { zh: '事由', en: 'Why' }, kind: 'text', required: true } as const
  process = (
    await publishProcess(app, {
      key: 'leave-test',
      name: '请假',
      flow: oneApproval({}, [reason]),
      triggers: [{ on: 'request' }],
    })
  ).process
  app.runtime.forget()
})
afterAll(() => app.stop())
beforeEach(() => app.at('2026-05-11T02:00:00Z'))

/** A request that waits for the boss, and the links of the mail about it. */
async function asked(): Promise<{ instance: string; task: string; approve: string; reject: string }> {
  const answer = await rep.post(`processes/${process}/start`, { form: { reason: '回家<b>看看</b>' } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const instance = answer.body.instance.id as string
  const notice = {
    to: boss.employeeId,
    kind: 'process',
    title: { zh: '', en: '' },
    about: { entity: 'process-instance', id: instance },
  }
  const blocks = (await decisionButtons(app.runtime, app.runtime.db, notice, 'zh')) as {
    button: string
    path: string
  }[]
  expect(blocks.map((block) => block.button)).toEqual(['同意', '驳回'])
  const task = (await app.runtime.db.pool.query('select id from process_task where instance_id = $1', [instance]))
    .rows[0].id
  return { instance, task, approve: blocks[0]!.path, reject: blocks[1]!.path }
}

/** As a mail program's browser does: no cookie, no key. */
const visit = async (path: string, comment?: string, language = 'zh') => {
  const response = await app.app.request(path, {
    method: comment === undefined ? 'GET' : 'POST',
    headers: {
      'accept-language': language,
      ...(comment !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(comment !== undefined && { body: new URLSearchParams({ comment }).toString() }),
  })
  return { status: response.status, text: await response.text(), headers: response.headers }
}
const stateOf = async (instance: string) => (await rep.get(`approvals/${instance}`)).body.state
const link = (values: Partial<Parameters<typeof linkToken>[1]>) =>
  linkToken(app.runtime.secret.key(linkPurpose), {
    task: '',
    person: boss.employeeId,
    decision: 'approve',
    expires: Date.parse('2026-05-12T00:00:00Z'),
    ...values,
  })

describe('a link in a mail', () => {
  it('shows what is asked and changes nothing, then decides in the person’s name', async () => {
    const { instance, approve } = await asked()
    for (let i = 0; i < 3; i++) {
      const page = await visit(approve)
      expect(page.status).toBe(200)
      expect(page.text).toContain('回家&lt;b&gt;看看&lt;/b&gt;')
      expect(page.text).toContain('以 总经理 的身份处理')
      expect(page.text).toContain('<meta name="referrer" content="no-referrer">')
      expect(page.headers.get('cache-control')).toBe('no-store')
    }
    expect(await stateOf(instance)).toBe('running')
    expect((await visit(approve, '好好休息')).text).toContain('已同意')
    const view = (await rep.get(`approvals/${instance}`)).body
    expect(view.state).toBe('approved')
    expect(view.steps[0].tasks[0]).toMatchObject({
      decision: 'approved',
      comment: '好好休息',
      actedBy: { label: '总经理' },
    })
  })

  it('works once: then it says who decided', async () => {
    const { approve, reject } = await asked()
    await visit(approve, '')
    const again = await visit(approve, '')
    expect(again.status).toBe(409)
    expect(again.text).toContain('您已于')
    expect((await visit(reject, '不行')).status).toBe(409)
    expect((await visit(reject, undefined, 'en')).text).toContain('It is decided already')
  })

  it('rejects only with a reason', async () => {
    const { instance, reject } = await asked()
    expect((await visit(reject, '  ')).text).toContain('请写明驳回理由')
    expect(await stateOf(instance)).toBe('running')
    expect((await visit(reject, '人手不够')).text).toContain('已驳回')
    expect(await stateOf(instance)).toBe('rejected')
  })

  it('is worth nothing when it was changed', async () => {
    const { instance, task, approve } = await asked()
    const token = approve.split('/').at(-1)!
    const [body = '', signature = ''] = token.split('.')
    const other = Buffer.from(body, 'base64url').toString().replace('_a_', '_r_')
    const forged = [
      '',
      'x',
      body,
      `${body}.`,
      `${body}.${signature.slice(0, -2)}AA`,
      `${Buffer.from(other).toString('base64url')}.${signature}`,
      `${token}.x`,
      `${token}=`,
      linkToken(Buffer.alloc(32), { task, person: boss.employeeId, decision: 'approve', expires: Date.now() + day }),
      linkToken(app.runtime.secret.key('another purpose'), {
        task,
        person: boss.employeeId,
        decision: 'approve',
        expires: Date.now() + day,
      }),
      'a'.repeat(5000),
    ]
    for (const bad of forged) {
      const answer = await visit(`/decide/${bad}`, '同意')
      expect(answer.status, bad.slice(0, 60)).toBe(404)
    }
    expect((await visit('/decide/x')).text).toContain('链接无效')
    expect((await visit('/decide/x', undefined, 'en')).text).toContain('This link is not valid')
    expect(await stateOf(instance)).toBe('running')
  })

  it('ends after a week, with the person, and with the request', async () => {
    const late = await asked()
    app.at(new Date(Date.parse('2026-05-11T02:00:00Z') + linkDays * day + 1000).toISOString())
    expect(await visit(late.approve, '')).toMatchObject({ status: 410 })
    expect((await visit(late.approve)).text).toContain('链接已过期')
    app.at('2026-05-11T02:00:00Z')

    const withdrawn = await asked()
    await rep.post(`process-instances/${withdrawn.instance}/withdraw`)
    expect((await visit(withdrawn.approve, '')).text).toContain('不需要再处理')

    const handed = await asked()
    await boss.post(`process-tasks/${handed.task}/transfer`, { to: app.admin.employeeId })
    expect([403, 409, 410]).toContain((await visit(handed.approve, '')).status)
    expect(await stateOf(handed.instance)).toBe('running')

    const left = await asked()
    await app.admin.patch(`employees/${boss.employeeId}`, { status: 'left' })
    app.runtime.forget()
    expect((await visit(left.approve, '')).text).toContain('账号已停用')
    expect(await stateOf(left.instance)).toBe('running')
    await app.admin.patch(`employees/${boss.employeeId}`, { status: 'active' })
    app.runtime.forget()
  })

  it('of a stranger’s name decides nothing', async () => {
    const { instance, task } = await asked()
    expect((await visit(`/decide/${link({ task, person: rep.employeeId })}`, '')).status).toBe(403)
    expect((await visit(`/decide/${link({ task: instance })}`, '')).status).toBe(410)
    expect(await stateOf(instance)).toBe('running')
  })

  it('decides once when it is tapped twice at the same moment', async () => {
    const { instance, approve, reject } = await asked()
    const answers = await Promise.all([visit(approve, ''), visit(reject, '不行'), visit(approve, '')])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { rows } = await app.runtime.db.pool.query(
      "select count(*)::int as n from process_task where instance_id = $1 and state = 'done'",
      [instance],
    )
    expect(rows[0].n).toBe(1)
  })

  it('reads back what was signed', () => {
    const key = Buffer.alloc(32, 7)
    const signed = {
      task: rep.employeeId,
      person: boss.employeeId,
      decision: 'reject',
      expires: 1_800_000_000_000,
    } as const
    expect(readLink(key, linkToken(key, signed))).toEqual(signed)
  })
})
