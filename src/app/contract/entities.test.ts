import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { observeQueries } from '#kernel/data/connection.ts'
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { EntityMeta, Filter, FilterOp } from '#kernel/entity/meta.types.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { makeWorld, randomFrom } from './random-world.ts'

const operators = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'nin',
  'contains',
  'starts',
  'empty',
  'between',
  'under',
] as const satisfies FilterOp[]

/** What every entity must do, from its definition alone. */
let app: TestApp
let admin: TestClient

beforeAll(async () => {
  app = await startTestApp()
  admin = app.admin
  await makeWorld(app.runtime, randomFrom(7))
})
afterAll(() => app.stop())

const entities = (): EntityDefinition[] => [...app.runtime.registry.entities.values()]

/** A value that fits a field, or undefined for kinds that need a record of something else. */
function fitting(field: FieldSpec, existing: (entity: string) => unknown): unknown {
  if (field.example) return field.example
  switch (field.kind) {
    case 'integer':
      return field.min ?? 1
    case 'decimal':
    case 'money':
    case 'percent':
      return '1'
    case 'boolean':
      return true
    case 'date':
      return '2026-05-06'
    case 'instant':
      return '2026-05-06T07:08:09.123Z'
    case 'choice':
      return field.options?.[0]?.value
    case 'ref':
    case 'treeRef':
      return existing(field.ref!)
    case 'target':
      return { entity: field.targets![0], id: existing(field.targets![0]!) }
    case 'email':
      return 'someone@example.com'
    case 'phone':
      return '13812341234'
    case 'url':
      return 'https://example.com'
    case 'text':
    case 'longText':
      return field.pattern ? 'abc' : '文字 text'
    default:
      return undefined
  }
}

/** What a record needs besides its kinds: values that only some of all texts and figures are. */
const examples: Record<string, Record<string, unknown>> = {
  report: {
    source: 'opportunity',
    definition: { rows: [], columns: [], measures: [{ fn: 'count' }], subtotals: true, totals: true, chart: 'table' },
  },
  // The deputy is another person.
  liaison: { deputy: undefined },
  // Its key result is counted by hand.
  'check-in': { value: '1' },
  goal: { metric: 'won-amount', period: '2026-03', periodKind: undefined, stretch: '1', challenge: '1' },
}

