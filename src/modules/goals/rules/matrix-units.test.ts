import { expect, it } from 'vitest'
import { type Unit, unitsToSplitTo } from './matrix-units.ts'

const unit = (id: string, parent: string | null, more: Partial<Unit> = {}): Unit => ({
  id,
  parent,
  sells: false,
  hasPart: false,
  ...more,
})
const ids = (units: Unit[], parent: string | null = null) => unitsToSplitTo(units, parent).map(({ id }) => id)

const company = [
  unit('company', null),
  unit('sales', 'company', { sells: true }),
  unit('east', 'sales', { sells: true }),
  unit('west', 'sales', { sells: true }),
  unit('finance', 'company'),
]

it('splits to what is directly below', () => {
  expect(ids(company, 'sales')).toEqual(['east', 'west'])
  expect(ids([unit('a', null), unit('b', null)])).toEqual(['a', 'b'])
})

it('looks below the one unit that is the company, at those who sell', () => {
  expect(ids(company)).toEqual(['sales'])
  expect(ids([unit('company', null), unit('a', 'company'), unit('b', 'company')])).toEqual(['a', 'b'])
  expect(ids([unit('company', null)])).toEqual(['company'])
})

it('shows units that have a part, and not those above them', () => {
  const split = company.map((u) => (u.id === 'east' ? { ...u, hasPart: true } : u))
  expect(ids(split)).toEqual(['east'])
  const top = company.map((u) => (u.id === 'company' ? { ...u, hasPart: true } : u))
  expect(ids(top)).toEqual(['company'])
})
