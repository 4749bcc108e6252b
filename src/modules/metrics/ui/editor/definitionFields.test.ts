import { describe, expect, it } from 'vitest'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { dateOptions, definitionFields, measuredFields } from './definitionFields.ts'

const label = { zh: '字段', en: 'Field' }
const field = (name: string, kind: string, more: Partial<FieldMeta> = {}) =>
  ({ name, kind, label, access: 'write', computed: false, custom: false, summable: false, ...more }) as FieldMeta

const deal = {
  fields: [
    field('name', 'text'),
    field('amount', 'money', { summable: true }),
    field('cycleDays', 'integer', { computed: true }),
    field('margin', 'money', { summable: true, access: 'mask' }),
    field('closedOn', 'date'),
    field('lateOn', 'date', { computed: true }),
    field('custom_1', 'date', { custom: true }),
  ],
} as EntityMeta

const options = ['count', 'sum', 'mean', 'median', 'latest'].map((value) => ({ value, label }))
const definition = {
  fields: ['name', 'key', 'about', 'kind', 'unit', 'direction', 'source', 'field', 'date', 'filter', 'formula']
    .map((name) => field(name, 'text'))
    .concat(field('measure', 'choice', { options })),
} as EntityMeta
const fields = (kind: 'counted' | 'derived' | 'manual', measure: string | null, source?: EntityMeta) =>
  definitionFields(definition, { kind, measure, source: 'deal' }, source, { created: label })
const names = (...of: Parameters<typeof fields>) => fields(...of).map(({ name }) => name)

describe('fields of a definition', () => {
  it('are those of its kind', () => {
    expect(names('derived', null)).toEqual(['name', 'key', 'about', 'kind', 'unit', 'direction', 'formula'])
    expect(names('counted', 'count', deal)).not.toContain('field')
    expect(names('counted', 'sum', deal)).toEqual(
      expect.arrayContaining(['source', 'measure', 'field', 'date', 'filter']),
    )
    expect(names('counted', 'sum')).not.toContain('date')
  })

  it('offer the measures that make sense', () => {
    const measures = (kind: 'counted' | 'manual') =>
      fields(kind, 'count', deal)
        .find(({ name }) => name === 'measure')!
        .options!.map(({ value }) => value)
    expect(measures('counted')).toEqual(['count', 'sum', 'mean', 'median'])
    expect(measures('manual')).toEqual(['latest', 'sum', 'mean'])
  })

  it('sum only what adds up, and measure nothing that is masked', () => {
    expect(measuredFields(deal, 'sum').map(({ name }) => name)).toEqual(['amount'])
    expect(measuredFields(deal, 'mean').map(({ name }) => name)).toEqual(['amount', 'cycleDays'])
  })

  it('count on stored days of the product', () => {
    expect(dateOptions(deal, label).map(({ value }) => value)).toEqual(['closedOn', 'createdAt'])
  })
})