describe('every entity', () => {
  it('answers a page in two queries, whatever the number of rows', async () => {
    for (const entity of entities()) {
      for (const limit of [2, 500]) {
        const texts: string[] = []
        const stop = observeQueries((text) => texts.push(text))
        const answer = await admin.get(`${entity.path}?limit=${limit}`)
        stop()
        expect(answer.status, entity.name).toBe(200)
        // The page and its count, besides knowing who asks (the key, and who that is when not known yet).
        const own = texts.filter((t) => t.includes(`from "${entity.table}" "t"`))
        expect(own.length, entity.name).toBeLessThanOrEqual(2)
        expect(texts.length, entity.name).toBeLessThanOrEqual(5)
      }
    }
  })

  it('pages through everything once, in every sortable order, up and down', async () => {
    for (const entity of entities()) {
      const { items } = (await admin.get(`${entity.path}?limit=500`)).body
      const all = items.map((r: { id: string }) => r.id).sort()
      const fields = Object.entries(app.runtime.registry.fields(entity) as Fields)
      for (const [name] of fields) {
        for (const sort of [name, `-${name}`]) {
          const first = await admin.get(`${entity.path}?limit=7&sort=${sort}`)
          if (first.status === 400) {
            expect(first.body.violations[0].code).toBe('query.not-sortable')
            continue
          }
          const seen: string[] = first.body.items.map((r: { id: string }) => r.id)
          for (let cursor = first.body.nextCursor; cursor; ) {
            const next = await admin.get(`${entity.path}?limit=7&sort=${sort}&cursor=${cursor}`)
            expect(next.status, `${entity.name} ${sort}`).toBe(200)
            seen.push(...next.body.items.map((r: { id: string }) => r.id))
            cursor = next.body.nextCursor
          }
          expect(seen.length, `${entity.name} by ${sort}`).toBe(all.length)
          expect([...seen].sort(), `${entity.name} by ${sort}`).toEqual(all)
        }
      }
    }
  })

  it('takes every operator that a field names, and refuses the others', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000'
    const samples: Record<string, unknown> = { under: nobody, between: [null, null], empty: true }
    const meta: EntityMeta[] = (await admin.get('meta')).body.entities
    const statusOf = async (path: string, filter: Filter) =>
      (await admin.get(`${path}?limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`)).status
    for (const entity of entities()) {
      for (const field of meta.find((e) => e.name === entity.name)!.fields) {
        const spec = app.runtime.registry.fields(entity)[field.name]!
        const sample = fitting(spec, () => nobody) ?? (spec.ref ? nobody : 'x')
        const node = (op: FilterOp): Filter => ({
          field: field.name,
          op,
          value: samples[op] ?? (op === 'in' || op === 'nin' ? [sample] : sample),
        })
        // All at once, since each question costs a query; one by one only to say which is not taken.
        const taken = operators.filter((op) => field.operators.includes(op))
        const together = await statusOf(entity.path, { or: taken.map(node) })
        if (together !== 200)
          for (const op of taken)
            expect(await statusOf(entity.path, node(op)), `${entity.name}.${field.name} ${op}`).toBe(200)
        expect(together, `${entity.name}.${field.name}`).toBe(200)
        for (const op of operators.filter((op) => !taken.includes(op)))
          expect(await statusOf(entity.path, node(op)), `${entity.name}.${field.name} ${op}`).toBe(400)
      }
    }
  })

  it('answers nobody without a key, and says so for every route', async () => {
    for (const entity of entities()) {
      for (const [method, path] of [
        ['GET', entity.path],
        ['POST', entity.path],
        ['GET', `${entity.path}/00000000-0000-7000-8000-000000000000`],
        ['PATCH', `${entity.path}/00000000-0000-7000-8000-000000000000`],
        ['DELETE', `${entity.path}/00000000-0000-7000-8000-000000000000`],
        ['GET', `${entity.path}/aggregate`],
        ['POST', `${entity.path}/bulk`],
      ] as const) {
        const answer = await app.app.request(`/api/v1/${path}`, { method })
        expect(answer.status, `${method} ${path}`).toBe(401)
      }
      const wrong = await app.app.request(`/api/v1/${entity.path}`, { headers: { authorization: 'Bearer zy_wrong' } })
      expect(wrong.status).toBe(401)
    }
  })

  it('reports every fault of a record at once', async () => {
    const { status, body } = await admin.post('customers', {
      name: '',
      phone: 'not a phone',
      email: 'nobody',
      tier: 'Z',
      annualRevenue: 'much',
      nextContactOn: '2026-02-30',
      nonsense: 1,
      lastContactAt: '2026-01-01T00:00:00Z',
    })
    expect(status).toBe(400)
    const faults = Object.fromEntries(body.violations.map((v: { path: string; code: string }) => [v.path, v.code]))
    expect(faults).toEqual({
      name: 'field.required',
      phone: 'field.phone',
      email: 'field.email',
      tier: 'field.choice',
      annualRevenue: 'field.number',
      nextContactOn: 'field.date',
      nonsense: 'field.unknown',
      lastContactAt: 'field.read-only',
    })
    expect(body.violations.every((v: { message: string }) => /[\u4e00-\u9fff]/.test(v.message))).toBe(true)
    const english = await admin.post('customers', { name: '' }, { 'accept-language': 'en' })
    expect(english.body.violations[0].message).toBe('Required')
  })

  it('keeps what it was given, of every kind, and shows it in the history', async () => {
    // Values that must mean something to the company.
    const share = { name: '占有率', key: 'share', about: '人工填报', kind: 'manual', measure: 'latest', unit: 'ratio' }
    await admin.post('metric-definitions', share)
    await app.runtime.reload()
    const somebody = (await admin.post('employees', { name: '对方主管', status: 'active' })).body.id
    const elsewhere = (await admin.post('departments', { name: '对方部门', manager: somebody })).body.id
    const meaningful: Record<string, Record<string, unknown>> = {
      liaison: { counterpart: elsewhere },
      'cooperation-request': { toDepartment: elsewhere },
      conflict: { parties: [somebody] },
      'metric-entry': { metric: 'share' },
      // State follows progress, and a second warning comes after the first.
      'plan-task': { state: 'doing' },
      'budget-line': { firstWarning: 50, secondWarning: 80 },
    }
    const made: Record<string, string> = {}
    const first = async (name: string) =>
      (made[name] ??= (await admin.get(`${app.runtime.registry.entity(name).path}?limit=1`)).body.items[0]?.id)
    for (const entity of entities().filter((e) => !e.settingsOnly)) {
      const values: Record<string, unknown> = { ...meaningful[entity.name] }
      for (const [name, field] of Object.entries(entity.fields as Fields)) {
        if (
          name in values ||
          field.sql ||
          (field.write !== 'always' && !(field.write === 'create' && field.required)) ||
          (name === 'status' && !field.required) ||
          ['parent', 'creditCode', 'closedOn', 'floorPrice'].includes(name)
        )
          continue
        for (const target of [field.ref, ...(field.targets ?? [])]) if (target) await first(target)
        const value = fitting(field, (e) => made[e])
        if (value !== undefined) values[name] = value
      }
      for (const [name, value] of Object.entries(examples[entity.name] ?? {})) {
        if (value === undefined) delete values[name]
        else values[name] = value
      }
      const created = await admin.post(entity.path, values)
      expect(created.status, `${entity.name}: ${JSON.stringify(created.body)}`).toBe(201)
      for (const [name, value] of Object.entries(values)) {
        const stored = created.body[name]
        const field = entity.fields[name] as FieldSpec
        if (field.kind === 'ref' || field.kind === 'treeRef') expect(stored.id, `${entity.name}.${name}`).toBe(value)
        else if (field.kind === 'refs') expect(stored.map((r: { id: string }) => r.id)).toEqual(value)
        else if (field.kind === 'target') expect(stored.id).toBe((value as { id: string }).id)
        else if (['decimal', 'money', 'percent'].includes(field.kind)) expect(Number(stored)).toBe(Number(value))
        else expect(stored, `${entity.name}.${name}`).toEqual(value)
      }
      const history = await admin.get(`${entity.path}/${created.body.id}/history`)
      expect(history.body.items[0].action).toBe('create')
    }
  })
})
