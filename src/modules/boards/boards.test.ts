import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { defaultBoards } from './default-boards.ts'
import { mostQueries } from './rules/card.types.ts'
import { planBoard } from './rules/plan.ts'

let app: TestApp
let rep: TestClient
let colleague: TestClient
let stranger: TestClient
let director: TestClient

beforeAll(async () => {
  app = await startTestApp()
  await app.admin.post('departments', { name: '销售部' })
  await app.admin.post('departments', { name: '研发部' })
  director = await app.person({ role: 'director', department: '销售部' })
  rep = await app.person({ role: 'sales-rep', department: '销售部' })
  colleague = await app.person({ role: 'sales-rep', department: '销售部' })
  stranger = await app.person({ role: 'sales-rep', department: '研发部' })
})
afterAll(() => app?.stop())

const figure = { id: 'a', kind: 'figure', w: 3, h: 2, metrics: ['won-amount'] }
const codes = (answer: { body: { violations: { code: string; path: string }[] } }) =>
  answer.body.violations.map(({ code, path }) => `${code} ${path}`)
const make = async (who: TestClient, values: object) => (await who.post('boards', { name: '看板', ...values })).body
const sees = async (who: TestClient, id: string) => (await who.get(`boards/${id}`)).status === 200

describe('boards that ship', () => {
  it('are there for everyone, hold what exists, and ask no more than one request answers', async () => {
    const { body } = await stranger.get('boards?sort=position&fields=key,name,layout&limit=50')
    expect(body.items.map((each: { key: string }) => each.key)).toEqual(defaultBoards.map(({ key }) => key))
    const { body: metrics } = await app.admin.get('metrics')
    const catalogue = new Map(metrics.items.map((each: { key: string }) => [each.key, each])) as never
    for (const period of [undefined, { from: '2025-11-01', to: '2025-11-30' }])
      for (const { key, layout } of defaultBoards) {
        const scope = { span: period, today: '2025-11-21', fiscalYearStart: 1, narrowing: {} }
        const { queries } = planBoard(layout.cards, scope, catalogue)
        expect(queries.length, key).toBeLessThanOrEqual(mostQueries)
        const answer = await app.admin.post('metrics/query', { queries })
        for (const [id, result] of Object.entries(answer.body.results))
          expect(result, `${key} ${id} ${JSON.stringify(queries.find((each) => each.id === id))}`).toHaveProperty(
            'rows',
          )
      }
  })
  it('are changed by administrators alone, and copied by anybody', async () => {
    const { body } = await rep.get('boards?filter={"field":"key","op":"eq","value":"pipeline"}')
    const [{ id, layout, name }] = body.items
    expect((await rep.patch(`boards/${id}`, { name: '我的' })).status).toBe(403)
    expect((await director.delete(`boards/${id}`)).status).toBe(403)
    expect((await app.admin.patch(`boards/${id}`, { name })).status).toBe(200)
    const copy = await rep.post('boards', { name: '副本', layout })
    expect(copy.status).toBe(201)
    expect(copy.body).toMatchObject({ key: null, kind: 'own', audience: 'me', owner: { id: rep.employeeId } })
  })
  it('keep their key, which nobody takes', async () => {
    const answer = await app.admin.post('boards', { name: 'x', key: 'pipeline' })
    expect(codes(answer)).toEqual(['field.read-only key'])
  })
})

