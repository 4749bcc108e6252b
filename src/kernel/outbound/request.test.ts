import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPublicAddress } from './public-address.ts'
import { requestOutside } from './request.ts'
import { startHttp, type TestHttp } from './testing/http.ts'

let server: TestHttp
beforeAll(async () => {
  server = await startHttp()
})
afterAll(() => server?.stop())

const ask = (url: string, allowPrivate: boolean, milliseconds = 2_000) =>
  requestOutside({ url, method: 'POST', body: '{}', allowPrivate, milliseconds })

describe('addresses', () => {
  it('of the own network are told from those of the internet', () => {
    for (const inside of [
      '127.0.0.1',
      '127.8.9.1',
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::a00:1',
      'fe80::1',
      'fd00::1',
      'ff02::1',
      '2002:7f00:1::',
      'localhost',
      '',
    ])
      expect(isPublicAddress(inside), inside).toBe(false)
    for (const outside of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '203.119.25.1', '2400:3200::1', '2606:4700::1111'])
      expect(isPublicAddress(outside), outside).toBe(true)
  })
})

describe('a request', () => {
  it('does not go inside, by whichever spelling', async () => {
    const { port } = server
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '0.0.0.0'])
      await expect(ask(`http://${host}:${port}/`, false), host).rejects.toMatchObject({
        code: 'outbound.private-address',
        sent: false,
      })
    expect(server.requests).toHaveLength(0)
    await expect(ask('file:///etc/passwd', true)).rejects.toMatchObject({ code: 'outbound.address' })
  })

  it('goes inside when an administrator says so, and follows no redirect', async () => {
    server.answer = () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' })
    expect((await ask(server.url, true)).status).toBe(302)
    server.answer = () => ({ status: 200, body: '好' })
    expect(await ask(server.url, true)).toEqual({ status: 200, body: '好' })
  })

  it('ends in time, and tells whether it had gone out', async () => {
    server.answer = () => 'silence'
    await expect(ask(server.url, true, 200)).rejects.toMatchObject({ code: 'outbound.timeout', sent: true })
    server.answer = () => 'hang-up'
    await expect(ask(server.url, true)).rejects.toMatchObject({ code: 'outbound.connection', sent: true })
    await expect(ask('http://127.0.0.1:1/', true)).rejects.toMatchObject({ code: 'outbound.refused', sent: false })
    await expect(ask('http://no-such-host.invalid/', true)).rejects.toMatchObject({ code: 'outbound.no-such-host' })
    await expect(ask(`https://127.0.0.1:${server.port}/`, true)).rejects.toMatchObject({
      code: 'outbound.tls',
      sent: false,
    })
  })

  it('does not read an endless answer', async () => {
    server.answer = () => ({ status: 200, body: 'x'.repeat(5_000_000) })
    expect((await ask(server.url, true)).body.length).toBe(64 * 1024)
  })
})
