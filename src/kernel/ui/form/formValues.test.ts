import { expect, it } from 'vitest'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { changePayload, createPayload, initialValues, obviousFaults, withValue } from './formValues.ts'

const field = (name: string, kind: FieldMeta['kind'], more: Partial<FieldMeta> = {}): FieldMeta =>
  ({ name, kind, required: false, ...more }) as FieldMeta

const fields = [
  field('name', 'text', { required: true }),
  field('owner', 'ref', { default: 'me' }),
  field('amount', 'money'),
  field('people', 'integer'),
  field('tags', 'tags'),
  field('pipeline', 'ref'),
  field('stage', 'choice', {
    options: [
      { value: 's1', label: { zh: '一', en: '1' }, when: { pipeline: 'p1' } },
      { value: 's2', label: { zh: '二', en: '2' }, when: { pipeline: 'p2' } },
    ],
  }),
]

it('begins with defaults and lets what the caller knows win', () => {
  expect(initialValues(fields)).toEqual({ owner: 'me' })
  expect(initialValues(fields, { owner: 'you', name: 'x' })).toEqual({ owner: 'you', name: 'x' })
})

it('empties a stage that does not belong to the new pipeline, and only then', () => {
  const values = { pipeline: { id: 'p1', label: '' }, stage: 's1' }
  expect(withValue(values, fields, 'pipeline', { id: 'p2', label: '' }).stage).toBeNull()
  expect(withValue(values, fields, 'name', 'x').stage).toBe('s1')
})

it('sends what has a value on create', () => {
  expect(
    createPayload(fields, { name: 'x', owner: { id: 'me', label: 'I' }, amount: null, tags: [], people: 0 }),
  ).toEqual({
    name: 'x',
    owner: 'me',
    people: 0,
  })
})

it('sends only what differs on update, an emptied value as null', () => {
  const before = { name: 'x', owner: { id: 'a', label: 'old name' }, amount: '1.00' }
  expect(changePayload(fields, before, { ...before, owner: { id: 'a', label: 'new name' }, amount: null })).toEqual({
    amount: null,
  })
})

it('finds all obvious faults at once', () => {
  const faults = obviousFaults(fields, { name: '  ', amount: '12x', people: '1,2a' })
  expect(faults.map((fault) => [fault.path, fault.code])).toEqual([
    ['name', 'form.required'],
    ['amount', 'form.notANumber'],
    ['people', 'form.notANumber'],
  ])
  expect(obviousFaults(fields, { name: 'x', amount: '12.00', people: 3 })).toEqual([])
})
