import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { endLiveConnections, mostPerPerson, openConnections } from '#kernel/events/connections.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let rep: TestClient
let boss: TestClient
let outsider: TestClient
let customer: string

interface Line {
  status: number
  events: { event: string; data: Record<string, unknown> }[]
  close(): Promise<void>
}

const open: Line[] = []

async function listen(client: TestClient, watch: string): Promise<Line> {
  const answer = await app.app.request(`/api/v1/live?watch=${watch}`, {
    headers: { authorization: `Bearer ${client.key}` },
  })
  const events: Line['events'] = []
  if (answer.status !== 200) return { status: answer.status, events, close: async () => {} }
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  const reading = (async () => {
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const parts = (rest + value).split('\n\n')
      rest = parts.pop()!
      for (const part of parts) {
        const of = (name: string) =>
          part
            .split('\n')
            .find((l) => l.startsWith(`${name}: `))
            ?.slice(name.length + 2) ?? ''
        events.push({ event: of('event'), data: JSON.parse(of('data')) })
      }
    }
  })()
  const line = {
    status: 200,
    events,
    async close() {
      await reader.cancel()
      await reading
    },
  }
  open.push(line)
  await eventually(() => expect(events[0]?.event).toBe('ready'))
  return line
}

const heard = (line: Line, event: string) => line.events.filter((e) => e.event === event).map((e) => e.data)
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 50 })

beforeAll(async () => {
  app = await startTestApp()
  rep = await app.person({ role: 'sales-rep', name: '小李' })
  boss = await app.person({ role: 'director', name: '王总' })
  outsider = await app.person({ role: 'sales-rep', name: '外人' })
  customer = (await rep.post('customers', { name: '甲公司' })).body.id
})
afterAll(() => app?.stop())
afterEach(async () => {
  await Promise.all(open.splice(0).map((line) => line.close()))
  await eventually(() => expect(openConnections(app.runtime)).toBe(0))
})

describe('live', () => {
  it('tells a change of a record that is watched and seen, with its version and who did it', async () => {
    const line = await listen(boss, `customers/${customer}`)
    const { version } = (await rep.patch(`customers/${customer}`, { remark: 'x' })).body
    await eventually(() =>
      expect(heard(line, 'change')).toContainEqual({ entity: 'customer', id: customer, version, by: rep.employeeId }),
    )
  })

  it('tells a list only that something changed', async () => {
    const line = await listen(outsider, 'customers')
    await rep.patch(`customers/${customer}`, { remark: 'y' })
    await eventually(() => expect(heard(line, 'change').length).toBeGreaterThan(0))
    for (const change of heard(line, 'change')) expect(change).toEqual({ entity: 'customer' })
  })

  it('holds a burst of changes together', async () => {
    const line = await listen(boss, 'customers')
    for (let n = 0; n < 8; n++) await rep.patch(`customers/${customer}`, { remark: `n ${n}` })
    await eventually(() => expect(heard(line, 'change').length).toBeGreaterThanOrEqual(2))
    expect(heard(line, 'change').length).toBeLessThan(8)
  })

  it('refuses records that are not seen, and goes on with the others', async () => {
    expect((await listen(outsider, `customers/${customer}`)).status).toBe(404)
    expect((await listen(outsider, 'nothing')).status).toBe(404)
    const line = await listen(outsider, `customers/${customer},contacts`)
    expect(line.events[0]!.data).toEqual({ refused: [`customers/${customer}`] })
  })

  it('says nothing more about a record that went out of reach', async () => {
    const { id } = (await rep.post('customers', { name: '乙公司' })).body
    const line = await listen(rep, `customers/${id}`)
    await boss.post(`customers/${id}/transfer`, { owner: boss.employeeId })
    // That it was made may be heard too, when the line opened before that was told.
    await eventually(() => expect(heard(line, 'change').at(-1)).toEqual({ entity: 'customer', id }))
    const told = heard(line, 'change').length
    await boss.patch(`customers/${id}`, { remark: 'z' })
    // The next event that is for this line shows that the change before it was not told.
    await boss.post(`customers/${customer}/comments`, { body: `@[小李](${rep.employeeId})` })
    await eventually(() => expect(heard(line, 'notification').length).toBeGreaterThanOrEqual(2))
    expect(heard(line, 'change').length).toBe(told)
  })

  it('tells the unread count to the person alone', async () => {
    const [mine, other] = [await listen(rep, ''), await listen(outsider, '')]
    const { unread } = (await rep.get('notifications')).body
    await boss.post(`customers/${customer}/comments`, { body: `@[小李](${rep.employeeId})` })
    await eventually(() => expect(heard(mine, 'notification').at(-1)).toEqual({ unread: unread + 1 }))
    expect(heard(other, 'notification')).toEqual([])
  })

  it('tells the progress of the person’s own tasks', async () => {
    const [mine, other] = [await listen(rep, ''), await listen(outsider, '')]
    const task = { id: customer, kind: 'import', done: 3, total: 10, state: 'running' }
    await app.runtime.db.run(
      sql`select pg_notify('zhanye', ${JSON.stringify({ task: { ...task, owner: rep.employeeId } })})`,
    )
    await eventually(() => expect(heard(mine, 'job')).toEqual([task]))
    expect(heard(other, 'job')).toEqual([])
  })

  it('tells the person whose rights have changed, and nobody else', async () => {
    const promoted = await app.person({ role: 'sales-rep' })
    const [mine, other] = [await listen(promoted, 'customers'), await listen(outsider, 'customers')]
    const path = `employees/${promoted.employeeId}`
    const { version } = (await app.admin.get(path)).body
    expect((await app.admin.patch(path, { version, roles: ['sales-rep', 'marketing'] })).status).toBe(200)
    await eventually(() => expect(heard(mine, 'access')).toEqual([{}]))
    // The next event that is for the other line shows that it was told nothing before.
    await rep.patch(`customers/${customer}`, { remark: 'after' })
    await eventually(() => expect(heard(other, 'change').length).toBeGreaterThan(0))
    expect(heard(other, 'access')).toEqual([])
  })

  it('ends when the person may not enter any more', async () => {
    const leaver = await app.person({ role: 'sales-rep' })
    await listen(leaver, 'customers')
    const { version } = (await app.admin.get(`employees/${leaver.employeeId}`)).body
    expect((await app.admin.patch(`employees/${leaver.employeeId}`, { version, status: 'left' })).status).toBe(200)
    await eventually(() => expect(openConnections(app.runtime)).toBe(0))
  })

  it('is given up when the browser goes away', async () => {
    const server = serve({ fetch: app.app.fetch, port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const request = get({
      port,
      host: '127.0.0.1',
      path: '/api/v1/live?watch=customers',
      headers: { authorization: `Bearer ${rep.key}` },
    })
    request.on('error', () => {})
    const [response] = await once(request, 'response')
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/event-stream'])
    await once(response, 'data')
    expect(openConnections(app.runtime)).toBe(1)
    response.on('error', () => {})
    request.destroy()
    await eventually(() => expect(openConnections(app.runtime)).toBe(0))
    await new Promise((resolve) => server.close(resolve))
  })

  it('has a limit for each person, and all end with the process', async () => {
    const lines = await Promise.all(Array.from({ length: mostPerPerson }, () => listen(rep, 'customers')))
    expect((await listen(rep, 'customers')).status).toBe(429)
    const other = await listen(boss, 'customers')
    expect(other.status).toBe(200)
    endLiveConnections(app.runtime)
    await eventually(() => expect(openConnections(app.runtime)).toBe(0))
    expect(lines.length).toBe(mostPerPerson)
  })
})
