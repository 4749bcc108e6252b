import { addDays, addMonths, diffDays, endOfMonth, laterDay, startOfMonth } from '#kernel/pure/dates.ts'
import type { Chance } from './random.ts'
import type { DemoCompany, DemoCustomer, DemoFollowUp, DemoOpportunity } from './types.ts'
import { moods, needs, said, titles } from './words.ts'

/** Open stages in order with the share of a deal's life at which it enters them. */
const path = [
  ['first-contact', 0],
  ['need-confirmed', 0.12],
  ['proposal-submitted', 0.35],
  ['negotiation', 0.6],
  ['contract-signing', 0.85],
] as const
/** How many stages a deal has seen when it is lost or shelved: most end when they have read the proposal. */
const endings = [3, 1, 3, 4, 2, 3, 3, 4, 2, 3, 5, 3, 2]
const lossReasons = [
  ['price', 5],
  ['competitor', 4],
  ['timing', 3],
  ['budget', 3],
  ['fit', 2],
  ['no-decision', 3],
  ['relationship', 1],
] as const
/** Months in which Chinese companies sign more, and the months around the Spring Festival in which they do not. */
const season = [0.6, 0.5, 1.1, 1, 1, 1.3, 0.9, 0.9, 1.2, 0.9, 1.1, 1.5]

export interface DealOptions {
  today: string
  days: number
  count: number
}

export function dealsOf(
  chance: Chance,
  customers: DemoCustomer[],
  products: DemoCompany['products'],
  { today, days, count }: DealOptions,
): DemoOpportunity[] {
  const skill = new Map(
    [...new Set(customers.map((c) => c.owner))].map((owner) => [owner, 0.28 + chance.next() * 0.24] as const),
  )
  const weighted = customers.map((c) => [c, { A: 8, B: 4, C: 2, D: 1 }[c.tier] ?? 1] as const)
  const result: DemoOpportunity[] = []
  while (result.length < count) {
    const age = Math.floor(days * chance.next() ** 1.1)
    const openedOn = addDays(today, -age)
    if (!chance.happens(season[Number(openedOn.slice(5, 7)) - 1]! / 1.5)) continue
    const customer = chance.weighted(weighted)
    if (openedOn < customer.createdOn) continue
    result.push(
      deal(chance, customer, chance.pick(products), skill.get(customer.owner)!, openedOn, today, result.length),
    )
  }
  return result
}

function deal(
  chance: Chance,
  customer: DemoCustomer,
  product: DemoCompany['products'][number],
  skill: number,
  openedOn: string,
  today: string,
  index: number,
): DemoOpportunity {
  const quantity =
    product.unit === '台'
      ? chance.integer(5, 60)
      : product.unit === '人天'
        ? chance.integer(10, 80)
        : chance.integer(1, customer.tier === 'A' ? 4 : 2)
  const amount = Math.round((Number(product.listPrice) * quantity * (0.85 + chance.next() * 0.15)) / 100) * 100
  const length = Math.max(6, Math.round(chance.normal(25 + Math.log10(amount) * 8, 18)))
  const endsOn = addDays(openedOn, length)
  const over = endsOn <= today
  const outcome = chance.weighted([
    ['won', skill],
    ['lost', 1 - skill],
    ['shelved', 0.06],
  ] as const)
  const progress = Math.min(diffDays(openedOn, today) / length, 0.99)
  const [stage, share] = path.findLast(([, from]) => progress >= from)!
  const late = !over && chance.happens(0.12)
  const now = over ? outcome : stage
  const passed = over && outcome !== 'won' ? endings[index % endings.length]! : path.length
  const stages = path
    .filter(([, from], at) => at < passed && (over || from <= share))
    .map(([name, from]) => ({ stage: name as string, on: addDays(openedOn, Math.floor(from * length)) }))
  if (over) stages.push({ stage: now, on: endsOn })
  return {
    key: `deal-${index}`,
    customer: customer.key,
    product: product.name,
    owner: customer.owner,
    amount: `${amount}.00`,
    stage: now,
    stages,
    openedOn,
    closedOn: over && outcome !== 'shelved' ? endsOn : null,
    expectedCloseOn: over
      ? addDays(endsOn, chance.integer(-12, 6))
      : late
        ? addDays(today, -chance.integer(1, 12))
        : endsOn,
    lossReason: over && outcome === 'lost' ? chance.weighted(lossReasons) : null,
    forecast: over ? null : progress > 0.8 ? 'commit' : progress > 0.5 ? 'best-case' : 'pipeline',
  }
}

