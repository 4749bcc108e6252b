import { contactsOf, customersOf } from './customers.ts'
import { dealsOf, followUpsOf, settleLastMonth, settleStatuses } from './deals.ts'
import { leadsOf } from './leads.ts'
import { departmentsOf, peopleOf, positions } from './people.ts'
import { chance } from './random.ts'
import type { DemoCompany } from './types.ts'
import { products } from './words.ts'

export interface DemoSize {
  customers: number
  opportunities: number
  followUps: number
  leads: number
  /** Days of history. */
  days: number
}

export const demoSize: DemoSize = { customers: 420, opportunities: 2600, followUps: 5200, leads: 42, days: 548 }

/** The same company for the same day and size. People, products and customers are the same on every day; deals follow the seasons. */
export function generateCompany(today: string, size: DemoSize = demoSize, seed = 20_240_601): DemoCompany {
  const dice = chance(seed)
  const people = peopleOf(dice, today)
  const catalogue = products.map(([name, line, unit, list, floor]) => ({
    name,
    line,
    unit,
    listPrice: `${list}.00`,
    floorPrice: `${floor}.00`,
  }))
  const customers = customersOf(dice, people, today, size.customers, size.days)
  const contacts = contactsOf(dice, customers)
  const opportunities = dealsOf(dice, customers, catalogue, { today, days: size.days, count: size.opportunities })
  settleLastMonth(opportunities, today)
  settleStatuses(customers, opportunities, today)
  const followUps = followUpsOf(dice, customers, opportunities, today, size.followUps)
  return {
    departments: departmentsOf(),
    positions,
    people,
    products: catalogue,
    customers,
    contacts,
    opportunities,
    followUps,
    // Own dice: what was there before leads came stays as it was.
    leads: leadsOf(chance(seed + 1), people, catalogue, today, size.leads),
  }
}
