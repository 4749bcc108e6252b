import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineEntity } from '#kernel/entity/define.ts'
import { choice, target, text } from '#kernel/entity/fields.ts'
import { newId } from '#kernel/pure/ids.ts'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { checkUnique } from './unique.ts'

const label = { zh: '名称', en: 'Name' }
const message = { zh: '已有', en: 'Taken' }

/** Seats of which one of a name may be open, and one in use by the same user. */
const seat = defineEntity('seat', {
  label,
  plural: label,
  about: label,
  path: 'seats',
  icon: 'tag',
  scope: { by: 'company' },
  title: 'name',
  fields: {
    name: text({ label }),
    state: choice(
      ['open', 'held', 'closed'].map((value) => ({ value, label })),
      { label },
    ),
    user: target(['customer', 'contact'], { label }),
  },
  list: ['name'],
  unique: [
    { fields: ['name', 'state'], where: "state in ('open', 'held') and name <> '备用'", error: 'seat.open', message },
    { fields: ['user'], where: "state = 'held'", error: 'seat.held', message },
  ],
})

describe('unique keys', () => {
  let app: TestApp
  const stored = { name: 'A', state: 'open' }
  const person = newId()
  beforeAll(async () => {
    app = await startTestApp({ setUp: false })
    await app.runtime.db.run(sql`create table seat (id uuid primary key, deleted_at timestamptz, name text, state text,
      user_entity text, user_id uuid)`)
    await app.runtime.db.run(sql`insert into seat values (${newId()}, null, ${stored.name}, ${stored.state}, null, null),
      (${newId()}, null, '备用', 'open', null, null), (${newId()}, now(), 'D', 'open', null, null),
      (${newId()}, null, 'H', 'held', 'customer', ${person}), (${newId()}, null, 'C', 'closed', 'contact', ${person})`)
  })
  afterAll(() => app?.stop())

  const faults = async (records: Record<string, unknown>[], changed?: string[]) => {
    const actor = { id: newId(), systemReason: 'test' } as never
    const pending = records.map((r) => ({ after: { id: newId(), ...r }, changed: new Set(changed ?? Object.keys(r)) }))
    const found = await app.runtime.transact({ actor, source: 'api' }, (ctx) => checkUnique(ctx, seat, pending))
    return found.map((violations) => violations.map((v) => v.code))
  }

  it('may have a condition that names their own fields', async () => {
    expect(await faults([stored, { name: 'A', state: 'held' }, { name: 'B', state: 'open' }])).toEqual([
      ['seat.open'],
      [],
      [],
    ])
  })

  it('leave alone what the condition leaves out, stored, new or deleted', async () => {
    const spare = { name: '备用', state: 'open' }
    expect(await faults([spare, spare, { name: 'D', state: 'open' }])).toEqual([[], [], []])
    const closed = { name: 'A', state: 'closed' }
    expect(await faults([closed, closed])).toEqual([[], []])
  })

  it('are kept among the records of one batch, of which the first has it', async () => {
    const both = { name: 'N', state: 'open' }
    expect(await faults([both, { name: 'N', state: 'held' }, both])).toEqual([[], [], ['seat.open']])
  })

  it('of a reference to several kinds compare both kind and record', async () => {
    const held = (entity: string) => ({ name: entity, state: 'held', user: { entity, id: person } })
    expect(await faults([held('customer'), held('contact')])).toEqual([['seat.held'], []])
  })

  it('are asked again when another field makes the condition hold, and not when nothing changed', async () => {
    expect(await faults([stored], ['state'])).toEqual([['seat.open']])
    expect(await faults([stored], ['user'])).toEqual([['seat.open']])
    expect(await faults([stored], [])).toEqual([[]])
  })

  it('do not count the record itself', async () => {
    const [row] = await app.runtime.db.run<{ id: string }>(sql`select id from seat where name = 'A'`)
    expect(await faults([{ ...stored, id: row!.id }])).toEqual([[]])
  })
})
