import type { Day } from '#kernel/pure/dates.ts'
import { Decimal, decimal, isDecimal } from '#kernel/pure/decimal.ts'

export type SmartLetter = 'specific' | 'measurable' | 'achievable' | 'relevant' | 'time-bound'

export interface SmartFault {
  letter: SmartLetter
  /** Code of the message and of its example. */
  code: string
  params: Record<string, string | number>
  /** Impossible, not only unwise: such a goal is not taken. */
  impossible: boolean
}

export interface SmartInput {
  metric: string | null
  unit: 'money' | 'count' | 'ratio' | 'days' | 'number' | null
  direction: 'up' | 'down'
  /** Whose goal it is, in words; empty when it says nothing. */
  subject: string | null
  isCompany: boolean
  target: string | null
  baseValue: string | null
  startsOn: Day | null
  endsOn: Day | null
  today: Day
  hasParent: boolean
  /** What came out in the same period a year earlier, and the best of the last three; null = not known. */
  lastYear: string | null
  best: string | null
  /** People who carry it and the best that one person ever did in such a period. */
  people: number | null
  bestPerPerson: string | null
}

/** Above this growth against the year before a goal needs a reason, percent. */
export const boldGrowth = 50
/** Above this it needs another look at the figure itself, percent. */
export const wildGrowth = 200

/**
 * What a goal lacks to be specific, measurable, achievable, relevant and time-bound. A figure that cannot be is not also
 * compared with what was: that would speak of another figure than the one that is meant.
 */
export function smartFaults(goal: SmartInput): SmartFault[] {
  const figure = measurable(goal)
  const reach = figure.some((fault) => fault.impossible) ? [] : achievable(goal)
  return [...specific(goal), ...figure, ...reach, ...relevant(goal), ...timeBound(goal)]
}

const fault = (
  letter: SmartLetter,
  code: string,
  params: SmartFault['params'] = {},
  impossible = false,
): SmartFault => ({ letter, code: `smart.${code}`, params, impossible })

function specific(goal: SmartInput): SmartFault[] {
  const faults: SmartFault[] = []
  if (!goal.metric) faults.push(fault('specific', 'no-metric'))
  if (!goal.isCompany && !goal.subject) faults.push(fault('specific', 'no-subject'))
  return faults
}

function measurable({ target, unit, baseValue, direction }: SmartInput): SmartFault[] {
  if (!target || !isDecimal(target)) return [fault('measurable', 'no-number')]
  const figure = decimal(target)
  if (unit === 'ratio' && (figure.gt(1) || figure.lt(0)))
    return [fault('measurable', 'ratio-range', { percent: figure.times(100).toDecimalPlaces(2).toFixed() }, true)]
  if (unit !== 'number' && unit !== null && figure.lt(0)) return [fault('measurable', 'negative', {}, true)]
  if (baseValue && (direction === 'up' ? figure.lt(baseValue) : figure.gt(baseValue)))
    return [fault('measurable', 'wrong-way', { base: baseValue })]
  return figure.isZero() && direction === 'up' ? [fault('measurable', 'zero')] : []
}

function achievable(goal: SmartInput): SmartFault[] {
  const { target, lastYear, best, people, bestPerPerson, direction } = goal
  if (!target || !isDecimal(target) || direction === 'down') return []
  const faults: SmartFault[] = []
  const growth = growthOf(target, lastYear)
  if (growth !== null && growth > wildGrowth) faults.push(fault('achievable', 'wild-growth', { growth }))
  else if (growth !== null && growth > boldGrowth) faults.push(fault('achievable', 'bold-growth', { growth }))
  else if (growth !== null && growth < 0) faults.push(fault('achievable', 'below-last-year', { drop: -growth }))
  if (growth === null && best !== null && decimal(best).gt(0) && decimal(target).gt(decimal(best).times(2)))
    faults.push(fault('achievable', 'above-best', { times: decimal(target).div(best).toFixed(1) }))
  if (people && bestPerPerson && decimal(bestPerPerson).gt(0)) {
    const perPerson = decimal(target).div(people)
    if (perPerson.gt(decimal(bestPerPerson)))
      faults.push(fault('achievable', 'capacity', { people, times: perPerson.div(bestPerPerson).toFixed(1) }))
  }
  return faults
}

/** Growth in whole percent; null without a year before. */
function growthOf(target: string, lastYear: string | null): number | null {
  if (lastYear === null || new Decimal(lastYear).lte(0)) return null
  return decimal(target).div(lastYear).minus(1).times(100).round().toNumber()
}

const relevant = (goal: SmartInput): SmartFault[] =>
  goal.hasParent || goal.isCompany ? [] : [fault('relevant', 'no-parent')]

function timeBound({ startsOn, endsOn, today }: SmartInput): SmartFault[] {
  if (!startsOn || !endsOn) return [fault('time-bound', 'no-period')]
  return endsOn < today ? [fault('time-bound', 'over', { endsOn })] : []
}
