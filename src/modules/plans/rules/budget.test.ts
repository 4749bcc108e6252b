import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, subtract, sum } from '#kernel/pure/money.ts'
import {
  committedOf,
  crossed,
  type Entry,
  exceeds,
  leftOf,
  levelReached,
  percentOf,
  unused,
  useOf,
  withEntry,
} from './budget.ts'
import { checkEntry } from './budget-entry.ts'
import { burn } from './burn.ts'

let serial = 0
const entry = (kind: Entry['kind'], amount: string, settles: string | null = null, id = `e${++serial}`): Entry => ({
  id,
  kind,
  amount,
  settles,
})

describe('a budget line', () => {
  it('counts a commitment once, whether it is paid or not', () => {
    const promised = useOf([entry('commitment', '400.00', null, 'c')])
    expect(leftOf('1000.00', promised)).toBe('600.00')
    const paid = withEntry(promised, entry('spending', '150.00', 'c'))
    expect([paid.spent, committedOf(paid), leftOf('1000.00', paid)]).toEqual(['150.00', '250.00', '600.00'])
    const dearer = withEntry(paid, entry('spending', '300.00', 'c'))
    expect([dearer.spent, committedOf(dearer), leftOf('1000.00', dearer)]).toEqual(['450.00', '0.00', '550.00'])
  })

  it('is refused beyond the amount to the cent; refunds and payments of commitments never are', () => {
    const use = useOf([entry('spending', '999.99')])
    const spending = (amount: string) => withEntry(use, entry('spending', amount))
    expect(exceeds('1000.00', use, spending('0.01'))).toBe(false)
    expect(exceeds('1000.00', use, spending('0.02'))).toBe(true)
    const over = useOf([entry('spending', '1200.00')])
    expect(exceeds('1000.00', over, withEntry(over, entry('spending', '-50.00')))).toBe(false)
    const full = useOf([entry('commitment', '1000.00', null, 'c')])
    expect(exceeds('1000.00', full, withEntry(full, entry('spending', '1000.00', 'c')))).toBe(false)
  })

  it('spent + committed + left is the amount, whatever the order of the entries', () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.boolean(), fc.boolean()), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(amounts, (list) => {
        const entries = list.map(([cents, commits]) =>
          entry(commits ? 'commitment' : 'spending', (cents / 100).toFixed(2)),
        )
        const promised = entries.filter(({ kind }) => kind === 'commitment')
        entries.forEach((each, at) => {
          if (each.kind === 'spending' && list[at]![2]) each.settles = promised[at % (promised.length || 1)]?.id ?? null
        })
        const use = useOf(entries)
        expect(add(add(use.spent, committedOf(use)), leftOf('5000.00', use))).toBe('5000.00')
        expect(use.spent).toBe(sum(entries.filter(({ kind }) => kind === 'spending').map(({ amount }) => amount)))
        expect(useOf(entries.toReversed())).toMatchObject({ spent: use.spent })
        expect(committedOf(useOf(entries.toReversed()))).toBe(committedOf(use))
        expect(compare(committedOf(use), '0')).toBeGreaterThanOrEqual(0)
        expect(subtract(leftOf('5000.00', unused), '5000.00')).toBe('0.00')
      }),
    )
  })

  it('warns at 50, 80 and 100 % spent, each once', () => {
    expect(['49.9', '50.0', '80.0', '99.9', '130.0', null].map((share) => levelReached(share, [50, 80, 100]))).toEqual([
      0, 50, 80, 80, 100, 0,
    ])
    expect(crossed('40.0', '85.0', [50, 80, 100])).toEqual([50, 80])
    expect(crossed('85.0', '90.0', [50, 80, 100])).toEqual([])
    expect(percentOf('0.00', '0.00')).toBeNull()
  })

  it('takes no nothing, and no promise that pays a promise', () => {
    const codes = (kind: string, amount: string, settles: string | null = null) =>
      checkEntry({ after: { kind, amount, settles } }).map(({ code }) => code)
    expect(codes('spending', '0.00')).toEqual(['budget-entry.zero'])
    expect(codes('spending', '-5.00')).toEqual([])
    expect(codes('commitment', '-5.00', 'c')).toEqual([
      'budget-entry.negative-commitment',
      'budget-entry.commitment-settles',
    ])
  })
})

describe('burn', () => {
  // 100 days from the first of March.
  const base = { amount: '1000.00', startsOn: '2026-03-01', endsOn: '2026-06-08' }
  it('alert is spent % less elapsed %', () => {
    const found = burn({ ...base, today: '2026-04-09', spending: [{ on: '2026-03-05', amount: '600.00' }] })
    expect(found).toMatchObject({ spentPercent: '60.0', elapsedPercent: '40.0', alert: '20.0' })
  })

  it('tells when the money runs out, by the whole course and by the last four weeks', () => {
    const spending = [
      { on: '2026-03-05', amount: '320.00' },
      { on: '2026-04-01', amount: '280.00' },
    ]
    const { straight, recent } = burn({ ...base, today: '2026-04-09', spending })
    // 600 in 40 days: 15 a day, 400 left last 27 days.
    expect(straight).toEqual({ perDay: '15.0000', atEnd: '1500.00', runsOutOn: '2026-05-06' })
    // 280 in 28 days: 10 a day, 400 left last 40 days.
    expect(recent).toEqual({ perDay: '10.0000', atEnd: '1200.00', runsOutOn: '2026-05-19' })
  })

  it('lasts when little is spent, is gone when all is, and knows no pace before the first day', () => {
    const calm = burn({ ...base, today: '2026-04-09', spending: [{ on: '2026-03-05', amount: '40.00' }] })
    expect(calm.straight).toEqual({ perDay: '1.0000', atEnd: '100.00', runsOutOn: null })
    expect(calm.recent).toEqual({ perDay: '0.0000', atEnd: '40.00', runsOutOn: null })
    const gone = burn({ ...base, today: '2026-04-09', spending: [{ on: '2026-03-05', amount: '1000.00' }] })
    expect(gone.recent!.runsOutOn).toBe('2026-04-09')
    expect(burn({ ...base, today: '2026-02-01', spending: [] })).toMatchObject({
      elapsedPercent: '0.0',
      straight: null,
      recent: null,
    })
    expect(burn({ ...base, amount: '0.00', today: '2026-04-09', spending: [] })).toMatchObject({
      spentPercent: null,
      alert: null,
    })
  })
})
