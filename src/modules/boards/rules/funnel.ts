/** The sales funnel: how many deals entered each stage, how many went on, and what a better rate would bring. */
import { Decimal } from '#kernel/pure/decimal.ts'

export interface FunnelStage {
  key: string
  label: string
  /** How often deals entered it within the period. */
  entered: number
  /** Part of those that left it forwards or lost that went forwards; null while none did. */
  conversion: number | null
  /** The same of the period before and of last year. */
  previous: number | null
  lastYear: number | null
  /** Deals lost here. */
  lost: number
  /** Median days until deals left it. */
  days: number | null
}

/** a / b with four decimals; null when there is nothing to divide by. */
export function rate(a: number, b: number): number | null {
  return b > 0 ? new Decimal(a).div(b).toDecimalPlaces(4).toNumber() : null
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
 * What would be won if a stage had the rate `to`, all other rates staying: what comes through is the product of all rates,
 * so it grows by the factor of the one that changed.
 */
export function whatIf(stage: Pick<FunnelStage, 'conversion'>, won: number, to: number): WhatIf | null {
  const { conversion } = stage
  if (conversion === null) return null
  const wonThen = conversion > 0 ? new Decimal(won).times(to).div(conversion).toDecimalPlaces(0).toNumber() : null
  return { ...rateChange(conversion, to), won, wonThen }
}

/** The stage that loses the largest part of what leaves it; null when none has a rate. */
export function weakestStage<S extends Pick<FunnelStage, 'conversion'>>(stages: readonly S[]): S | null {
  const rated = stages.filter(({ conversion }) => conversion !== null)
  return rated.reduce<S | null>(
    (worst, stage) => (worst === null || stage.conversion! < worst.conversion! ? stage : worst),
    null,
  )
}
