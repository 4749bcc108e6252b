import { expect, it } from 'vitest'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { hintOf, narrowing } from './recordHint.ts'

const field = (name: string, kind: FieldMeta['kind'], more: Partial<FieldMeta> = {}): FieldMeta =>
  ({ name, kind, label: { zh: name, en: name }, required: false, ...more }) as FieldMeta

const entity = (name: string, fields: FieldMeta[], list: string[]): EntityMeta =>
  ({ name, title: 'name', fields, list }) as EntityMeta

const contact = entity(
  'contact',
  [
    field('name', 'text'),
    field('customer', 'ref', { ref: 'customer', required: true }),
    field('owner', 'ref', { ref: 'employee', required: true, default: 'me' }),
    field('role', 'choice', { options: [{ value: 'x', label: { zh: '决策人', en: 'Decider' } }] }),
    field('amount', 'money'),
  ],
  ['name', 'amount', 'customer', 'role'],
)

it('says which of two like-named records is meant, in the reader’s language', () => {
  const record = { name: '张总', amount: '1.00', customer: { id: 'c', label: '中联重工' }, role: 'x' }
  expect(hintOf(contact, record, 'zh')).toBe('中联重工 · 决策人')
  expect(hintOf(contact, { ...record, customer: null }, 'en')).toBe('Decider')
})

const own = [field('customer', 'ref', { ref: 'customer' }), field('owner', 'ref', { ref: 'employee' })]

it('narrows contacts to the record’s customer, and not to its owner', () => {
  expect(narrowing(contact, own, { customer: { id: 'c1', label: 'x' }, owner: { id: 'e1', label: 'y' } })).toEqual({
    field: 'customer',
    id: 'c1',
  })
  expect(narrowing(contact, own, { customer: null, owner: 'e1' })).toBeNull()
  expect(narrowing(contact, [], { customer: 'c1' })).toBeNull()
})
