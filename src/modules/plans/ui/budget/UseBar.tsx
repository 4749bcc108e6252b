import { formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { budgetTexts } from './text.ts'

interface UseBarProps {
  spent: string | null
  committed: string | null
  elapsed: string
  /** Percentages at which it warns. */
  marks?: number[]
  level?: number
}

/** Spent, then promised, of the whole; a line stands where the time is. */
export function UseBar({ spent, committed, elapsed, marks = [], level = 0 }: UseBarProps) {
  const t = useText(budgetTexts)
  const used = Math.max(Number(spent ?? 0), 0)
  const promised = Number(committed ?? 0)
  // An overrun is drawn to its full length; the mark of 100 % then stands within the bar.
  const scale = 100 / Math.max(100, used + promised)
  const words = t('barLabel', {
    spent: formatPercent(spent ?? '0'),
    committed: formatPercent(committed ?? '0'),
    elapsed: formatPercent(elapsed),
  })
  return (
    <div className="zy-budget-bar" role="img" aria-label={words} title={words} data-level={level}>
      <i data-part="spent" style={{ inlineSize: `${used * scale}%` }} />
      <i data-part="committed" style={{ inlineSize: `${promised * scale}%` }} />
      {[...marks, ...(scale < 1 ? [100] : [])].map((mark) => (
        <span key={mark} style={{ insetInlineStart: `${mark * scale}%` }} />
      ))}
      <b style={{ insetInlineStart: `${Number(elapsed) * scale}%` }} />
    </div>
  )
}
