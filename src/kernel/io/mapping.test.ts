import { describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import type { AppError } from '#kernel/api/errors.ts'
import { Registry } from '#kernel/entity/registry.ts'
import { modules } from '../../app/modules.ts'
import { importableFields } from './fields.ts'
import { guessMapping } from './guess-mapping.ts'
import { resolveMapping } from './mapping.ts'

const registry = new Registry(modules)
const actor = systemActor('test')
const headers = ['客户名称', 'Phone Number', 'owner']
const resolve = (mapping: unknown) => resolveMapping(registry, actor, registry.entity('customer'), mapping, headers)

function faults(mapping: unknown) {
  try {
    resolve(mapping)
  } catch (error) {
    return (error as AppError).violations.map(({ code, path, params }) => ({ code, path, ...params }))
  }
  return []
}

describe('resolveMapping', () => {
  test('takes a header, a column with more about it, and a constant', () => {
    const columns = resolve({
      name: '客户名称',
      owner: { column: 'owner', match: 'email', values: { Bob: 'b@x.cn' } },
      tier: { constant: 'A' },
      phone: null,
    })
    expect(columns.map(({ name, column, match }) => [name, column, match])).toEqual([
      ['name', 0, undefined],
      ['owner', 2, 'email'],
      ['tier', null, undefined],
    ])
  })

  test('finds a header exactly first, then without case and spaces', () => {
    expect(resolve({ name: '客户名称', phone: ' phone  number ' })[1]!.column).toBe(1)
    const twice = resolveMapping(registry, actor, registry.entity('customer'), { name: 'name' }, ['NAME', 'name'])
    expect(twice[0]!.column).toBe(1)
  })

  test('does not mind a match on a field that is no reference', () => {
    expect(resolve({ name: { column: '客户名称', match: 'whatever' } })[0]).not.toHaveProperty('match')
  })

  test('names every fault, and what there is instead', () => {
    const found = faults({ nmae: '客户名称', name: 'Name', owner: { column: 'owner', match: 'shoeSize' }, phone: 7 })
    expect(found.map(({ code, path }) => `${path} ${code}`)).toEqual([
      'mapping.nmae import.unknown-field',
      'mapping.name import.unknown-header',
      'mapping.owner import.unknown-match',
      'mapping.phone import.mapping-form',
    ])
    expect(found[0]).toMatchObject({ fields: expect.stringContaining('shortName') })
    expect(found[1]).toMatchObject({ headers: '客户名称, Phone Number, owner' })
  })

  test.each([
    [null],
    [[]],
    ['name'],
    [{}],
    [{ name: null }],
    [{ name: { constant: 'x' } }],
    [{ name: { column: '客户名称', vlaues: {} } }],
  ])('refuses %j', (mapping) => {
    expect(faults(mapping)).toHaveLength(1)
  })
})

describe('guessMapping', () => {
  const guess = (entity: string, ...names: string[]) =>
    guessMapping(registry.entity(entity), importableFields(registry, actor, registry.entity(entity)), names)

  test('by names, labels in both languages, and what others say', () => {
    expect(guess('customer', '公司名称', 'Tier', 'creditCode', '手机号码（必填）*', '所属行业', 'Owner')).toEqual({
      name: '公司名称',
      tier: 'Tier',
      creditCode: 'creditCode',
      phone: '手机号码（必填）*',
      industry: '所属行业',
      owner: 'Owner',
    })
  })

  test('the columns of another CRM', () => {
    expect(
      guess(
        'customer',
        'account',
        'sector',
        'year_established',
        'revenue',
        'employees',
        'office_location',
        'subsidiary_of',
      ),
    ).toEqual({
      name: 'account',
      industry: 'sector',
      foundedYear: 'year_established',
      annualRevenue: 'revenue',
      employeeCount: 'employees',
      country: 'office_location',
      parent: 'subsidiary_of',
    })
    expect(
      guess(
        'opportunity',
        'opportunity_id',
        'sales_agent',
        'product',
        'account',
        'deal_stage',
        'engage_date',
        'close_date',
        'close_value',
      ),
    ).toEqual({
      number: 'opportunity_id',
      owner: 'sales_agent',
      product: 'product',
      customer: 'account',
      stage: 'deal_stage',
      openedOn: 'engage_date',
      closedOn: 'close_date',
      amount: 'close_value',
    })
  })

  test('a header fills one field, the one it fits best', () => {
    expect(guess('customer', '客户名称', '客户')).toEqual({ name: '客户名称' })
  })

  test('every label of an importable field is found again, so that an export can be imported as it is', () => {
    for (const entity of registry.entities.values()) {
      const fields = importableFields(registry, actor, entity)
      for (const language of ['zh', 'en'] as const) {
        const labels = Object.values(fields).map((field) => field.label[language])
        if (new Set(labels).size < labels.length) continue
        const expected = Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [name, field.label[language]]),
        )
        expect(guessMapping(entity, fields, labels), `${entity.name} ${language}`).toEqual(expected)
      }
    }
  })
})