/** What everybody sells at least in the last whole month, so that nobody stands at nothing when goals are looked at. */
const least = 60_000

/** Whoever sold too little in the last whole month closes another deal then, the one whose day was nearest. */
export function settleLastMonth(deals: DemoOpportunity[], today: string): void {
  const start = addMonths(startOfMonth(today), -1)
  const end = endOfMonth(start)
  const isThen = ({ closedOn }: DemoOpportunity) => closedOn !== null && closedOn >= start && closedOn <= end
  const won = Map.groupBy(
    deals.filter(({ stage }) => stage === 'won'),
    ({ owner }) => owner,
  )
  for (const [place, own] of [...won.values()].entries()) {
    const sold = own.filter(isThen).reduce((sum, { amount }) => sum + Number(amount), 0)
    if (sold >= least) continue
    const day = addDays(start, 6 + ((place * 5) % 21))
    const away = ({ closedOn }: DemoOpportunity) => Math.abs(diffDays(closedOn!, day))
    const [moved] = own
      .filter((deal) => !isThen(deal) && Number(deal.amount) >= least && deal.openedOn <= addDays(day, -10))
      .sort((a, b) => away(a) - away(b))
    if (!moved) continue
    moved.closedOn = day
    moved.stages = moved.stages.map(({ stage, on }) => ({ stage, on: on > day || stage === 'won' ? day : on }))
  }
}

const isOpen = ({ stage }: DemoOpportunity): boolean => path.some(([open]) => open === stage)

/** What customers have become through their deals. */
export function settleStatuses(customers: DemoCustomer[], deals: DemoOpportunity[], today: string): void {
  const byCustomer = Map.groupBy(deals, (d) => d.customer)
  for (const customer of customers) {
    const own = byCustomer.get(customer.key) ?? []
    const lastWin = own
      .filter((d) => d.stage === 'won')
      .map((d) => d.closedOn!)
      .sort()
      .at(-1)
    if (lastWin) customer.status = diffDays(lastWin, today) > 300 ? 'dormant' : 'active'
    else if (own.some(isOpen)) customer.status = 'developing'
  }
}

export function followUpsOf(
  chance: Chance,
  customers: DemoCustomer[],
  deals: DemoOpportunity[],
  today: string,
  count: number,
): DemoFollowUp[] {
  const owners = new Map(customers.map((c) => [c.key, c.owner]))
  const perDeal = count / deals.length
  const result: DemoFollowUp[] = []
  for (const deal of deals) {
    const last = isOpen(deal) ? today : (deal.closedOn ?? deal.stages.at(-1)!.on)
    const span = Math.max(1, diffDays(deal.openedOn, last))
    const times = Math.floor(perDeal + chance.next())
    for (let i = 0; i < times; i++) {
      const happenedOn = addDays(deal.openedOn, Math.floor(span * chance.next()))
      // Today's work is for the person who tries the product.
      if (happenedOn >= today) continue
      const kind = chance.weighted([
        ['call', 5],
        ['visit', 2],
        ['meeting', 2],
        ['message', 4],
        ['mail', 2],
      ] as const)
      const open = isOpen(deal) && diffDays(happenedOn, today) < 20
      result.push({
        customer: deal.customer,
        opportunity: chance.happens(0.75) ? deal.key : null,
        owner: owners.get(deal.customer)!,
        kind,
        content: sentence(chance, kind),
        happenedOn,
        minute: chance.integer(9 * 60, 17 * 60 + 45),
        nextOn: open ? laterDay(addDays(today, chance.integer(-2, 14)), addDays(happenedOn, 1)) : null,
      })
    }
  }
  return result.sort((a, b) => a.happenedOn.localeCompare(b.happenedOn) || a.minute - b.minute)
}

const sentence = (chance: Chance, kind: string): string =>
  chance
    .pick(said[kind]!)
    .replace('{need}', chance.pick(needs))
    .replace('{mood}', chance.pick(moods))
    .replace('{title}', chance.pick(titles)[0])
