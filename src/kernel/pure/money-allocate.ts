import { decimal, decimalPlaces } from './decimal.ts'

/**
 * Splits a total over lines in proportion to their weights so that the parts add up to the total exactly: largest remainder
 * (Hamilton) method, equal remainders go to the earlier line. 100.00 over three equal lines is 33.34, 33.33, 33.33.
 * All weights zero means equal shares.
 * @param weights decimal strings, none below zero
 * @throws RangeError without weights, with a negative weight, or when the total has more decimals than `scale`
 */
export function allocate(total: string, weights: readonly string[], scale = 2): string[] {
  if (weights.length === 0) throw new RangeError('Nothing to allocate an amount to')
  const units = toUnits(total, scale)
  const given = toWhole(weights)
  const weightSum = given.reduce((sum, weight) => sum + weight, 0n)
  const shares = weightSum === 0n ? given.map(() => 1n) : given
  const whole = weightSum === 0n ? BigInt(given.length) : weightSum

  // The sign is put aside: a credit note is then split exactly like its invoice.
  const size = units < 0n ? -units : units
  const parts = shares.map((share) => (size * share) / whole)
  const order = shares
    .map((share, index) => ({ index, remainder: (size * share) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  const missing = Number(size - parts.reduce((sum, part) => sum + part, 0n))
  for (const { index } of order.slice(0, missing)) parts[index] = (parts[index] ?? 0n) + 1n
  return parts.map((part) => fromUnits(units < 0n ? -part : part, scale))
}

function toUnits(amount: string, scale: number): bigint {
  const value = decimal(amount).times(`1e${scale}`)
  if (!value.isInteger()) throw new RangeError(`${amount} has more than ${scale} decimals`)
  return BigInt(value.toFixed(0))
}

/** Weights as whole numbers in the same proportion. */
function toWhole(weights: readonly string[]): bigint[] {
  const scale = Math.max(...weights.map(decimalPlaces))
  return weights.map((weight) => {
    const units = toUnits(weight, scale)
    if (units < 0n) throw new RangeError(`Negative weight: ${weight}`)
    return units
  })
}

function fromUnits(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return units < 0n ? `-${text}` : text
}
