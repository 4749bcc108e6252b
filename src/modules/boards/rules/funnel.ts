/** The sales funnel: how many deals reached each stage, how many went on, and what a better rate would bring. */
import { Decimal } from '#kernel/pure/decimal.ts'

export interface FunnelStage {
  key: string
  label: string
  /** Deals that stand in this stage. */
  standing: number
  /** Sum of their amounts. */
  amount: number
}

export interface FunnelStep extends FunnelStage {
  /** Deals that came at least this far: those who stand here or further. */
  reached: number
  /** Part of those of the stage before that came here, as a fraction with four decimals; null for the first. */
  conversion: number | null
  /** Part of all deals that came here. */
  ofAll: number | null
  /** Deals that stopped between the stage before and this one. */
  dropped: number
}

/** a / b with four decimals; null when there is nothing to divide by. */
export function rate(a: number, b: number): number | null {
  return b > 0 ? new Decimal(a).div(b).toDecimalPlaces(4).toNumber() : null
}

/**
 * From where deals stand to how far they came. A deal passes the stages in their order, so whoever stands in a stage
 * reached all before it. `stages` ends with the won ones; deals that were lost are counted by `lost`: they reached the
 * first stage, and where they stopped is not known from where they stand.
 */
export function funnelSteps(stages: readonly FunnelStage[], lost = 0): FunnelStep[] {
  let further = 0
  const reached: number[] = []
  for (let at = stages.length - 1; at >= 0; at -= 1) {
    further += stages[at]!.standing
    reached[at] = further
  }
  if (reached.length > 0) reached[0] = reached[0]! + lost
  return stages.map((stage, at) => {
    const before = at > 0 ? reached[at - 1]! : null
    return {
      ...stage,
      reached: reached[at]!,
      conversion: before === null ? null : rate(reached[at]!, before),
      ofAll: rate(reached[at]!, reached[0]!),
      dropped: before === null ? 0 : before - reached[at]!,
    }
  })
}

export interface RateChange {
  /** Percentage points, one decimal: 42 % -> 65 % is 23. */
  points: number
  /** Times as many, three decimals: 1.548. */
  factor: number | null
}

/** A conversion that is raised from one rate to another; the deals behind it grow by the same factor. */
export function rateChange(from: number, to: number): RateChange {
  return {
    points: new Decimal(to).minus(from).times(100).toDecimalPlaces(1).toNumber(),
    factor: from > 0 ? new Decimal(to).div(from).toDecimalPlaces(3).toNumber() : null,
  }
}

export interface WhatIf extends RateChange {
  /** Deals that would come through to the end instead of `won`; whole deals, half up. */
  won: number
  wonThen: number | null
}

/**
 * What the end of the funnel would be if the step into `at` had the rate `to`, all other rates staying: the number at
 * the end is the product of all rates, so it grows by the factor of the one that changed.
 */
export function whatIf(steps: readonly FunnelStep[], at: number, to: number): WhatIf | null {
  const step = steps[at]
  const last = steps.at(-1)
  if (!step || !last || step.conversion === null) return null
  const raised = rateChange(step.conversion, to)
  const wonThen =
    step.conversion > 0 ? new Decimal(last.reached).times(to).div(step.conversion).toDecimalPlaces(0).toNumber() : null
  return { ...raised, won: last.reached, wonThen }
}

/**
 * The step that loses most of what came to it; null when there is none with a rate. With lost deals the first step is left
 * out: all of them are counted at the mouth, so its rate says more of what was not recorded than of the step.
 */
export function weakestStep(steps: readonly FunnelStep[], lost = 0): FunnelStep | null {
  const rated = steps.filter((step, at) => step.conversion !== null && (at > 1 || lost === 0))
  return rated.reduce<FunnelStep | null>(
    (worst, step) => (worst === null || step.conversion! < worst.conversion! ? step : worst),
    null,
  )
}
