import { describe, expect, it } from 'vitest'
import { emptyFlow, templates } from './templates.ts'
import { validateFlow } from './validate.ts'

describe('templates', () => {
  it.each(
    templates.flatMap(({ key, make }) => (['zh', 'en'] as const).map((language) => [key, language, make] as const)),
  )('%s in %s runs as it is', (_, language, make) => {
    const { flow, triggers } = make(language)
    const roles = ['hr', 'finance', 'warehouse', 'legal', 'general-manager']
    expect(
      validateFlow(flow, triggers, {
        roles,
        entities: { customer: {}, employee: { name: { kind: 'text', writable: true } } },
      }),
    ).toEqual([])
    expect(/\p{Script=Han}/u.test(flow.nodes.map(({ name }) => name).join(''))).toBe(language === 'zh')
  })

  it('begins with nothing but a start and an end', () => {
    expect(validateFlow(emptyFlow('zh'), [{ on: 'request' }])).toEqual([])
  })
})
