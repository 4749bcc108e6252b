import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import type { Matrix, MatrixCell } from './matrix.types.ts'

let app: TestApp
let boss: TestClient
let manager: TestClient
let sellers: TestClient[]
let departments: { sales: string; east: string }
let year: { id: string }

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-01-05T04:00:00Z')
  const made = async (name: string, parent?: string) =>
    (await app.admin.post('departments', { name, parent, kind: 'sales' })).body.id as string
  const sales = await made('销售中心')
  departments = { sales, east: await made('华东', sales) }
  const hire = async (role: string, name: string, department: string, over: object = {}) => {
    const person = await app.person({ role, name })
    await app.admin.patch(`employees/${person.employeeId}`, { department, ...over })
    return person
  }
  boss = await hire('general-manager', '总经理', sales)
  manager = await hire('department-manager', '经理', departments.east, { manager: boss.employeeId })
  const below = { manager: manager.employeeId, hiredOn: '2020-01-01' }
  sellers = [
    await hire('sales-rep', '甲', departments.east, below),
    await hire('sales-rep', '乙', departments.east, below),
    await hire('sales-rep', '丙', departments.east, { ...below, hiredOn: '2025-11-01' }),
  ]
  for (const [owner, amount, closedOn] of [
    [0, '300', '2025-01-10'],
    [0, '300', '2025-07-10'],
    [1, '200', '2025-07-11'],
  ] as const) {
    await app.admin.post('opportunities', {
      name: 'x',
      owner: sellers[owner]!.employeeId,
      amount,
      status: 'won',
      openedOn: '2024-01-01',
      closedOn,
    })
  }
  app.runtime.forget()
})
afterAll(() => app.stop())
beforeEach(async () => {
  await app.runtime.db.pool.query(
    'delete from goal_adjustment; update goal set adjustment_id = null, parent_id = null; delete from goal',
  )
  year = (
    await boss.post('goals', { metric: 'won-amount', target: '1200000', period: '2026', department: departments.east })
  ).body
})

const query = (level: string, columns: string, parent = year.id) =>
  `goals/matrix?parent=${parent}&level=${level}&columns=${columns}`
