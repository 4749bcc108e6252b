import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type Listener, listen } from './lifecycle-listen.ts'

let listeners: Listener[] = []
afterEach(async () => {
  for (const listener of listeners) await listener.close()
  listeners = []
})

async function start(port = 0, host = '127.0.0.1'): Promise<Listener> {
  const listener = await listen({ port, host })
  listeners.push(listener)
  return listener
}

describe('listen', () => {
  test('answers 503 until the product serves, except to the question whether it lives', async () => {
    const listener = await start()
    const early = await fetch(`${listener.address}/api/v1/customers`)
    expect(early.status).toBe(503)
    expect(await early.json()).toMatchObject({ code: 'starting' })
    expect((await fetch(`${listener.address}/health/live`)).status).toBe(200)
    expect((await fetch(`${listener.address}/health/ready`)).status).toBe(503)
    listener.serve(() => new Response('served'))
    expect(await (await fetch(listener.address)).text()).toBe('served')
  })

  test('says that a port is taken', async () => {
    const { address } = await start()
    const port = Number(new URL(address).port)
    await expect(start(port)).rejects.toThrow(`Port ${port} is taken`)
  })

  test('says that a host is not of this machine', async () => {
    await expect(start(0, '203.0.113.1')).rejects.toThrow(/no address 203\.0\.113\.1: check HOST/)
  })

  test('names an address that a browser can open when it listens everywhere', async () => {
    expect((await start(0, '0.0.0.0')).address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  test('closes although a live connection never ends', async () => {
    const listener = await listen({ port: 0, host: '127.0.0.1' })
    const headers = { 'content-type': 'text/event-stream' }
    listener.serve(() => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), { headers }))
    const answer = await fetch(listener.address)
    const ended = answer.text().catch(() => 'cut')
    await listener.close()
    expect(await ended).toBe('cut')
  })
})

test('a port taken by a foreign program is recognised too', async () => {
  const foreign = createServer()
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
  const { port } = foreign.address() as { port: number }
  await expect(start(port)).rejects.toThrow(/taken/)
  foreign.close()
})
