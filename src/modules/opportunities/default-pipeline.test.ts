import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

async function defaults(): Promise<string[]> {
  const { items } = (await app.admin.get('pipelines')).body
  return items.filter((each: { isDefault: boolean }) => each.isDefault).map((each: { name: string }) => each.name)
}

describe('the default pipeline', () => {
  it('is one: another takes its place with one write, and undoing brings it back', async () => {
    expect(await defaults()).toEqual(['标准销售流程'])
    const { id } = (await app.admin.post('pipelines', { name: '渠道流程' })).body
    await app.admin.post('stages', {
      pipeline: id,
      key: 'registered',
      name: '报备',
      outcome: 'open',
      probability: '20',
    })
    expect((await app.admin.post('opportunities', { name: '甲' })).body.pipeline.label).toBe('标准销售流程')

    const made = await app.admin.patch(`pipelines/${id}`, { isDefault: true })
    expect(made.status).toBe(200)
    expect(await defaults()).toEqual(['渠道流程'])
    expect((await app.admin.post('opportunities', { name: '乙' })).body).toMatchObject({
      pipeline: { label: '渠道流程' },
      stage: 'registered',
    })

    expect((await app.admin.post(`undo/${made.body.batch}`, {})).status).toBe(200)
    expect(await defaults()).toEqual(['标准销售流程'])
  })

  it('is one also when it is made so at its creation', async () => {
    expect((await app.admin.post('pipelines', { name: '项目流程', isDefault: true })).status).toBe(201)
    expect(await defaults()).toEqual(['项目流程'])
  })
})
