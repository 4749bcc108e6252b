/** What people read all day, as an administrator, the head of a department and a sales representative. */
import type { Client } from './client.ts'
import type { Company } from './company.ts'
import type { Case } from './rounds.ts'
import { creditCodeOf } from './tables.ts'

export const httpFloor = 'HTTP floor'
export const sqlFloor = 'SQL floor'

interface Page {
  items: { id: string; name: string; version: number }[]
  nextCursor: string | null
}

const api = '/api/v1'
const customers = `${api}/customers`
const encoded = (value: unknown): string => encodeURIComponent(JSON.stringify(value))
const mine = encoded({ field: 'owner', op: 'eq', value: '@me' })

/** A cursor some thousand records down. */
async function deepCursor(client: Client): Promise<string> {
  let cursor = ''
  for (let page = 0; page < 8; page++) {
    const { nextCursor } = await client.get<Page>(`${customers}?limit=500&total=false&cursor=${cursor}`)
    if (!nextCursor) break
    cursor = nextCursor
  }
  return cursor
}

export async function listCases(company: Company): Promise<Case[]> {
  const people = [
    ['administrator', company.admin],
    ['department head', company.manager],
    ['sales representative', company.representative],
  ] as const
  const cases: Case[] = []
  for (const [who, client] of people) {
    const add = (what: string, query: string) =>
      cases.push({
        group: `First page of customers, ${who}`,
        name: `${what}, ${who}`,
        run: () => client.text(`${customers}?limit=50${query}`),
        floor: httpFloor,
        target: 50,
      })
    add('default order', '')
    add('sorted by name', '&sort=name')
    add('sorted by next contact, empty last', '&sort=-nextContactOn')
    add('only mine', `&filter=${mine}`)
    add('only tier A', `&filter=${encoded({ field: 'tier', op: 'eq', value: 'A' })}`)
    add('search, two Chinese characters', `&search=${encodeURIComponent('恒瑞')}`)
    add('search, pinyin initials', '&search=bjhr')
    add('search, digits of a phone', '&search=13512')
    const cursor = await deepCursor(client)
    if (cursor) add('page 80 of the default order', `&cursor=${cursor}`)
  }
  return cases
}

export async function recordCases(company: Company): Promise<Case[]> {
  const { admin, representative } = company
  const filter = encoded({ field: 'creditCode', op: 'eq', value: creditCodeOf(0) })
  const { items } = await admin.get<Page>(`${customers}?filter=${filter}`)
  const path = `${customers}/${items[0]!.id}`
  for (let n = 0; n < 30; n++) {
    await admin.send('POST', `${path}/comments`, { body: `第 ${n} 次沟通：确认需求与时间表。` })
  }
  const add = (name: string, client: Client, address: string, target = 50): Case => ({
    group: 'A record and the frame around it',
    name,
    run: () => client.text(address),
    floor: httpFloor,
    target,
  })
  return [
    add('customer', admin, path),
    add('its timeline', admin, `${path}/timeline`),
    add('its related records', admin, `${path}/related`),
    add('customer, sales representative', representative, path),
    add('its related records, sales representative', representative, `${path}/related`),
    add('definitions (/meta)', admin, `${api}/meta`),
    add('palette, two Chinese characters', admin, `${api}/search?q=${encodeURIComponent('恒瑞')}&limit=10`, 100),
    add('palette, pinyin initials', admin, `${api}/search?q=shhr&limit=10`, 100),
    add('palette, sales representative', representative, `${api}/search?q=${encodeURIComponent('恒瑞')}&limit=10`, 100),
  ]
}

export function dealCases(company: Company, count: number): Case[] {
  const deals = `${api}/opportunities`
  const group = `Boards over ${count.toLocaleString('en')} opportunities`
  const add = (name: string, client: Client, query: string, target: number): Case => ({
    group,
    name,
    run: () => client.text(`${deals}${query}`),
    floor: httpFloor,
    target,
  })
  const measures = 'count,sum:amount,avg:amount,median:cycleDays'
  return [
    add('list', company.admin, '?limit=50', 50),
    add('sum by stage', company.admin, '/aggregate?groupBy=stage&measure=count,sum:amount', 150),
    add('four measures by owner', company.admin, `/aggregate?groupBy=owner&measure=${measures}`, 150),
    add(
      'won by quarter and region',
      company.admin,
      `/aggregate?groupBy=closedOn:quarter,region&measure=${measures}`,
      150,
    ),
    add('by owner, department head', company.manager, `/aggregate?groupBy=owner&measure=${measures}`, 150),
    add('kanban', company.admin, '/kanban?field=stage', 150),
    add('kanban, department head', company.manager, '/kanban?field=stage', 150),
  ]
}

export async function writeCases(company: Company): Promise<Case[]> {
  const { admin, representative } = company
  const create = async (client: Client, name: string) =>
    client.send<{ id: string; version: number }>('POST', customers, { name, phone: '13912345678', tier: 'B' })
  const record = await create(admin, '量测用户 0')
  let serial = 0
  const group = 'Writes, answer included'
  return [
    {
      group,
      name: 'create a customer',
      run: () => create(representative, `量测用户 ${++serial}`),
      floor: sqlFloorWrite,
      target: 100,
    },
    {
      group,
      name: 'change a customer',
      async run() {
        const change = { version: record.version, remark: `第 ${++serial} 次` }
        record.version = (await admin.send<Page['items'][0]>('PATCH', `${customers}/${record.id}`, change)).version
      },
      floor: sqlFloorWrite,
      target: 100,
    },
  ]
}

export const sqlFloorWrite = 'SQL floor, one committed row'
