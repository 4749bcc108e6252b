import { expect, it } from 'vitest'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { changedFields, conflictingFields } from './mergeChanges.ts'

const fields = [
  { name: 'name', kind: 'text' },
  { name: 'owner', kind: 'ref' },
  { name: 'amount', kind: 'money' },
] as FieldMeta[]
const base = { name: 'a', owner: { id: '1', label: 'x' }, amount: '1.00' }
const names = (found: FieldMeta[]) => found.map((field) => field.name)

it('asks only where both set a field to different values', () => {
  const mine = { ...base, name: 'mine', amount: '5.00' }
  const theirs = { ...base, name: 'theirs', owner: { id: '2', label: 'y' } }
  expect(names(conflictingFields(fields, base, mine, theirs))).toEqual(['name'])
})

it('asks nothing where both agree', () => {
  const both = { ...base, name: 'same' }
  expect(conflictingFields(fields, base, both, both)).toEqual([])
})

it('names the fields that changed; a renamed reference is no change', () => {
  const after = { ...base, owner: { id: '1', label: 'renamed' }, amount: '2.00' }
  expect(names(changedFields(fields, base, after))).toEqual(['amount'])
})
