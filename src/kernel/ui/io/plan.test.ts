import { describe, expect, it } from 'vitest'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import type { ImportPreview } from './import.types.ts'
import { importableFields, initialPlan, keyFields, missingFields, refusedFields, toMapping, withField } from './plan.ts'

const field = (name: string, more: Partial<FieldMeta> = {}) =>
  ({
    name,
    kind: 'text',
    label: { zh: name, en: name },
    required: false,
    create: true,
    computed: false,
    ...more,
  }) as FieldMeta

const fields = [field('name', { required: true }), field('product', { kind: 'ref', ref: 'product' }), field('source')]
const preview = {
  headers: ['Account', 'Product', 'Remark'],
  mapping: {
    name: 'Account',
    product: { column: 'Product', values: { GTXPro: 'id-1' } },
    source: { constant: 'Fair' },
  },
} as unknown as ImportPreview

describe('plan', () => {
  it('starts from the mapping that the server proposes and gives it back unchanged', () => {
    const plan = initialPlan(preview)
    expect(plan.columns.Remark).toEqual({ field: null, values: {}, origin: 'guess' })
    expect(toMapping(plan, fields)).toEqual(preview.mapping)
  })
  it('says where a remembered mapping came from', () => {
    expect(initialPlan({ ...preview, remembered: true }).columns.Account?.origin).toBe('memory')
  })
  it('fills a field from one column only', () => {
    const plan = withField(initialPlan(preview), 'Remark', 'name')
    expect(plan.columns.Account?.field).toBeNull()
    expect(toMapping(plan, fields).name).toBe('Remark')
  })
  it('lets a column take the place of a constant', () => {
    expect(withField(initialPlan(preview), 'Remark', 'source').constants).toEqual({})
  })
  it('forgets the key when its column is gone', () => {
    const plan = { ...initialPlan(preview), mode: 'both' as const, key: 'name' }
    expect(withField(plan, 'Account', null).key).toBeNull()
    expect(withField(plan, 'Remark', 'source').key).toBe('name')
  })
  it('names required fields that are missing, unless only existing records change', () => {
    const plan = withField(initialPlan(preview), 'Account', null)
    expect(missingFields(plan, fields).map(({ name }) => name)).toEqual(['name'])
    expect(missingFields({ ...plan, mode: 'update' }, fields)).toEqual([])
  })
  it('offers mapped scalar fields as keys', () => {
    expect(keyFields(initialPlan(preview), fields).map(({ name }) => name)).toEqual(['name', 'product'])
  })
})

it('offers author and time only to those who may keep them', () => {
  const entity = {
    fields: [...fields, field('total', { computed: true }), field('files', { kind: 'attachment' })],
  } as EntityMeta
  expect(importableFields(entity, false).map(({ name }) => name)).toEqual(['name', 'product', 'source'])
  expect(
    importableFields(entity, true)
      .map(({ name }) => name)
      .slice(3),
  ).toEqual(['createdAt', 'createdBy'])
  expect(refusedFields(importableFields(entity, false)).map(({ name }) => name)).toEqual(['createdAt', 'createdBy'])
  expect(refusedFields(importableFields(entity, true))).toEqual([])
})
