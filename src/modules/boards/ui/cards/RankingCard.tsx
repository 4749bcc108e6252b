import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { BarList, type BarRow } from '#kernel/ui/charts/BarList.tsx'
import type { ChartTable } from '#kernel/ui/charts/chart.types.ts'
import { formatPercent } from '#kernel/ui/format.ts'
import { inSentence, useLanguage, useText } from '#kernel/ui/text.ts'
import { largestFirst, ranks, shares, topAndOthers } from '../../rules/parts.ts'
import { useFigureWords } from '../figureWords.ts'
import { boardTexts, byKey } from '../text.ts'
import { CardFrame } from './CardFrame.tsx'
import { type CardProps, metricOf, partsOf, rowsOf, useBoardFrame } from './card.context.ts'
import { cardTexts } from './texts.ts'

const usualTop = 8

/** Who comes first, with shares that add up, and how places moved. Equal figures share a place. */
export function RankingCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const b = useText(boardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const { catalogue, explore } = useBoardFrame()
  const by = card.by as Dimension
  const metrics = card.metrics.flatMap((key) => metricOf(catalogue, key) ?? [])
  const [metric, ...further] = metrics
  if (!metric) return null
  const all = largestFirst(partsOf(rowsOf(answers, `now:${metric.key}`), by, b('none'))).filter(
    ({ value }) => value !== null && (value !== 0 || !metric.additive),
  )
  const sorted = metric.direction === 'down' ? [...all].reverse() : all
  const places = ranks(sorted.map(({ value }) => (metric.direction === 'down' ? -(value ?? 0) : value)))
  const part = metric.additive ? shares(sorted.map(({ value }) => value)) : sorted.map(() => null)
  const compare = card.compare === 'previous' || card.compare === 'last-year' ? card.compare : undefined
  const before = compare ? largestFirst(partsOf(rowsOf(answers, compare), by, b('none'))) : []
  const placesBefore = new Map(before.map(({ id }, at) => [id, ranks(before.map(({ value }) => value))[at]]))
  const top = card.top ?? usualTop
  const { shown, others } = metric.additive ? topAndOthers(sorted, top) : { shown: sorted.slice(0, top), others: null }
  const longest = Math.max(...sorted.map(({ value }) => value ?? 0), 0) || 1
  const shareOf = (at: number) => (part[at] === null || part[at] === undefined ? '' : formatPercent(part[at], 1))
  const extra = (key: string, id: string | null) =>
    rowsOf(answers, `now:${key}`).find((row) => (row[by]?.id ?? null) === id)?.value ?? null
  const hasShares = part.some((each) => each !== null)
  const columns = [
    metric.label[language],
    ...(hasShares ? [t('share')] : []),
    ...further.map((each) => each.label[language]),
  ]
  const rows: BarRow[] = shown.map(({ id, label, value }, at) => ({
    key: id ?? 'none',
    label: (
      <>
        <span className="zy-rank" data-first={places[at]! <= 3}>
          {places[at]}
        </span>
        {compare && <PlaceMove now={places[at] ?? null} before={placesBefore.get(id) ?? null} />}
        {label}
      </>
    ),
    share: Math.max(0, value ?? 0) / longest,
    figures: [
      words.figure(value, metric.unit),
      ...(hasShares ? [shareOf(at)] : []),
      ...further.map((each) => words.figure(extra(each.key, id), each.unit)),
    ],
    to: explore(metric.key, { steps: [[by, id, label]] }),
  }))
  if (others)
    rows.push({
      key: 'others',
      label: <span className="zy-quiet">{b('others', { n: others.count })}</span>,
      share: null,
      figures: [
        words.figure(others.value, metric.unit),
        ...(hasShares
          ? [
              formatPercent(
                Math.round(part.slice(shown.length).reduce<number>((sum, each) => sum + (each ?? 0) * 10, 0)) / 10,
                1,
              ),
            ]
          : []),
        ...further.map(() => ''),
      ],
      to: explore(metric.key, { by }),
    })
  const title = b('metricBy', { metric: metric.label[language], by: inSentence(b(byKey(by))) })
  const table: ChartTable = {
    columns: [
      { label: t('place'), numeric: true },
      { label: b(byKey(by)) },
      ...columns.map((label) => ({ label, numeric: true })),
    ],
    rows: sorted.map(({ id, label, value }, at) => [
      { text: String(places[at] ?? ''), exact: places[at] ?? '' },
      { text: label, to: explore(metric.key, { steps: [[by, id, label]] }) },
      { text: words.figure(value, metric.unit), exact: value ?? '' },
      ...(hasShares ? [{ text: shareOf(at), exact: part[at] ?? '' }] : []),
      ...further.map((each) => ({
        text: words.figure(extra(each.key, id), each.unit),
        exact: extra(each.key, id) ?? '',
      })),
    ]),
  }
  const cut = sorted.length > shown.length && !others
  return (
    <CardFrame
      card={card}
      title={title}
      help={metric.about[language]}
      note={cut && t('firstOf', { n: shown.length, all: sorted.length })}
      table={table}
    >
      <BarList rows={rows} columns={columns} />
    </CardFrame>
  )
}

function PlaceMove({ now, before }: { now: number | null; before: number | null }) {
  const t = useText(cardTexts)
  if (now === null) return null
  if (before === null)
    return <span className="zy-move" data-new title={t('newcomer')} role="img" aria-label={t('newcomer')} />
  const up = before - now
  if (up === 0) return <span className="zy-move" aria-hidden="true" />
  const words = t(up > 0 ? 'up' : 'down', { n: Math.abs(up) })
  return (
    <span className="zy-move" data-up={up > 0} title={words}>
      {up > 0 ? <ArrowUpOutlined aria-hidden="true" /> : <ArrowDownOutlined aria-hidden="true" />}
      <span className="zy-hidden">{words} </span>
    </span>
  )
}