describe('own boards', () => {
  it('are seen by nobody else until they are opened', async () => {
    const { id } = await make(rep, {})
    expect(await sees(rep, id)).toBe(true)
    for (const other of [colleague, stranger, director]) expect(await sees(other, id)).toBe(false)
  })
  it('opened to the department are seen there, not elsewhere, and not changed by others', async () => {
    const { id } = await make(rep, { audience: 'department' })
    expect(await sees(colleague, id)).toBe(true)
    expect(await sees(director, id)).toBe(true)
    expect(await sees(stranger, id)).toBe(false)
    const listed = await stranger.get('boards?limit=100&fields=name')
    expect(listed.body.items.map((each: { id: string }) => each.id)).not.toContain(id)
    expect((await colleague.patch(`boards/${id}`, { name: 'x' })).status).toBe(403)
    expect((await colleague.delete(`boards/${id}`)).status).toBe(403)
    expect((await stranger.patch(`boards/${id}`, { name: 'x' })).status).toBe(404)
  })
  it('opened to a department reach those below it, not those above', async () => {
    const { items } = (await app.admin.get('departments?limit=50')).body
    const sales = items.find(({ name }: { name: string }) => name === '销售部')
    expect((await app.admin.post('departments', { name: '销售一组', parent: sales.id })).status).toBe(201)
    const below = await app.person({ role: 'sales-rep', department: '销售一组' })
    expect(await sees(below, (await make(rep, { audience: 'department' })).id)).toBe(true)
    const own = await make(below, { audience: 'department' })
    for (const other of [colleague, stranger]) expect(await sees(other, own.id)).toBe(false)
  })
  it('are opened to everyone only by who may', async () => {
    const refused = await rep.post('boards', { name: 'x', audience: 'everyone' })
    expect([refused.status, codes(refused)]).toEqual([422, ['board.share-everyone audience']])
    const { id } = await make(rep, {})
    expect(codes(await rep.patch(`boards/${id}`, { audience: 'everyone' }))).toEqual(['board.share-everyone audience'])
    const shared = await make(director, { audience: 'everyone' })
    expect(await sees(stranger, shared.id)).toBe(true)
    expect((await director.patch(`boards/${shared.id}`, { audience: 'me' })).status).toBe(200)
    expect(await sees(stranger, shared.id)).toBe(false)
  })
  it('are no company boards, and are not made in the name of others', async () => {
    expect(codes(await rep.post('boards', { name: 'x', kind: 'company' }))).toEqual(['board.kind kind'])
    expect((await rep.post('boards', { name: 'x', owner: colleague.employeeId })).status).toBeGreaterThanOrEqual(400)
    const lonely = await app.person({ role: 'sales-rep' })
    expect(codes(await lonely.post('boards', { name: 'x', audience: 'department' }))).toEqual([
      'board.share-department audience',
    ])
  })
})

describe('a layout', () => {
  const send = (cards: unknown) => rep.post('boards', { name: 'x', layout: { cards } })
  it('is refused with the card and the reason, in the reader’s language', async () => {
    const unknown = await send([{ ...figure, metrics: ['profit'] }])
    expect([unknown.status, codes(unknown)]).toEqual([422, ['board.metric-unknown layout.cards.0.metrics']])
    expect(unknown.body.violations[0].message).toContain('profit')
    expect(codes(await send([{ ...figure, kind: 'ranking', h: 5, by: 'stage', metrics: ['follow-ups'] }]))).toEqual([
      'board.dimension-unknown layout.cards.0.by',
    ])
    const many = Array.from({ length: 25 }, (_, at) => ({ ...figure, id: `c${at}` }))
    expect(codes(await send(many))).toEqual(['board.too-many-cards layout'])
    expect(codes(await send('x'))).toEqual(['board.form layout'])
  })
  it('may not name a metric whose records its author may not read', async () => {
    const hr = await app.person({ role: 'hr' })
    expect(codes(await hr.post('boards', { name: 'x', layout: { cards: [figure] } }))).toEqual([
      'board.metric-unknown layout.cards.0.metrics',
    ])
  })
  it('shows everybody their own figures', async () => {
    const deal = { amount: '1000', status: 'won', closedOn: '2025-03-01', openedOn: '2025-01-01' }
    await rep.post('opportunities', { name: '甲', ...deal })
    await colleague.post('opportunities', { name: '乙', ...deal, amount: '50' })
    const shared = await make(director, { audience: 'everyone', layout: { cards: [figure] } })
    const scope = { span: undefined, today: '2025-11-21', fiscalYearStart: 1, narrowing: {} }
    const read = async (who: TestClient) => {
      const { body } = await who.get(`boards/${shared.id}`)
      const { queries } = planBoard(body.layout.cards, scope, new Map())
      return (await who.post('metrics/query', { queries })).body.results.q1.rows[0].value
    }
    expect([await read(rep), await read(colleague), await read(director)]).toEqual([1000, 50, 1050])
  })
  it('keeps its history, and an old version is told', async () => {
    const { id } = await make(rep, { layout: { cards: [figure] } })
    expect((await rep.patch(`boards/${id}`, { version: 1, layout: { cards: [] } })).status).toBe(200)
    const stale = await rep.patch(`boards/${id}`, { version: 1, layout: { cards: [figure] } })
    expect([stale.status, stale.body.code]).toEqual([409, 'version-conflict'])
  })
})
