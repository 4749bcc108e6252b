import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FieldRule } from '#kernel/access/actor.ts'
import { maskValue } from '#kernel/access/mask.ts'
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { exportAs } from '#kernel/testing/imports.ts'
import { type Canary, makeCanaries } from './canaries.ts'
import { type Person, peopleOf } from './people.ts'
import { randomFrom } from './random-world.ts'

type Rules = Record<string, Record<string, FieldRule>>

/** Hidden values come out nowhere, masked ones only masked, read-only ones are not written; rules at random. */
describe('field rules', () => {
  let app: TestApp
  let reader: TestClient
  let person: Person
  let canaries: Canary[]
  /** What an administrator reads. */
  const open = new Map<string, Record<string, unknown>>()

  beforeAll(async () => {
    app = await startTestApp()
    reader = await app.person({ role: 'employee' })
    person = peopleOf(app)(reader.employeeId)
    canaries = await makeCanaries(app.runtime, app.admin.employeeId)
    for (const { entity, id } of canaries) open.set(entity.name, (await app.admin.get(`${entity.path}/${id}`)).body)
  })
  afterAll(() => app?.stop())

  const rulesFor = async (rules: Rules) => {
    const everything = { read: 'all', create: 'all', update: 'all', delete: 'all', export: 'all', transfer: 'all' }
    const names = [...app.runtime.registry.entities.keys()]
    await app.runtime.db.run(sql`update role set grants = ${JSON.stringify(Object.fromEntries(names.map((n) => [n, everything])))}::jsonb,
      field_rules = ${JSON.stringify(rules)}::jsonb, permissions = '{"reveal": true}' where key = 'employee'`)
    app.runtime.forget()
  }
  const fieldsOf = (entity: EntityDefinition): [string, Fields[string]][] =>
    Object.entries(app.runtime.registry.fields(entity) as Fields).filter(([, f]) => f.section !== 'system')

  /** What tells another field's value is never more open than that field. */
  const inForce = (rules: Rules[string], name: string, { follows }: Fields[string]): FieldRule => {
    const order: FieldRule[] = ['hidden', 'mask', 'read', 'write']
    const both = [rules[name] ?? 'write', (follows && rules[follows]) || 'write']
    return order.find((rule) => both.includes(rule))!
  }

  const randomRules = (random: () => number, share: number): Rules =>
    Object.fromEntries(
      canaries.map(({ entity }) => [
        entity.name,
        Object.fromEntries(
          fieldsOf(entity)
            .filter(() => random() < share)
            .map(([name]) => [name, (['hidden', 'mask', 'read'] as const)[Math.floor(random() * 3)]!]),
        ),
      ]),
    )

  /** Every answer that could hold something of the records, by how it was asked for. */
  async function answers(): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>()
    const ask = async (how: string, answer: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await answer
      expect(status, `${how}: ${JSON.stringify(body).slice(0, 300)}`).toBeLessThan(300)
      found.set(how, body)
    }
    for (const { entity, id } of canaries) {
      await ask(`${entity.name} list`, person.get(entity.path))
      await ask(`${entity.name} record`, person.get(`${entity.path}/${id}`))
      for (const way of ['history', 'timeline', 'related'])
        await ask(`${entity.name} ${way}`, person.get(`${entity.path}/${id}/${way}`))
      await ask(
        `${entity.name} preview`,
        person.post(`${entity.path}/bulk`, { ids: [id], op: 'delete', preview: true }),
      )
      await ask(`${entity.name} changed`, person.patch(`${entity.path}/${id}`, {}))
      for (const format of ['csv'] as const)
        found.set(`${entity.name} export`, (await exportAs(app, reader, { entity: entity.name, format })).toString())
    }
    const { entities } = (await person.get('meta')).body as { entities: EntityMeta[] }
    for (const { path, kanban } of entities) if (kanban) await ask(`${path} board`, person.get(`${path}/kanban`))
    await ask('meta', Promise.resolve({ status: 200, body: entities }))
    await ask('trash', person.get('trash'))
    return found
  }

  it.each([1, 2, 3, 4, 5, 6])('rules at random %i', async (seed) => {
    const random = randomFrom(seed * 31)
    const rules = randomRules(random, seed % 2 ? 0.5 : 0.9)
    await rulesFor(rules)
    const all = await answers()
    const meta = all.get('meta') as EntityMeta[]

    for (const { entity, id, texts } of canaries) {
      checkTimeline(entity, id, all, rules['follow-up']!)
      const record = all.get(`${entity.name} record`) as Record<string, unknown>
      const related = all.get(`${entity.name} related`) as { items: { entity: string; field: string }[] }
      for (const { entity: other, field } of related.items) {
        expect(['hidden', 'mask'], `${other}.${field} among the related`).not.toContain(rules[other]?.[field])
      }
      for (const [name, field] of fieldsOf(entity)) {
        const rule = inForce(rules[entity.name]!, name, field)
        const where = `${rule} ${entity.name}.${name}`
        const known = meta.find((m) => m.name === entity.name)!.fields.find((f) => f.name === name)
        if (rule === 'hidden' || rule === 'mask') {
          for (const text of texts.get(name) ?? []) {
            for (const [how, body] of all) expect(JSON.stringify(body).includes(text), `${where} in ${how}`).toBe(false)
            for (const q of [text, text.slice(0, 8), text.slice(3)]) {
              expect((await person.get('search', { q, limit: 50 })).body.items, `${where} by search`).toEqual([])
              expect((await person.get(entity.path, { search: q })).body.total.value, `${where} by list search`).toBe(0)
            }
          }
          await refused(entity, name, where, rules.contact!.customer ?? 'write', texts.get(name) ?? [])
        }
        if (rule === 'hidden') {
          expect(known, where).toBeUndefined()
          expect(name in record, where).toBe(false)
          expect((await person.get(entity.path, { fields: name })).status, where).toBe(400)
          expect((await person.post(`${entity.path}/${id}/reveal`, { field: name })).status, where).toBe(400)
        } else {
          const value = open.get(entity.name)![name]
          expect(known!.access, where).toBe(rule)
          if (rule === 'mask') {
            expect(record[name], where).toEqual(maskValue(field.kind, value))
            const revealed = await person.post(`${entity.path}/${id}/reveal`, { field: name })
            expect(withoutLabel(revealed.body.value), where).toEqual(withoutLabel(value))
          } else expect(Object.keys(record), where).toContain(name)
        }
        if (rule !== 'write' && field.write === 'always' && !field.sql) {
          const { status, body } = await person.patch(`${entity.path}/${id}`, { [name]: null })
          const code = rule === 'hidden' ? 'field.unknown' : 'field.read-only'
          expect([status, body.violations[0]], where).toMatchObject([400, { code, path: name }])
          const made = await person.post(entity.path, { [name]: open.get(entity.name)![name] })
          expect(
            made.body.violations.map((v: { code: string; path: string }) => `${v.path} ${v.code}`),
            where,
          ).toContain(`${name} ${code}`)
        }
      }
    }
  })

  /** Neither asked for by filter, order, group or measure, nor by a path through a reference or a saved view. */
  async function refused(entity: EntityDefinition, name: string, where: string, link: FieldRule, texts: string[]) {
    const isHidden = where.startsWith('hidden')
    for (const op of ['eq', 'contains', 'empty'] as const) {
      const filter = { field: name, op, value: 'x' }
      expect((await person.get(entity.path, { filter })).status, `${where} filter`).toBe(400)
      expect((await person.get(`${entity.path}/aggregate`, { filter })).status, `${where} filter`).toBe(400)
    }
    const filter = { field: name, op: 'empty' }
    const view = { entity: entity.name, name: 'x', config: { filter } }
    expect((await person.post('views', view)).status, `${where} view`).toBe(400)
    expect((await person.post(`${entity.path}/bulk`, { filter, op: 'delete', preview: true })).status).toBe(400)
    expect((await person.get(entity.path, { sort: name })).status, `${where} sort`).toBe(400)
    for (const query of [
      { groupBy: name },
      { measure: `sum:${name}` },
      { measure: `min:${name}` },
      { measure: `count:${name}` },
    ]) {
      expect((await person.get(`${entity.path}/aggregate`, query)).status, `${where} aggregate`).toBe(400)
    }
    if (entity.name !== 'customer') return
    for (const query of [{ filter: { field: `customer.${name}`, op: 'empty' } }, { sort: `customer.${name}` }]) {
      expect((await person.get('contacts', query)).status, `${where} through a reference`).toBe(400)
    }
    const stepped = await person.get('contacts', { fields: `customer.${name}` })
    expect(stepped.status, where).toBe(isHidden || link === 'hidden' || link === 'mask' ? 400 : 200)
    for (const text of texts) expect(JSON.stringify(stepped.body), `${where} stepped`).not.toContain(text)
  }

  /** A follow-up stands on a timeline only by an open link, and at its own time only when that is open. */
  function checkTimeline(
    entity: EntityDefinition,
    id: string,
    all: Map<string, unknown>,
    rules: Record<string, FieldRule>,
  ) {
    if (entity.name === 'product' || entity.name === 'follow-up') return
    const told = (all.get(`${entity.name} timeline`) as { items: { type: string; at: string }[] }).items
    const followUp = open.get('follow-up') as Record<string, { id: string } | null> & { happenedAt: string }
    const isClosed = (name: string) => ['hidden', 'mask'].includes(rules[name] ?? 'write')
    const links = ['target', 'customer'].filter((name) => followUp[name]?.id === id && !isClosed(name))
    const at = isClosed('happenedAt') ? followUp.createdAt : followUp.happenedAt
    expect(
      told.filter((entry) => entry.type === 'record').map((entry) => entry.at),
      `${entity.name} timeline`,
    ).toEqual(links.length > 0 ? [at] : [])
  }

  it('rules of a role count also when it may export but not read', async () => {
    await app.runtime.db.run(
      sql`update role set grants = '{"customer": {"export": "all"}}', field_rules = '{"customer": {"phone": "hidden"}}' where key = 'employee'`,
    )
    app.runtime.forget()
    await expect(exportAs(app, reader, { entity: 'customer' })).rejects.toMatchObject({ status: 403 })
  })
})

/** The label of what a revealed reference points to is under rules of its own. */
const withoutLabel = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'label' in value ? { ...value, label: '' } : value
