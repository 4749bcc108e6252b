import { describe, expect, it } from 'vitest'
import { messages } from '../messages.ts'
import { type SmartInput, smartFaults } from './smart.ts'

const good: SmartInput = {
  metric: 'won-amount',
  unit: 'money',
  direction: 'up',
  subject: 'zhang',
  isCompany: false,
  target: '1200000',
  baseValue: null,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  today: '2026-01-10',
  hasParent: true,
  lastYear: '1000000',
  best: '1000000',
  people: null,
  bestPerPerson: null,
}
const codes = (over: Partial<SmartInput>) => smartFaults({ ...good, ...over }).map((f) => f.code)

describe('SMART', () => {
  it('finds nothing wrong with a good goal', () => {
    expect(codes({})).toEqual([])
  })
  it('asks for what is missing', () => {
    expect(codes({ metric: null, subject: null, target: null, startsOn: null, hasParent: false })).toEqual([
      'smart.no-metric',
      'smart.no-subject',
      'smart.no-number',
      'smart.no-parent',
      'smart.no-period',
    ])
  })
  it('flags a rise of 500 %, questions one of 60 %, and a fall', () => {
    const [fault] = smartFaults({ ...good, target: '6000000' })
    expect(fault).toMatchObject({
      letter: 'achievable',
      code: 'smart.wild-growth',
      params: { growth: 500 },
      impossible: false,
    })
    expect(codes({ target: '1600000' })).toEqual(['smart.bold-growth'])
    expect(codes({ target: '800000' })).toEqual(['smart.below-last-year'])
  })
  it('measures against the best and against what people can carry', () => {
    expect(codes({ lastYear: null, best: '500000' })).toEqual(['smart.above-best'])
    expect(codes({ people: 2, bestPerPerson: '400000' })).toEqual(['smart.capacity'])
    expect(codes({ people: 3, bestPerPerson: '400000' })).toEqual([])
  })
  it('stops only what is impossible', () => {
    const impossible = (over: Partial<SmartInput>) =>
      smartFaults({ ...good, ...over })
        .filter((f) => f.impossible)
        .map((f) => f.code)
    expect(impossible({ unit: 'ratio', target: '40' })).toEqual(['smart.ratio-range'])
    expect(impossible({ target: '-1' })).toEqual(['smart.negative'])
    expect(codes({ target: '-1' })).toEqual(['smart.negative'])
    expect(codes({ unit: 'ratio', target: '40', lastYear: null, best: '0.4' })).toEqual(['smart.ratio-range'])
    expect(impossible({ target: '60000000', hasParent: false, endsOn: '2025-12-31' })).toEqual([])
  })
  it('notices a target on the wrong side of the base, zero, and a time that is over', () => {
    expect(codes({ baseValue: '1300000' })).toEqual(['smart.wrong-way'])
    expect(codes({ target: '0', lastYear: null, best: null })).toEqual(['smart.zero'])
    expect(codes({ endsOn: '2026-01-09' })).toEqual(['smart.over'])
    expect(codes({ direction: 'down', unit: 'days', target: '30', baseValue: '45' })).toEqual([])
  })
  it('has words and an example for every fault, in both languages', () => {
    const all = Object.keys(messages).filter((code) => /^smart\.[a-z-]+$/.test(code))
    expect(all).toHaveLength(15)
    for (const code of all) {
      expect(messages[`${code}.example`]?.zh, code).toBeTruthy()
      expect(messages[`${code}.example`]?.en, code).toBeTruthy()
    }
  })
})
