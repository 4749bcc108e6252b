import type { ChartTable } from '#kernel/ui/charts/chart.types.ts'
import type { Drill } from '#kernel/ui/charts/Drill.tsx'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import type { Translate } from '#kernel/ui/text.ts'
import { type Tally, winRate } from './tallies.ts'
import type { boardTexts } from './text.ts'

/** Tallies as a table: who, won, lost, win rate, amount. */
export function tallyTable(
  t: Translate<typeof boardTexts>,
  who: string,
  tallies: readonly Tally[],
  amount: (value: string | null) => string,
  to: (each: Tally) => Drill,
): ChartTable {
  const numeric = true
  return {
    columns: [
      { label: who },
      { label: t('wonCount'), numeric },
      { label: t('lost'), numeric },
      { label: t('winRate'), numeric },
      { label: t('wonAmount'), numeric },
    ],
    rows: tallies.map((each) => {
      const rate = winRate(each.won, each.lost)
      return [
        { text: each.label, to: to(each) },
        { text: formatNumber(each.won), exact: each.won },
        { text: formatNumber(each.lost), exact: each.lost },
        { text: formatPercent(rate, 1), exact: rate ?? '' },
        { text: amount(each.amount), exact: each.amount },
      ]
    }),
  }
}
