import { addDays } from '#kernel/pure/dates.ts'
import type { Chance } from './random.ts'
import type { DemoContact, DemoCustomer, DemoPerson } from './types.ts'
import { brands, cities, givenNames, suffixes, surnames, titles, trades } from './words.ts'

const sources = [
  ['exhibition', 4],
  ['referral', 5],
  ['website', 3],
  ['partner', 2],
  ['cold-call', 3],
  ['webinar', 2],
  ['search', 2],
] as const
const tiers = [
  ['A', 1],
  ['B', 3],
  ['C', 5],
  ['D', 3],
] as const
/** Yearly revenue in yuan and number of employees by tier. */
const size = { A: [800_000_000, 2_500], B: [200_000_000, 700], C: [60_000_000, 180], D: [12_000_000, 40] } as const

/** A mobile number of a prefix that no carrier has given out, so that nobody is called by mistake. */
const phone = (chance: Chance) => `100${String(chance.integer(0, 99_999_999)).padStart(8, '0')}`

export function customersOf(
  chance: Chance,
  people: DemoPerson[],
  today: string,
  count: number,
  days: number,
): DemoCustomer[] {
  const used = new Set<string>()
  const reps = Map.groupBy(
    people.filter((p) => p.role === 'sales-rep'),
    (p) => p.region,
  )
  const result: DemoCustomer[] = []
  while (result.length < count) {
    const [region, city] = chance.pick(cities)
    const [industry, words] = chance.pick(trades)
    const brand = chance.pick(brands)
    const word = chance.pick(words)
    const shortName = `${brand}${word}`
    const name = chance.happens(0.7) ? `${city}${shortName}${chance.pick(suffixes)}` : `${shortName}（${city}）有限公司`
    if (used.has(`${city}${shortName}`)) continue
    used.add(`${city}${shortName}`)
    const tier = chance.weighted(tiers)
    const [revenue, staff] = size[tier]
    result.push({
      key: `customer-${result.length}`,
      name,
      shortName,
      industry,
      tier,
      status: 'potential',
      source: chance.weighted(sources),
      region,
      phone: phone(chance),
      annualRevenue: `${Math.round((revenue * (0.4 + chance.next() * 1.4)) / 10_000) * 10_000}.00`,
      employeeCount: Math.round(staff * (0.4 + chance.next() * 1.4)),
      owner: chance.pick(reps.get(region)!).key,
      // Most were customers before the history begins; the others came in the course of it.
      createdOn: addDays(today, -(chance.happens(0.55) ? chance.integer(days, days + 500) : chance.integer(3, days))),
    })
  }
  return result
}

export function contactsOf(chance: Chance, customers: DemoCustomer[]): DemoContact[] {
  return customers.flatMap(({ key, tier }) =>
    Array.from({ length: tier === 'A' ? 4 : tier === 'D' ? 1 : chance.integer(1, 3) }, (_, i) => {
      const [title, decisionRole] = chance.pick(titles)
      return {
        customer: key,
        name: chance.pick(surnames) + chance.pick(givenNames),
        title,
        decisionRole,
        phone: phone(chance),
        primary: i === 0,
      }
    }),
  )
}
