import { useMemo } from 'react'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { BarList, type BarRow } from '#kernel/ui/charts/BarList.tsx'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { DrillLink } from '#kernel/ui/charts/Drill.tsx'
import { donutOption } from '#kernel/ui/charts/donutOption.ts'
import { formatPercent } from '#kernel/ui/format.ts'
import { inSentence, useLanguage, useText } from '#kernel/ui/text.ts'
import { total } from '../../rules/change.ts'
import { shares, topAndOthers } from '../../rules/parts.ts'
import { useFigureWords } from '../figureWords.ts'
import { boardTexts, byKey } from '../text.ts'
import { CardFrame } from './CardFrame.tsx'
import { type CardProps, metricOf, partsOf, rowsOf, useBoardFrame } from './card.context.ts'
import { cardTexts } from './texts.ts'

/** A ring of more than five slices cannot be read. */
const mostSlices = 4
const usualBars = 8

/** Parts of a whole, with their shares; they are exactly 100 % together. */
export function ShareCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const b = useText(boardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const { catalogue, explore, plain } = useBoardFrame()
  const by = card.by as Dimension
  const metric = metricOf(catalogue, card.metrics[0])
  const unit = metric?.unit ?? 'number'
  const isRing = card.look !== 'bars'
  const none = b('none')
  const rows = useMemo(() => {
    const parts = partsOf(rowsOf(answers, 'now'), by, none).filter(({ value }) => value !== null && value !== 0)
    const top = isRing ? Math.min(card.top ?? mostSlices, mostSlices) : (card.top ?? usualBars)
    const { shown, others } = topAndOthers(parts, top)
    const all = [
      ...shown.map((part) => ({ ...part, rest: false })),
      ...(others ? [{ id: 'others', label: b('others', { n: others.count }), value: others.value, rest: true }] : []),
    ]
    const of = shares(all.map(({ value }) => value))
    return all.map((row, at) => ({ ...row, value: row.value ?? 0, share: of[at] ?? null }))
  }, [answers, by, none, isRing, card.top, b])
  const whole = total(rows.map(({ value }) => value))
  const option = useMemo(
    () =>
      donutOption(
        rows.map(({ label, value, share, rest }) => ({
          name: label,
          value,
          text: `${words.figure(value, unit)} · ${formatPercent(share, 1)}`,
          rest,
        })),
        { figure: words.figure(whole, unit), name: b('whole') },
      ),
    [rows, whole, words, unit, b],
  )
  if (!metric) return null
  const to = (row: (typeof rows)[number]) =>
    row.rest ? explore(metric.key, { by }) : explore(metric.key, { steps: [[by, row.id, row.label]] })
  const title = b('metricBy', { metric: metric.label[language], by: inSentence(b(byKey(by))) })
  const table = {
    columns: [
      { label: b(byKey(by)) },
      { label: metric.label[language], numeric: true },
      { label: t('share'), numeric: true },
    ],
    rows: rows.map((row) => [
      { text: row.label, ...(!plain && { to: to(row) }) },
      { text: words.figure(row.value, unit), exact: row.value },
      { text: formatPercent(row.share, 1), exact: row.share ?? '' },
    ]),
  }
  const longest = Math.max(...rows.map(({ value }) => value), 0) || 1
  return (
    <CardFrame card={card} title={title} help={metric.about[language]} table={table}>
      {isRing ? (
        <div className="zy-ring">
          <Chart
            label={`${title}: ${rows.map((row) => `${row.label} ${formatPercent(row.share, 1)}`).join(', ')}`}
            option={option}
            height="100%"
          />
          <ul>
            {rows.map((row, at) => (
              <li key={row.id ?? 'none'}>
                <i data-colour={row.rest ? 'rest' : (at % 5) + 1} aria-hidden="true" />
                {plain ? <span>{row.label}</span> : <DrillLink to={to(row)}>{row.label}</DrillLink>}
                <b>{formatPercent(row.share, 1)}</b>
                <small>{words.figure(row.value, unit)}</small>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <BarList
          columns={[metric.label[language], t('share')]}
          rows={rows.map(
            (row): BarRow => ({
              key: row.id ?? 'none',
              label: row.label,
              share: row.rest ? null : row.value / longest,
              figures: [words.figure(row.value, unit), formatPercent(row.share, 1)],
              to: to(row),
            }),
          )}
        />
      )}
    </CardFrame>
  )
}
