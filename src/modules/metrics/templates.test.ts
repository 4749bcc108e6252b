import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { metricTemplates, templateValues } from './rules/templates.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

it.each(metricTemplates)('$key can be saved as it is, and a goal be set for it', async (template) => {
  const made = await app.admin.post('metric-definitions', templateValues(template))
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await app.runtime.reload()
  const target = template.unit === 'ratio' ? '0.9' : '30'
  const goal = await app.admin.post('goals', { metric: template.key, target, period: '2026', subject: 'company' })
  expect(goal.status, JSON.stringify(goal.body)).toBe(201)
  expect(goal.body).toMatchObject({ unit: template.unit, currency: null })
})
