import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { parseFormula } from '#kernel/metrics/rules/formula.ts'
import { useLabel } from '#kernel/ui/text.ts'
import { formulaParts } from '../../rules/formula-words.ts'

/** A formula with the names of its metrics; each leads to its definition. Without links it is plain text. */
export function FormulaWords(props: {
  formula: string
  find: (key: string) => MetricMeta | undefined
  linked?: boolean
}) {
  const { formula, find, linked = true } = props
  const label = useLabel()
  const parsed = parseFormula(formula)
  if (typeof parsed === 'string') return <code>{formula}</code>
  return (
    <span className="zy-metric-formula">
      {formulaParts(parsed).map((part, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
        if ('text' in part) return <Fragment key={at}>{part.text}</Fragment>
        const metric = find(part.metric)
        const name = metric ? label(metric.label) : part.metric
        return metric && linked ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <Link key={at} to={`/metric-library/${part.metric}` as string}>
            {name}
          </Link>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <b key={at}>{name}</b>
        )
      })}
    </span>
  )
}
