import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, diffDays } from '#kernel/pure/dates.ts'
import { demoSize, generateCompany } from './company.ts'
import type { DemoCompany } from './types.ts'

const small = { customers: 30, opportunities: 150, followUps: 300, leads: 12, days: 365 }
const day = fc.integer({ min: 0, max: 4_000 }).map((n) => addDays('2024-01-01', n))
const whole = generateCompany('2026-03-08')

describe('the demo company', () => {
  it('is the same for the same day, and its people and customers on every day', () => {
    expect(generateCompany('2026-03-08')).toEqual(whole)
    const later = generateCompany('2026-07-01')
    expect(later.people.map((p) => p.name)).toEqual(whole.people.map((p) => p.name))
    expect(later.customers.map((c) => [c.name, c.owner])).toEqual(whole.customers.map((c) => [c.name, c.owner]))
    const shift = diffDays('2026-03-08', '2026-07-01')
    expect(later.customers.map((c) => c.createdOn)).toEqual(whole.customers.map((c) => addDays(c.createdOn, shift)))
    expect(generateCompany('2026-03-08', demoSize, 1)).not.toEqual(whole)
  })

  it('has the sizes asked for', () => {
    expect(whole.customers).toHaveLength(demoSize.customers)
    expect(whole.opportunities).toHaveLength(demoSize.opportunities)
    expect(Math.abs(whole.followUps.length / demoSize.followUps - 1)).toBeLessThan(0.15)
    expect(whole.contacts.length).toBeGreaterThan(demoSize.customers)
  })

  it('refers only to what it has, and names nobody twice', () => {
    const keys = (list: { key: string }[]) => new Set(list.map((x) => x.key))
    const [people, customers, deals, departments] = [
      keys(whole.people),
      keys(whole.customers),
      keys(whole.opportunities),
      keys(whole.departments),
    ]
    const products = new Set(whole.products.map((p) => p.name))
    for (const p of whole.people) {
      expect(departments.has(p.department) && whole.positions.includes(p.position)).toBe(true)
      if (p.manager) expect(people.has(p.manager)).toBe(true)
    }
    for (const c of whole.customers) expect(people.has(c.owner)).toBe(true)
    for (const c of whole.contacts) expect(customers.has(c.customer)).toBe(true)
    for (const d of whole.opportunities) expect(customers.has(d.customer) && products.has(d.product)).toBe(true)
    for (const f of whole.followUps) expect(f.opportunity === null || deals.has(f.opportunity)).toBe(true)
    expect(new Set(whole.people.map((p) => p.name)).size).toBe(whole.people.length)
    expect(new Set(whole.customers.map((c) => c.name)).size).toBe(whole.customers.length)
  })

  it('gives customers to the people of their region, and deals to who has the customer', () => {
    const region = new Map(whole.people.map((p) => [p.key, p.region]))
    const owner = new Map(whole.customers.map((c) => [c.key, c.owner]))
    for (const c of whole.customers) expect(region.get(c.owner)).toBe(c.region)
    for (const d of whole.opportunities) expect(d.owner).toBe(owner.get(d.customer))
    for (const f of whole.followUps) expect(f.owner).toBe(owner.get(f.customer))
  })

  it('has phone numbers of nobody, and amounts above zero', () => {
    for (const { phone } of [...whole.customers, ...whole.contacts]) expect(phone).toMatch(/^100\d{8}$/)
    for (const d of whole.opportunities) expect(d.amount).toMatch(/^[1-9]\d*\.00$/)
    for (const p of whole.products) {
      expect(Number(p.floorPrice)).toBeGreaterThan(0)
      expect(Number(p.listPrice)).toBeGreaterThan(Number(p.floorPrice))
    }
  })

  it('has a funnel as companies know it', () => {
    const share = (test: (d: DemoCompany['opportunities'][number]) => boolean) =>
      whole.opportunities.filter(test).length / whole.opportunities.length
    const [won, lost] = [share((d) => d.stage === 'won'), share((d) => d.stage === 'lost')]
    expect(won / (won + lost)).toBeGreaterThan(0.25)
    expect(won / (won + lost)).toBeLessThan(0.55)
    const open = share((d) => !['won', 'lost', 'shelved'].includes(d.stage))
    expect(open).toBeGreaterThan(0.03)
    expect(open).toBeLessThan(0.35)
    expect(share((d) => d.stage === 'shelved')).toBeLessThan(0.1)
    for (const stage of ['first-contact', 'need-confirmed', 'proposal-submitted', 'negotiation', 'contract-signing'])
      expect(
        share((d) => d.stage === stage),
        stage,
      ).toBeGreaterThan(0)
    const statuses = new Set(whole.customers.map((c) => c.status))
    expect([...statuses].sort()).toEqual(['active', 'developing', 'dormant', 'potential'])
  })

  it('lies in the past, but for what is expected', () => {
    fc.assert(
      fc.property(day, (today) => {
        const company = generateCompany(today, small)
        for (const p of company.people) expect(p.hiredOn < today).toBe(true)
        const created = new Map(company.customers.map((c) => [c.key, c.createdOn]))
        for (const c of company.customers) expect(c.createdOn < today).toBe(true)
        for (const d of company.opportunities) {
          const isOver = ['won', 'lost', 'shelved'].includes(d.stage)
          expect(created.get(d.customer)! <= d.openedOn && d.openedOn === d.stages[0]?.on).toBe(true)
          const days = d.stages.map(({ on }) => on)
          expect(days).toEqual(days.toSorted())
          expect(d.stages.at(-1)?.stage).toBe(d.stage)
          expect(days.at(-1)! <= today).toBe(true)
          if (d.closedOn) expect(days.at(-1)).toBe(d.closedOn)
          expect(d.closedOn !== null).toBe(d.stage === 'won' || d.stage === 'lost')
          if (d.closedOn) expect(d.openedOn < d.closedOn && d.closedOn <= today).toBe(true)
          expect(d.lossReason !== null).toBe(d.stage === 'lost')
          expect(d.forecast !== null).toBe(!isOver)
        }
        for (const f of company.followUps) {
          expect(f.happenedOn < today).toBe(true)
          expect(created.get(f.customer)! <= f.happenedOn).toBe(true)
          if (f.nextOn) expect(f.happenedOn < f.nextOn && f.nextOn <= addDays(today, 14)).toBe(true)
          expect(f.content).not.toMatch(/[{}]|undefined/)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('tells follow-ups of a shelved deal only while it was alive', () => {
    const deals = new Map(whole.opportunities.map((d) => [d.key, d]))
    for (const f of whole.followUps) {
      const deal = f.opportunity && deals.get(f.opportunity)
      if (!deal) continue
      expect(deal.openedOn <= f.happenedOn).toBe(true)
      if (deal.stage === 'shelved') expect(f.happenedOn <= deal.stages.at(-1)!.on && f.nextOn === null).toBe(true)
    }
  })
})
