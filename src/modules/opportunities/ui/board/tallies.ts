import { add, compare, divide, isDecimal, isZero, multiply, roundHalfUp, subtract } from '#kernel/pure/money.ts'

/** A group of closed deals as the server counts them, by status. */
export interface StatusRow {
  status: string
  count: number
  'sum:amount'?: string | undefined
  [key: string]: unknown
}

export interface Tally {
  id: string | null
  label: string
  won: number
  lost: number
  /** Exact sum of the won amounts. */
  amount: string
}

/**
 * won ÷ (won + lost), in percent with `scale` decimals, half-up. Open and shelved deals are not decided and do not count;
 * null when nothing was decided.
 */
export function winRate(won: number, lost: number, scale = 1): string | null {
  return won + lost === 0 ? null : divide(String(won * 100), String(won + lost), scale)
}

/** Won and lost per person, department or region, largest amount first. `none` names the group without one. */
export function tally(rows: readonly StatusRow[], key: string, none: string): Tally[] {
  const groups = new Map<string | null, Tally>()
  for (const row of rows) {
    const of = row[key] as { id: string; label: string } | null
    const id = of?.id ?? null
    const group = groups.get(id) ?? { id, label: of?.label ?? none, won: 0, lost: 0, amount: '0' }
    if (row.status === 'won') {
      group.won += row.count
      group.amount = add(group.amount, row['sum:amount'] ?? '0')
    } else if (row.status === 'lost') group.lost += row.count
    groups.set(id, group)
  }
  return [...groups.values()].sort((a, b) => compare(b.amount, a.amount) || b.won - a.won)
}

/** An average or median of the server, rounded half-up for reading; null when there was nothing to average. */
export function rounded(value: unknown, scale: number): string | null {
  return isDecimal(value) ? roundHalfUp(value, scale) : null
}

/** Change against before in percent, one decimal; null when there was nothing before. */
export function changeInPercent(now: string | null, before: string | null): string | null {
  if (now === null || before === null || isZero(before)) return null
  return divide(multiply(subtract(now, before), '100'), before, 1)
}
