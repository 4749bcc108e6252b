import { describe, expect, it } from 'vitest'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { columnsOf, moveColumn, wantedFields } from './columns.ts'
import { resolvePath } from './fieldPath.ts'
import { groupFilter, parseGroupBy } from './grouping.ts'
import { optionsOfPart, partitionOf } from './partition.ts'

const label = { zh: '', en: '' }
const stage: FieldMeta = {
  name: 'stage',
  kind: 'choice',
  label,
  groupable: true,
  options: [
    { value: 's1', label, when: { pipeline: 'p1' } },
    { value: 's2', label, when: { pipeline: 'p2' } },
    { value: 'any', label },
  ],
} as unknown as FieldMeta
const entity = {
  title: 'name',
  fields: [
    { name: 'name', kind: 'text', label },
    { name: 'amount', kind: 'money', label, currencyField: 'currency' },
    stage,
    { name: 'closeOn', kind: 'date', label, groupable: true },
  ],
} as unknown as EntityMeta
const resolve = (path: string) => resolvePath(entity, path, () => undefined)

describe('columns', () => {
  it('always start with the title and drop unknown fields', () => {
    const columns = columnsOf(entity, ['amount', 'gone', 'name'], resolve, { amount: 200 })
    expect(columns.map((each) => each.path)).toEqual(['name', 'amount'])
    expect(columns[1]?.width).toBe(200)
  })
  it('ask for the neighbours that cells and editors need', () => {
    expect(wantedFields(entity, ['amount', 'stage', 'owner.name'])).toEqual([
      'name',
      'amount',
      'stage',
      'owner.name',
      'currency',
      'pipeline',
    ])
  })
  it('move to the place of another', () => {
    expect(moveColumn(['a', 'b', 'c', 'd'], 'a', 'c')).toEqual(['b', 'c', 'a', 'd'])
    expect(moveColumn(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['a', 'd', 'b', 'c'])
    expect(moveColumn(['a', 'b'], 'a', 'gone')).toEqual(['a', 'b'])
  })
})

describe('groups', () => {
  it('stand for a filter on their value', () => {
    const byStage = parseGroupBy(entity, 'stage')!
    expect(groupFilter(byStage, 's1')).toEqual({ field: 'stage', op: 'eq', value: 's1' })
    expect(groupFilter(byStage, null)).toEqual({ field: 'stage', op: 'empty', value: true })
    expect(groupFilter(parseGroupBy(entity, 'closeOn:quarter')!, '2026-Q1')).toEqual({
      field: 'closeOn',
      op: 'between',
      value: ['2026-01-01', '2026-03-31'],
    })
    expect(parseGroupBy(entity, 'amount')).toBeUndefined()
  })
})

describe('partition', () => {
  it('finds the field that parts the options', () => {
    expect(partitionOf(stage)).toEqual({ by: 'pipeline', values: ['p1', 'p2'] })
    expect(optionsOfPart(stage, 'pipeline', 'p2').map((each) => each.value)).toEqual(['s2', 'any'])
    expect(partitionOf({ ...stage, options: stage.options!.slice(0, 1) })).toBeUndefined()
  })
})
