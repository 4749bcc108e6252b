import { describe, expect, it } from 'vitest'
import type { EntityMeta, FieldMeta, Filter } from '#kernel/entity/meta.types.ts'
import { resolvePath } from './fieldPath.ts'
import { toFilter, toModel } from './filterModel.ts'
import { nodeText, referencesOf, type Words } from './filterWords.ts'

const field = (name: string, kind: FieldMeta['kind'], zh: string, en: string, more: Partial<FieldMeta> = {}) =>
  ({ name, kind, label: { zh, en }, operators: [], ...more }) as unknown as FieldMeta

const customer = {
  name: 'customer',
  fields: [
    field('name', 'text', '客户名称', 'Name'),
    field('tier', 'choice', '客户级别', 'Tier', { options: [{ value: 'a', label: { zh: 'A 级', en: 'Tier A' } }] }),
  ],
} as unknown as EntityMeta
const opportunity = {
  name: 'opportunity',
  fields: [
    field('customer', 'ref', '客户', 'Customer', { ref: 'customer' }),
    field('owner', 'ref', '负责人', 'Owner', { ref: 'employee' }),
    field('amount', 'money', '金额', 'Amount'),
    field('closeOn', 'date', '预计成交日期', 'Expected close'),
    field('updatedAt', 'instant', '更新时间', 'Updated at'),
  ],
} as unknown as EntityMeta

const words = (language: 'zh' | 'en'): Words => ({
  language,
  field: (path) => resolvePath(opportunity, path, (name) => (name === 'customer' ? customer : undefined)),
  metric: (key) => (key === 'won-amount' ? '赢单金额' : key),
  reference: (_entity, id) => (id === '7' ? '周启明' : undefined),
  instant: (value) => `<${value.slice(0, 16)}>`,
})
const say = (filter: Filter, language: 'zh' | 'en' = 'zh') => nodeText(toModel(filter), words(language))

describe('a filter in words', () => {
  it('names periods, me and people', () => {
    expect(say({ field: 'closeOn', op: 'eq', value: '@this-month' })).toBe('预计成交日期 在 本月')
    expect(say({ field: 'closeOn', op: 'eq', value: '@last-45-days' }, 'en')).toBe('Expected close is last 45 days')
    expect(say({ field: 'closeOn', op: 'eq', value: '2026-11-21' })).toBe('预计成交日期 是 2026-11-21')
    expect(say({ field: 'owner', op: 'eq', value: '@me' })).toBe('负责人 是 我')
    expect(say({ field: 'owner', op: 'in', value: ['@me', '7'] })).toBe('负责人 属于 我、周启明')
  })
  it('says points in time as the company reads them', () => {
    const range = ['2026-11-21T20:38:14.092Z', '2026-11-22']
    expect(say({ field: 'updatedAt', op: 'between', value: range })).toBe(
      '更新时间 介于 <2026-11-21T20:38> 至 2026-11-22',
    )
  })
  it('says whose records behind a figure these are, and keeps the condition as it is', () => {
    const filter: Filter = {
      metric: 'won-amount',
      from: '2017-01-01',
      to: '2017-12-31',
      by: { quarter: '2017-Q1', person: '7' },
    }
    expect(say(filter)).toBe('赢单金额 · 2017-01-01 – 2017-12-31 · 2017-Q1 · 周启明')
    expect(say({ metric: 'won-amount', by: { region: null } })).toBe('赢单金额 · 未归属')
    expect(toFilter(toModel(filter))).toEqual(filter)
  })
  it('steps into a reference', () => {
    expect(say({ field: 'customer.tier', op: 'in', value: ['a'] })).toBe('客户的客户级别 是 A 级')
    expect(say({ field: 'customer.tier', op: 'in', value: ['a'] }, 'en')).toBe('Customer › Tier is Tier A')
  })
  it('keeps groups readable', () => {
    const filter: Filter = {
      and: [
        { field: 'amount', op: 'gte', value: '1000' },
        {
          or: [
            { field: 'owner', op: 'empty', value: true },
            { field: 'owner', op: 'eq', value: '@me' },
          ],
        },
      ],
    }
    expect(say(filter)).toBe('金额 不小于 1000 且 (负责人 为空 或 负责人 是 我)')
    expect(say({ not: { field: 'owner', op: 'eq', value: '@me' } }, 'en')).toBe('not (Owner is me)')
  })
  it('shows the path of a field it does not know', () => {
    expect(say({ field: 'gone', op: 'eq', value: 1 })).toBe('gone eq')
  })
  it('collects the references whose names are needed', () => {
    expect(referencesOf({ and: [{ field: 'owner', op: 'in', value: ['@me', '7'] }] }, words('zh').field)).toEqual([
      { entity: 'employee', id: '7' },
    ])
  })
})
