import { describe, expect, it } from 'vitest'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { groupMetrics, sourcesOf } from './sources.ts'

const metric = (key: string, rest: Partial<MetricMeta>) => ({ key, origin: 'product', ...rest }) as MetricMeta
const won = metric('won', { source: 'opportunity' })
const calls = metric('calls', { source: 'follow-up' })
const rate = metric('rate', { components: ['won', 'calls'] })
const twice = metric('twice', { components: ['rate', 'twice'], origin: 'company' })
const all = [calls, won, twice, rate]
const find = (key: string) => all.find((each) => each.key === key)

describe('sources', () => {
  it('are found through components, and a circle does no harm', () => {
    expect(sourcesOf(won, find)).toEqual(['opportunity'])
    expect(sourcesOf(twice, find)).toEqual(['opportunity', 'follow-up'])
  })

  it('of what was searched for are found among all', () => {
    expect(groupMetrics([rate], all).map(({ key }) => key)).toEqual(['opportunity'])
  })

  it('make the groups; own metrics come last', () => {
    expect(groupMetrics(all).map(({ key, metrics }) => [key, metrics.map((each) => each.key)])).toEqual([
      ['follow-up', ['calls']],
      ['opportunity', ['won', 'rate']],
      ['own', ['twice']],
    ])
  })
})
