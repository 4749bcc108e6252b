import { describe, expect, it } from 'vitest'
import { periodOn, periodsWithin } from '#modules/goals'
import { generateCompany } from './company.ts'
import { goalsOf } from './goals.ts'
import { chance } from './random.ts'

const today = '2026-11-18'
const company = generateCompany(today)
const year = periodOn(today, 'year')
const goals = goalsOf(
  chance(1),
  company,
  {
    year,
    quarters: periodsWithin(year.startsOn, year.endsOn, 'quarter'),
    months: periodsWithin(year.startsOn, year.endsOn, 'month'),
  },
  today,
)
const total = (list: typeof goals) => list.reduce((sum, goal) => sum + Number(goal.target), 0)

describe('goals of the demo company', () => {
  it('add up: months and quarters to the year, people to departments, departments to the company', () => {
    for (const top of goals.filter((goal) => goal.period === year.period)) {
      const parts = goals.filter((goal) => goal.parent === top.key)
      const groups = Map.groupBy(parts, (g) =>
        g.period === year.period ? g.subject : g.period.includes('Q') ? 'q' : 'm',
      )
      for (const [kind, group] of groups)
        expect([top.key, kind, total(group)]).toEqual([top.key, kind, Number(top.target)])
      expect(groups.size, top.key).toBeGreaterThan(0)
    }
  })

  it('name each parent, and no goal twice', () => {
    const keys = new Set(goals.map((goal) => goal.key))
    expect(keys.size).toBe(goals.length)
    for (const { parent } of goals) if (parent !== null) expect(keys.has(parent), parent).toBe(true)
  })

  it.each(['2026-02-03', '2026-05-31', '2026-11-18', '2026-11-22', '2027-08-01'])(
    'leave two people behind in the month before %s, both with something sold',
    (day) => {
      const made = generateCompany(day)
      const span = periodOn(day, 'year')
      const months = periodsWithin(span.startsOn, span.endsOn, 'month')
      const quarters = periodsWithin(span.startsOn, span.endsOn, 'quarter')
      const last = months.findLast(({ endsOn }) => endsOn < day)!
      const completions = goalsOf(chance(1), made, { year: span, quarters, months }, day)
        .filter((g) => g.metric === 'won-amount' && g.subject === 'person' && g.period === last.period)
        .map((goal) => {
          const won = made.opportunities.filter(
            (d) =>
              d.owner === goal.owner && d.stage === 'won' && d.closedOn! >= last.startsOn && d.closedOn! <= last.endsOn,
          )
          return won.reduce((sum, d) => sum + Number(d.amount), 0) / Number(goal.target)
        })
      expect(Math.min(...completions)).toBeGreaterThan(0)
      expect(completions.filter((completion) => completion < 0.7)).toHaveLength(2)
    },
  )

  it('have grades in order and targets above zero', () => {
    for (const { target, stretch, challenge } of goals) {
      expect(Number(target)).toBeGreaterThan(0)
      if (stretch) expect(Number(stretch)).toBeGreaterThanOrEqual(Number(target))
      if (challenge) expect(Number(challenge)).toBeGreaterThanOrEqual(Number(stretch))
    }
  })

  it('are about half reached where the month is over', () => {
    const months = periodsWithin(year.startsOn, '2026-10-31', 'month')
    const reached = months.filter((month) => {
      const sold = company.opportunities.filter(
        (deal) => deal.stage === 'won' && deal.closedOn! >= month.startsOn && deal.closedOn! <= month.endsOn,
      )
      const target = goals.find((goal) => goal.key === `goal won-amount company ${month.period}`)!.target
      return sold.reduce((sum, deal) => sum + Number(deal.amount), 0) >= Number(target)
    })
    expect(reached.length).toBeGreaterThan(2)
    expect(reached.length).toBeLessThan(months.length)
  })
})
