import { expect, it } from 'vitest'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { offeredOptions, optionOf, stillFits } from './choiceOptions.ts'

const option = (value: string, pipeline?: string) => ({
  value,
  label: { zh: value, en: value },
  ...(pipeline ? { when: { pipeline } } : {}),
})

const stage: FieldMeta = {
  name: 'stage',
  kind: 'choice',
  label: { zh: '销售阶段', en: 'Stage' },
  required: true,
  access: 'write',
  create: true,
  update: true,
  computed: false,
  options: [option('new', 'p1'), option('won', 'p1'), option('trial', 'p2'), option('lost')],
  operators: ['eq'],
  sortable: true,
  groupable: true,
  summable: false,
  searchable: false,
  custom: false,
  section: 'main',
}

const values = (record?: Record<string, unknown>) => offeredOptions(stage, record).map((each) => each.value)

it('offers only the stages of the record’s own pipeline, given as a reference or an id', () => {
  expect(values({ pipeline: { id: 'p1', label: 'Standard' } })).toEqual(['new', 'won', 'lost'])
  expect(values({ pipeline: 'p2' })).toEqual(['trial', 'lost'])
  expect(values({ pipeline: null })).toEqual(['lost'])
})

it('rules nothing out when it cannot know the other field', () => {
  expect(values(undefined)).toHaveLength(4)
  expect(values({ name: 'x' })).toHaveLength(4)
})

it('finds an option that is offered no more, and says that it does not fit', () => {
  expect(optionOf(stage, 'trial')?.value).toBe('trial')
  expect(stillFits(stage, 'trial', { pipeline: 'p1' })).toBe(false)
  expect(stillFits(stage, 'new', { pipeline: 'p1' })).toBe(true)
})

it('lets free text of an open choice stand', () => {
  expect(stillFits({ ...stage, open: true }, 'own words', { pipeline: 'p1' })).toBe(true)
})
