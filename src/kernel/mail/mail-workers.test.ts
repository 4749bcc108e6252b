import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { type Composition, compose } from '../../app/compose.ts'
import { startSmtp, type TestSmtp } from './testing/smtp.ts'

let smtp: TestSmtp
let app: TestApp
let other: Composition

beforeAll(async () => {
  smtp = await startSmtp()
  const smtpUrl = `smtp://127.0.0.1:${smtp.port}?from=crm@example.com&name=CRM`
  app = await startTestApp({ worker: true, smtpUrl })
  const parts = { dataDir: '/tmp', secret: 'test-secret-'.repeat(4), publicUrl: null, logLevel: 'silent' as const }
  other = await compose({ ...parts, smtpUrl, log: pino({ level: 'silent' }), worker: true }, app.databaseUrl)
  await other.startWorker()
})
afterAll(async () => {
  await other?.close()
  await app?.stop()
  await smtp?.stop()
})

it('sends every mail once by the queue, with two processes at work', async () => {
  for (let i = 0; i < 8; i += 1)
    await app.admin.transact((ctx) =>
      app.runtime.mail.send(ctx.sql, {
        kind: 'test',
        to: { id: null, name: null, email: `p${i}@example.com`, language: 'en' },
        title: `Mail ${i}`,
        blocks: [{ paragraph: 'Hello' }],
        footer: '',
      }),
    )
  await expect.poll(() => smtp.received.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(8)
  await Promise.all([app.runtime.mail.sweep(), other.runtime.mail.sweep()])
  expect(smtp.received.map((mail) => mail.to[0]).sort()).toEqual(
    Array.from({ length: 8 }, (_, i) => `p${i}@example.com`).sort(),
  )
  expect(smtp.received[0]!.header('from')).toBe('CRM <crm@example.com>')
})

it('is not changed on screen when the operator set SMTP_URL, and shows no password', async () => {
  expect((await app.admin.get('mail/settings')).body).toMatchObject({
    source: 'environment',
    settings: null,
    server: { host: '127.0.0.1', sender: { address: 'crm@example.com' } },
  })
  const values = { host: 'x.example', port: 25, security: 'none', senderAddress: 'a@b.cn' }
  expect(await app.admin.request('PUT', 'mail/settings', values)).toMatchObject({
    status: 409,
    body: { code: 'mail.by-environment' },
  })
})
