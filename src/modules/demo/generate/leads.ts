import { addDays } from '#kernel/pure/dates.ts'
import type { Chance } from './random.ts'
import type { DemoLead, DemoPerson } from './types.ts'
import { brands, cities, givenNames, leadNeeds, suffixes, surnames, titles, trades } from './words.ts'

const channels = [
  ['website', 6],
  ['exhibition', 5],
  ['search', 4],
  ['webinar', 4],
  ['referral', 4],
  ['partner', 2],
  ['cold-call', 2],
] as const
const statuses = [
  ['new', 4],
  ['contacted', 5],
  ['qualified', 3],
  ['invalid', 2],
] as const
const reasons = ['wrong-contact', 'no-need', 'no-budget', 'duplicate', 'competitor'] as const

/** Leads of the last weeks, most of them young; some of the new ones belong to nobody yet. */
export function leadsOf(
  chance: Chance,
  people: DemoPerson[],
  products: readonly { name: string }[],
  today: string,
  count: number,
): DemoLead[] {
  const reps = Map.groupBy(
    people.filter((p) => p.role === 'sales-rep'),
    (p) => p.region,
  )
  return Array.from({ length: count }, (_, index) => {
    const [region, city] = chance.pick(cities)
    const [industry, words] = chance.pick(trades)
    const age = 1 + Math.floor(75 * chance.next() ** 1.6)
    // What came weeks ago has been called by now.
    const status = age > 20 ? chance.weighted(statuses.slice(1)) : chance.weighted(statuses)
    const product = chance.pick(products).name
    return {
      key: `lead-${index}`,
      name: chance.pick(surnames) + chance.pick(givenNames),
      company: `${city}${chance.pick(brands)}${chance.pick(words)}${chance.pick(suffixes)}`,
      title: chance.pick(titles)[0],
      phone: `100${String(chance.integer(0, 99_999_999)).padStart(8, '0')}`,
      channel: chance.weighted(channels),
      industry,
      status,
      invalidReason: status === 'invalid' ? chance.pick(reasons) : null,
      product: chance.happens(0.8) ? product : null,
      need: chance.pick(leadNeeds),
      region,
      owner: status === 'new' && chance.happens(0.3) ? null : chance.pick(reps.get(region)!).key,
      createdOn: addDays(today, -age),
      minute: chance.integer(8 * 60 + 30, 18 * 60),
    }
  })
}
