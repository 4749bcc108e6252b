import { expect, it } from 'vitest'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { headerFacts, keyFigures } from './headerFacts.ts'

const field = (name: string, kind: FieldMeta['kind'], tone?: 'good'): FieldMeta =>
  ({
    name,
    kind,
    options: kind === 'choice' ? [{ value: 'x', label: { zh: 'x', en: 'x' }, tone }] : undefined,
  }) as FieldMeta

const customer = {
  title: 'name',
  fields: [
    field('name', 'text'),
    field('number', 'number'),
    field('tier', 'choice', 'good'),
    field('status', 'choice', 'good'),
    field('industry', 'choice'),
    field('hidden', 'choice'),
    field('region', 'treeRef'),
    field('owner', 'ref'),
    field('revenue', 'money'),
  ],
  list: ['name', 'tier', 'industry', 'region', 'owner'],
  highlights: ['tier', 'status', 'revenue', 'gone'],
  kanban: { field: 'status', sums: [], card: [], steps: true },
} as unknown as EntityMeta

const names = (fields: FieldMeta[]) => fields.map((each) => each.name)

it('shows states as tags, without the one that has a bar of its own', () => {
  expect(names(headerFacts(customer).tags)).toEqual(['tier'])
})

it('shows a state that no bar shows', () => {
  const withoutBar = { ...customer, kanban: { ...customer.kanban, steps: false } } as EntityMeta
  expect(names(headerFacts(withoutBar).tags)).toEqual(['tier', 'status'])
})

it('says quietly what the list finds worth a column', () => {
  const { facts, number, owner } = headerFacts(customer)
  expect(names(facts)).toEqual(['industry', 'region'])
  expect(number?.name).toBe('number')
  expect(owner?.name).toBe('owner')
})

it('says nothing twice, and leaves out fields that this person may not see', () => {
  expect(names(keyFigures(customer))).toEqual(['revenue'])
})
