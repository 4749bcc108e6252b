import { expect, it } from 'vitest'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { fieldsToAsk, placeViolations } from './violations.ts'

const field = (name: string, more: Partial<FieldMeta> = {}): FieldMeta =>
  ({
    name,
    kind: 'text',
    required: false,
    access: 'write',
    create: true,
    update: true,
    computed: false,
    ...more,
  }) as FieldMeta

it('puts every violation at its field, by the first part of its path', () => {
  const placed = placeViolations(
    [
      { code: 'required', path: 'name' },
      { code: 'too-long', path: 'name' },
      { code: 'unknown-code', path: 'address.city' },
    ],
    ['name', 'address'],
  )
  expect(placed.byField.get('name')?.map((each) => each.code)).toEqual(['required', 'too-long'])
  expect(placed.byField.get('address')).toHaveLength(1)
  expect(placed.rest).toEqual([])
})

it('keeps what belongs to no field in sight, so that nothing is lost', () => {
  const placed = placeViolations(
    [
      { code: 'a', path: '' },
      { code: 'b', path: 'hidden' },
    ],
    ['name'],
  )
  expect(placed.rest.map((each) => each.code)).toEqual(['a', 'b'])
  expect(placed.byField.size).toBe(0)
})

it('asks for the fields that a stage needs', () => {
  const fields = [field('amount'), field('lossReason'), field('name')]
  const asked = fieldsToAsk(
    [
      { code: 'r', path: 'lossReason' },
      { code: 'r', path: 'amount' },
    ],
    fields,
  )
  expect(asked?.map((each) => each.name)).toEqual(['amount', 'lossReason'])
})

it('does not ask when filling in could not help', () => {
  const fields = [field('amount', { update: false }), field('name')]
  expect(fieldsToAsk([{ code: 'r', path: 'amount' }], fields)).toBeNull()
  expect(
    fieldsToAsk(
      [
        { code: 'r', path: 'name' },
        { code: 'locked', path: '' },
      ],
      fields,
    ),
  ).toBeNull()
  expect(fieldsToAsk([], fields)).toBeNull()
})
