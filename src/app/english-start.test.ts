import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { setupCompany } from '#modules/identity'

/** What the product made before anybody said which language the company speaks. */
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ setUp: false, worker: true })
})
afterAll(() => app?.stop())

const names = async (table: string): Promise<string[]> => {
  const { rows } = await app.runtime.db.pool.query(`select name from ${table} where deleted_at is null`)
  return rows.map(({ name }) => name)
}

test('an English company finds the pipeline and the alert rule that ship with English names', async () => {
  expect([await names('pipeline'), await names('alert_rule')]).toEqual([['标准销售流程'], ['月度完成率低于 70 %']])
  await setupCompany(app.runtime, {
    company: 'Harbour Foods',
    name: 'Eve Stone',
    email: 'eve@example.com',
    password: 'correct horse battery',
    language: 'en',
    demo: false,
  })
  await vi.waitFor(
    async () =>
      expect([await names('pipeline'), await names('alert_rule')]).toEqual([
        ['Standard sales process'],
        ['Monthly completion below 70 %'],
      ]),
    { timeout: 30_000, interval: 200 },
  )
})
