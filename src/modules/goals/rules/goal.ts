import type { WriteSource } from '#kernel/entity/define.ts'
import { Decimal, decimal } from '#kernel/pure/decimal.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import type { Subject } from './cascade.ts'

interface GoalValues {
  state: string | null
  subject: string | null
}

interface Input {
  before: GoalValues | null
  after: GoalValues
  changed: ReadonlySet<string>
  source: WriteSource
}

/** What was agreed when a goal was published: it changes by an approved adjustment only. */
const agreed = [
  'metric',
  'period',
  'target',
  'stretch',
  'challenge',
  'baseValue',
  'subject',
  'productLine',
  'segment',
  'region',
  'weight',
]

/** A published goal is a promise: its figures change by adjustment, its owner by transfer. */
export function checkGoal({ before, changed }: Input): Violation[] {
  if (before?.state !== 'published' || changed.has('adjustment')) return []
  const fields = before.subject === 'department' ? [...agreed, 'department'] : agreed
  return fields.filter((name) => changed.has(name)).map((name) => violation('goal.published', name))
}

export interface Given {
  subject?: string | null
  owner?: string | null
  department?: string | null
  region?: string | null
  productLine?: string | null
}

/** Whose goal it is when nobody said so: the person's, else the narrowest of what is given, else the company's. */
export function subjectOf(given: Given): Subject {
  if (given.subject) return given.subject as Subject
  if (given.owner) return 'person'
  if (given.productLine) return 'product-line'
  if (given.region) return 'region'
  return given.department ? 'department' : 'company'
}

/** The field that must say whose goal it is. */
export const subjectField: Record<Subject, string | null> = {
  company: null,
  department: 'department',
  region: 'region',
  'product-line': 'productLine',
  person: 'owner',
}

export interface Figures {
  target: string | null
  baseValue: string | null
  stretch: string | null
  challenge: string | null
}

/** Figures that cannot be: a ratio above 1, negative amounts, grades in the wrong order. */
export function checkFigures(figures: Figures, unit: string, direction: 'up' | 'down'): Violation[] {
  const found: Violation[] = []
  for (const name of ['target', 'baseValue', 'stretch', 'challenge'] as const) {
    const value = figures[name]
    if (value === null || value === undefined) continue
    if (unit === 'ratio' && (decimal(value).gt(1) || decimal(value).lt(0)))
      found.push(
        violation('goal.ratio-range', name, { percent: new Decimal(value).times(100).toDecimalPlaces(2).toFixed() }),
      )
    else if (unit !== 'number' && decimal(value).lt(0)) found.push(violation('goal.negative', name))
  }
  const beyond = (value: string, mark: string) =>
    direction === 'up' ? decimal(value).gte(mark) : decimal(value).lte(mark)
  const { target, stretch, challenge } = figures
  if (stretch && target && !beyond(stretch, target)) found.push(violation('goal.stretch-below-target', 'stretch'))
  const under = stretch ?? target
  if (challenge && under && !beyond(challenge, under))
    found.push(violation('goal.challenge-below-stretch', 'challenge'))
  return found
}

export interface Linked {
  id: string
  metric: string | null
  unit: string | null
  startsOn: string | null
  endsOn: string | null
}

/** A child counts the same thing in the same unit within the time of its parent; amounts may be in currencies of their own. */
export function checkParent(child: Linked, parent: Linked): Violation[] {
  if (child.id === parent.id) return [violation('tree.circle', 'parent')]
  if (child.unit !== parent.unit)
    return [violation('goal.parent-unit', 'parent', { own: child.unit, parent: parent.unit })]
  if (child.metric !== parent.metric) return [violation('goal.parent-metric', 'parent')]
  const inside =
    child.startsOn !== null &&
    child.endsOn !== null &&
    parent.startsOn !== null &&
    parent.endsOn !== null &&
    // The weeks of a month and of a year reach over its edges.
    child.startsOn <= parent.endsOn &&
    child.startsOn >= parent.startsOn
  return inside ? [] : [violation('goal.parent-period', 'parent')]
}
