import { useRef } from 'react'
import { Explained } from '#kernel/ui/charts/ChartCard.tsx'
import { DrillLink } from '#kernel/ui/charts/Drill.tsx'
import { Sparkline } from '#kernel/ui/charts/Sparkline.tsx'
import { TakeAway } from '#kernel/ui/charts/TakeAway.tsx'
import { formatPercent } from '#kernel/ui/format.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { completion } from '../../rules/change.ts'
import { stepsWithin, trendSpan } from '../../rules/period.ts'
import { notNarrowedBy } from '../../rules/plan.ts'
import { useFigureWords } from '../figureWords.ts'
import { boardTexts, byKey } from '../text.ts'
import { ChangeMark } from './ChangeMark.tsx'
import { type CardProps, figureOf, metricOf, rowsOf, useBoardFrame } from './card.context.ts'
import { cardTexts } from './texts.ts'
import { wordsOf } from './words.ts'

/** One figure, what it was before, where it is going, and how much of the target it is. */
export function FigureCard({ card, answers }: CardProps) {
  const t = useText(cardTexts)
  const b = useText(boardTexts)
  const language = useLanguage()
  const words = useFigureWords()
  const frame = useRef<HTMLElement>(null)
  const { catalogue, explore, scope, plain, periodWords } = useBoardFrame()
  const key = card.metrics[0]!
  const metric = metricOf(catalogue, key)
  if (!metric) return null
  const { unit, direction } = metric
  const title = wordsOf(card.title, language) || metric.label[language]
  const now = figureOf(answers, 'now') ?? null
  const earlier = (['previous', 'last-year'] as const).map((slot) => ({ slot, value: figureOf(answers, slot) }))
  const done = completion(now, card.target)
  const blind = notNarrowedBy(card, catalogue, scope.narrowing)
  const course = courseOf(card.step, rowsOf(answers, 'spark'), scope)
  const table = {
    columns: [{ label: t('periodColumn') }, { label: title, numeric: true }],
    rows: [
      { name: t('now'), value: now },
      ...earlier
        .filter(({ value }) => value !== undefined)
        .map(({ slot, value }) => ({ name: t(slot === 'previous' ? 'before' : 'yearBefore'), value: value ?? null })),
      ...course.map(({ name, value }) => ({ name, value })),
    ].map(({ name, value }) => [{ text: name }, { text: words.figure(value, unit), exact: value ?? '' }]),
  }
  const value = words.figure(now, unit)
  return (
    <section ref={frame} className="zy-card zy-bfigure" aria-label={title}>
      <header>
        <h2>
          <Explained words={metric.about[language]}>{title}</Explained>
        </h2>
        {!plain && <TakeAway title={title} note={periodWords} table={table} card={frame} />}
      </header>
      <div className="zy-bfigure-row">
        {plain ? (
          <span className="zy-bfigure-value">{value}</span>
        ) : (
          <DrillLink to={explore(key)} className="zy-bfigure-value">
            {value}
          </DrillLink>
        )}
        {course.length > 1 && (
          <span className="zy-bfigure-spark">
            <Sparkline values={course.map((each) => each.value)} label={t('course', { metric: title })} />
          </span>
        )}
      </div>
      <p>
        {earlier.map(({ slot, value: before }) => (
          <ChangeMark key={slot} change={words.changed(now, before, unit)} direction={direction} name={t(slot)} />
        ))}
        {card.target !== undefined && (
          <span>
            {t('target', { n: words.figure(Number(card.target), unit) })}
            {done !== null && ` · ${t('completed', { n: formatPercent(Math.round(done * 1000) / 10) })}`}
          </span>
        )}
        {blind.length > 0 && <span>{b('notNarrowed', { what: blind.map((each) => b(byKey(each))).join('、') })}</span>}
      </p>
      {done !== null && (
        <span className="zy-bfigure-done" aria-hidden="true">
          <i style={{ inlineSize: `${Math.min(1, done) * 100}%` }} />
        </span>
      )}
    </section>
  )
}

/** The figure step by step; a step without a row had nothing. */
function courseOf(
  step: CardProps['card']['step'],
  rows: ReturnType<typeof rowsOf>,
  scope: ReturnType<typeof useBoardFrame>['scope'],
): { name: string; value: number | null }[] {
  if (!step || rows.length === 0) return []
  const span = trendSpan(scope.span, step, scope)
  const values = new Map(rows.map((row) => [row[step], row.value]))
  const names = span ? stepsWithin(span, step, scope.fiscalYearStart) : [...values.keys()].map(String).sort()
  return names.map((name) => ({ name, value: values.get(name) ?? null }))
}
