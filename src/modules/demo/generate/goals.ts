import type { Period } from '#modules/goals'
import type { Chance } from './random.ts'
import type { DemoCompany, DemoGoal } from './types.ts'

/** The running fiscal year as goals name it. */
export interface DemoYear {
  year: Period
  quarters: Period[]
  months: Period[]
}

/** Parts of the year's business in January to December. */
const season = [0.6, 0.5, 1.1, 1, 1, 1.3, 0.9, 0.9, 1.2, 0.9, 1.1, 1.5]
const seasonOf = (month: Period): number => season[Number(month.startsOn.slice(5, 7)) - 1]!
const within = (day: string, { startsOn, endsOn }: Period): boolean => day >= startsOn && day <= endsOn
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Whose goal it is, with its target in every month of the year. */
interface Plan {
  key: string
  subject: DemoGoal['subject']
  owner: string
  department: string | null
  parent: string | null
  months: number[]
}

/**
 * Targets of the running year from the top down. They follow from what people sold, so that some are ahead, most on their way and
 * a few late; people's add up to departments' and these to the company's.
 */
export function goalsOf(chance: Chance, company: DemoCompany, year: DemoYear, today: string): DemoGoal[] {
  return [...amountGoals(chance, company, year, today), ...customerGoals(chance, company, year, today)]
}

function amountGoals(chance: Chance, company: DemoCompany, year: DemoYear, today: string): DemoGoal[] {
  const reps = company.people.filter((p) => p.role === 'sales-rep')
  const deals = Map.groupBy(
    company.opportunities.filter((d) => d.stage === 'won'),
    (d) => d.owner,
  )
  const soldIn = (owner: string, month: Period): number =>
    sum((deals.get(owner) ?? []).filter((d) => within(d.closedOn!, month)).map((d) => Number(d.amount)))
  const over = year.months.filter((m) => m.endsOn < today)
  const usual = (owner: string): number =>
    over.length > 0
      ? sum(over.map((m) => soldIn(owner, m))) / sum(over.map(seasonOf))
      : sum((deals.get(owner) ?? []).map((d) => Number(d.amount))) / 15
  const last = over.at(-1)
  const weakest = last && reps.toSorted((a, b) => soldIn(a.key, last) - soldIn(b.key, last)).slice(0, 2)
  const people = reps.map((rep): Plan => {
    const ordinary = usual(rep.key)
    const months = year.months.map((month) => {
      const expected = ordinary * seasonOf(month)
      const wish = expected * (0.95 + chance.next() * 0.2)
      const share = 0.84 + chance.next() * 0.46
      if (month.endsOn >= today) return rounded(wish)
      const sold = soldIn(rep.key, month)
      if (month === last) return rounded(weakest!.includes(rep) ? Math.max(expected, sold / 0.6) : sold / share)
      return rounded(sold === 0 ? expected / 3 : 0.85 * (sold / share) + 0.1 * expected)
    })
    return {
      key: rep.key,
      subject: 'person',
      owner: rep.key,
      department: rep.department,
      parent: rep.department,
      months,
    }
  })
  const departments = departmentPlans(company, (department) =>
    addUp(people.filter((p) => p.department === department).map((p) => p.months)),
  )
  const all = [companyPlan(departments), ...departments, ...people]
  return all.flatMap((plan) => spread('won-amount', plan, year, { grades: plan.subject !== 'person', months: true }))
}

function customerGoals(chance: Chance, company: DemoCompany, year: DemoYear, today: string): DemoGoal[] {
  const departments = departmentPlans(company, (_, region) => {
    const made = company.customers.filter((c) => c.region === region)
    const ended = year.months.filter((m) => m.endsOn < today)
    const won = ended.map((m) => made.filter((c) => within(c.createdOn, m)).length)
    const usual = Math.max(1, Math.round(sum(won) / Math.max(1, ended.length)))
    return year.months.map((_month, i) => Math.max(1, Math.round((won[i] ?? usual) * (0.75 + chance.next() * 0.4))))
  })
  return [companyPlan(departments), ...departments].flatMap((plan) =>
    spread('new-customers', plan, year, { grades: false, months: plan.subject === 'company' }),
  )
}

function departmentPlans(company: DemoCompany, months: (department: string, region: string) => number[]): Plan[] {
  return company.people
    .filter((p) => p.role === 'department-manager')
    .map(({ key, department, region }) => ({
      key: department,
      subject: 'department',
      owner: key,
      department,
      parent: 'company',
      months: months(department, region!),
    }))
}

const companyPlan = (departments: Plan[]): Plan => ({
  key: 'company',
  subject: 'company',
  owner: 'gm',
  department: null,
  parent: null,
  months: addUp(departments.map((d) => d.months)),
})

const addUp = (lists: number[][]): number[] => (lists[0] ?? []).map((_, i) => sum(lists.map((list) => list[i]!)))

/** Nobody sets targets to the yuan. */
const rounded = (value: number): number => Math.max(50_000, Math.round(value / 10_000) * 10_000)

/** The year's goal, and below it its quarters and months; both ways add up to the year. */
function spread(
  metric: DemoGoal['metric'],
  plan: Plan,
  { year, quarters, months }: DemoYear,
  wanted: { grades: boolean; months: boolean },
): DemoGoal[] {
  const key = (period: string) => `goal ${metric} ${plan.key} ${period}`
  const top = key(year.period)
  const goalIn = (period: Period, parent: string | null): DemoGoal => {
    const target = sum(plan.months.filter((_, i) => within(months[i]!.startsOn, period)))
    const grade = (factor: number) => (wanted.grades ? String(Math.round((target * factor) / 10_000) * 10_000) : null)
    return {
      key: key(period.period),
      metric,
      target: String(target),
      stretch: grade(1.1),
      challenge: grade(1.25),
      period: period.period,
      subject: plan.subject,
      owner: plan.owner,
      department: plan.department,
      parent,
    }
  }
  return [
    goalIn(year, plan.parent && `goal ${metric} ${plan.parent} ${year.period}`),
    ...quarters.map((period) => goalIn(period, top)),
    ...(wanted.months ? months.map((period) => goalIn(period, top)) : []),
  ]
}
