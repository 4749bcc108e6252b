import { afterAll, beforeAll, expect, it } from 'vitest'
import { anchorFile } from '#kernel/audit/seal/anchor.ts'
import { Sealer } from '#kernel/audit/seal/sealer.ts'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { examineHistory } from './doctor-history.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

it('says that the history is whole, where it is not, and when nobody seals', async () => {
  const { runtime } = app
  const config = { secret: 'test-secret-'.repeat(4), dataDir: '/nonexistent' }
  const examine = (running = false, now = new Date()) => examineHistory(runtime.db, config, running, now)
  const parts = {
    ...runtime.seals,
    anchor: anchorFile('/nonexistent'),
    db: runtime.db,
    clock: runtime.clock,
    log: runtime.log,
  }

  const inAWeek = new Date(Date.now() + 7 * 86_400_000)
  expect((await examine(false, inAWeek)).map((f) => f.ok)).toEqual([true])
  expect((await examine(true, inAWeek)).map((f) => f.ok)).toEqual([true, false])

  const sealer = new Sealer(parts)
  await sealer.seal()
  while (sealer.isWaiting) await sealer.seal()
  const [whole, ...more] = await examine(true, inAWeek)
  expect([whole!.ok, more]).toEqual([true, []])
  expect(whole!.text.en).toMatch(/^The change history is intact: 1 seals over \d+ entries$/)

  await runtime.db.pool.query(`update audit set changes = '{}' where position = (select min(position) from audit)`)
  const [broken] = await examine()
  expect(broken!.ok).toBe(false)
  expect(broken!.text.en).toMatch(/tampered with: entries were changed \(seal 1, 20.* – 20.*, 1 entries\); 0 more/)
  expect(broken!.text.zh).toMatch(/操作记录被改动：有记录被修改（封条 1, 20.*, 1 条）/)
})