const load = async (client: TestClient, level = 'person', columns = 'month'): Promise<Matrix> => {
  const answer = await client.get(query(level, columns))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const id = (at: number) => sellers[at]!.employeeId
const save = (client: TestClient, cells: object[], level = 'person', columns = 'month') =>
  client.request('PUT', 'goals/matrix', { parent: year.id, level, columns, cells })
const cellAt = (matrix: Matrix, row: string, column: string): MatrixCell | undefined =>
  matrix.cells.find((c) => c.row === row && c.column === column)

describe('the matrix', () => {
  it('offers the people of the department by the months of the year', async () => {
    const matrix = await load(manager)
    expect(matrix.rows.map((r) => [r.label, r.editable]).sort()).toEqual([
      ['丙', true],
      ['乙', true],
      ['甲', true],
      ['经理', false],
    ])
    expect(matrix.columns.map((c) => c.key)).toEqual(
      Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`),
    )
    expect(matrix).toMatchObject({
      additive: true,
      levels: ['time', 'department', 'product-line', 'person'],
      cells: [],
    })
  })

  it('saves months and the row’s own goal at once, and everything reads back', async () => {
    const done = await save(manager, [
      { row: id(0), column: '2026-01', value: '100000' },
      { row: id(0), column: '2026-02', value: '50000.5' },
      { row: id(1), column: 'total', value: '700000' },
    ])
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect(done.body).toMatchObject({ created: 4, updated: 0, removed: 0 })
    const matrix = await load(manager)
    expect(cellAt(matrix, id(0), 'total')).toMatchObject({ value: '150000.5', state: 'draft', version: 1 })
    expect(cellAt(matrix, id(1), 'total')?.value).toBe('700000')
    const goal = (await manager.get(`goals/${cellAt(matrix, id(0), '2026-01')!.goal}`)).body
    expect(goal).toMatchObject({ owner: { id: id(0) }, subject: 'person', period: '2026-01' })
    expect(goal.parent.id).toBe(cellAt(matrix, id(0), 'total')!.goal)
    const outlook = (await boss.get(`goals/${year.id}/outlook`)).body
    expect(outlook.splits).toMatchObject([{ key: 'subject:person', sum: '850000.5', gap: '-349999.5' }])
  })

  it('changes, clears and keeps the row’s goal in step', async () => {
    await save(manager, [
      { row: id(0), column: '2026-01', value: '100' },
      { row: id(0), column: '2026-02', value: '200' },
    ])
    const before = await load(manager)
    const version = (column: string) => cellAt(before, id(0), column)!.version
    const done = await save(manager, [
      { row: id(0), column: '2026-01', value: '150', version: version('2026-01') },
      { row: id(0), column: '2026-02', value: null, version: version('2026-02') },
    ])
    expect(done.body).toMatchObject({ created: 0, updated: 2, removed: 1 })
    const after = await load(manager)
    expect(cellAt(after, id(0), 'total')?.value).toBe('150')
    expect(cellAt(after, id(0), '2026-02')).toBeUndefined()
    const rest = await save(manager, [
      { row: id(0), column: '2026-01', value: null, version: cellAt(after, id(0), '2026-01')!.version },
      { row: id(0), column: 'total', value: null, version: cellAt(after, id(0), 'total')!.version },
    ])
    expect(rest.body).toMatchObject({ removed: 2 })
    expect((await load(manager)).cells).toEqual([])
  })

  it('saves nothing when one cell cannot be saved, and says which and why', async () => {
    const answer = await save(manager, [
      { row: id(0), column: '2026-01', value: '100' },
      { row: id(0), column: '2026-02', value: '-5' },
      { row: id(1), column: '2026-13', value: '5' },
      { row: manager.employeeId, column: '2026-01', value: '5' },
      { row: boss.employeeId, column: '2026-01', value: '5' },
      { row: id(2), column: '2026-01', value: 'viel' },
    ])
    expect(answer.status).toBe(422)
    expect(answer.body.cells.map((c: { code: string }) => c.code)).toEqual([
      'goal-matrix.unknown-column',
      'goal.not-yours-to-set',
      'goal-matrix.unknown-row',
      'goal-matrix.not-a-number',
    ])
    expect(answer.body.cells[3].message).toBe('应为数字')
    const negative = await save(manager, [
      { row: id(0), column: '2026-01', value: '100' },
      { row: id(0), column: '2026-02', value: '-5' },
    ])
    expect([negative.status, negative.body.cells]).toMatchObject([
      422,
      [{ column: '2026-02', code: 'goal.negative', message: '不能小于零' }],
    ])
    expect((await load(manager)).cells).toEqual([])
  })

  it('shows the second what the first one changed', async () => {
    await save(manager, [{ row: id(0), column: '2026-01', value: '100' }])
    const seen = await load(manager)
    const version = cellAt(seen, id(0), '2026-01')!.version
    expect((await save(boss, [{ row: id(0), column: '2026-01', value: '300', version }])).status).toBe(200)
    const late = await save(manager, [
      { row: id(0), column: '2026-01', value: '200', version },
      { row: id(1), column: '2026-01', value: '1' },
    ])
    expect([late.status, late.body.code]).toEqual([409, 'goal-matrix.conflict'])
    expect(late.body.cells).toMatchObject([
      { row: id(0), column: '2026-01', current: { value: '300', version: version + 1 } },
    ])
    expect(cellAt(await load(manager), id(1), '2026-01')).toBeUndefined()
  })

  it('lets one of many who fill the same empty cell win', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        save(i % 2 ? boss : manager, [{ row: id(2), column: '2026-03', value: String(i + 1) }]),
      ),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409, 409, 409, 409])
  })

  it('leaves published cells to adjustments', async () => {
    await save(manager, [{ row: id(0), column: '2026-01', value: '100' }])
    expect((await manager.post(`goals/${year.id}/publish-below`)).body).toEqual({ published: 2, skipped: 0 })
    const cell = cellAt(await load(manager), id(0), '2026-01')!
    expect(cell.state).toBe('published')
    const answer = await save(manager, [{ row: id(0), column: '2026-01', value: '1', version: cell.version }])
    expect(answer.body.cells).toMatchObject([{ code: 'goal-matrix.published' }])
    const notices = (await sellers[0]!.get('notifications')).body.items
    expect(notices).toHaveLength(1)
  })

  it('splits over time alone, and measures columns against the own months', async () => {
    const done = await save(
      boss,
      ['Q1', 'Q2', 'Q3', 'Q4'].map((q) => ({ row: 'self', column: `2026-${q}`, value: '300000' })),
      'time',
      'quarter',
    )
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect((await load(boss, 'person', 'quarter')).columns[0]).toMatchObject({ key: '2026-Q1', target: '300000' })
    expect((await boss.get(`goals/${year.id}/outlook`)).body.splits).toMatchObject([{ key: 'time:quarter', gap: '0' }])
  })

  it('is nobody’s who may not see the goal, and no way that the goal cannot be split', async () => {
    expect((await sellers[0]!.get(query('person', 'month'))).status).toBe(404)
    expect((await boss.get(query('region', 'month'))).status).toBe(400)
    expect((await boss.get(query('person', 'decade'))).status).toBe(400)
    expect((await boss.get('goals/matrix?parent=x')).status).toBe(400)
    expect((await save(sellers[0]!, [{ row: id(0), column: '2026-01', value: '1' }])).status).toBe(404)
    expect((await boss.request('PUT', 'goals/matrix', { parent: year.id, cells: 'all' })).status).toBe(400)
  })
})

describe('proposals', () => {
  const propose = async (method: string, over: object = {}) => {
    const answer = await manager.post('goals/proposals', {
      parent: year.id,
      level: 'person',
      columns: 'month',
      method,
      ...over,
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body as { cells: { row: string; column: string; value: string }[]; withoutHistory: boolean }
  }
  const totals = (cells: { row: string; column: string; value: string }[]) =>
    Object.fromEntries(cells.filter((c) => c.column === 'total').map((c) => [c.row, Number(c.value)]))
  const adds = (cells: { row: string; column: string; value: string }[]) =>
    cells.filter((c) => c.column !== 'total').reduce((sum, c) => sum + Number(c.value), 0)

  it('go by last year’s share, over people and over months', async () => {
    const { cells } = await propose('last-year')
    expect(totals(cells)).toEqual({ [id(0)]: 900_000, [id(1)]: 300_000 })
    // Last year had deals in two months only, which says nothing about the others: by working days then.
    const months = cells.filter((c) => c.row === id(0) && c.column !== 'total').map((c) => Number(c.value))
    expect(Math.min(...months)).toBeGreaterThan(50_000)
    expect(adds(cells)).toBe(1_200_000)
  })
  it('go by capacity: who is new counts half', async () => {
    const { cells } = await propose('capacity')
    expect(totals(cells)).toEqual({ [id(0)]: 480_000, [id(1)]: 480_000, [id(2)]: 240_000 })
    expect(adds(cells)).toBe(1_200_000)
  })
  it('go evenly, in round figures, for chosen people', async () => {
    const { cells } = await propose('even', { step: '1000', rows: [id(0), id(1)] })
    expect(totals(cells)).toEqual({ [id(0)]: 600_000, [id(1)]: 600_000 })
    expect(cells.every((c) => Number(c.value) % 1000 === 0)).toBe(true)
  })
  it('fill a matrix that saves as it is', async () => {
    const { cells } = await propose('last-year', { step: '1000' })
    expect((await save(manager, cells)).status).toBe(200)
    const [split] = (await boss.get(`goals/${year.id}/outlook`)).body.splits
    expect(split).toMatchObject({ key: 'subject:person', gap: '0' })
  })
  it('refuse what is no method or step', async () => {
    for (const wrong of [{ method: 'dice' }, { method: 'even', step: '0' }, { method: 'even', step: 'x' }])
      expect(
        (await manager.post('goals/proposals', { parent: year.id, level: 'person', columns: 'month', ...wrong }))
          .status,
      ).toBe(400)
  })
})

describe('a changed parent', () => {
  it('shows what no longer adds up and spreads it again: drafts at once, published parts by adjustment', async () => {
    await save(
      manager,
      [
        { row: id(0), column: 'total', value: '800000' },
        { row: id(1), column: 'total', value: '400000' },
      ],
      'person',
      'none',
    )
    await boss.patch(`goals/${year.id}`, { target: '1500000' })
    const gap = async () => (await boss.get(`goals/${year.id}/outlook`)).body.splits[0].gap
    expect(await gap()).toBe('-300000')
    const request = { split: 'subject:person', step: '1000' }
    const preview = await boss.post(`goals/${year.id}/respread`, { ...request, preview: true })
    expect(preview.body.parts.map((p: { after: string; by: string }) => [p.after, p.by]).sort()).toEqual([
      ['1000000', 'change'],
      ['500000', 'change'],
    ])
    expect(await gap()).toBe('-300000')
    expect((await boss.post(`goals/${year.id}/respread`, request)).status).toBe(200)
    expect(await gap()).toBe('0')

    await manager.post(`goals/${year.id}/publish-below`)
    await boss.patch(`goals/${year.id}`, { target: '1800000' })
    const asked = await boss.post(`goals/${year.id}/respread`, { ...request, note: '年中加码' })
    expect(asked.body.parts.map((p: { by: string }) => p.by)).toEqual(['adjustment', 'adjustment'])
    expect(await gap()).toBe('-300000')
    const waiting = (await manager.get('goals/inbox')).body.waiting
    expect(waiting).toHaveLength(2)
    for (const { id: each } of waiting)
      expect((await manager.post(`goal-adjustments/${each}/approve`)).status).toBe(200)
    expect(await gap()).toBe('0')
    expect((await sellers[0]!.post(`goals/${year.id}/respread`, request)).status).toBe(404)
  })
})
