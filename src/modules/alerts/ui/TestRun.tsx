import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { FieldMeta, Label } from '#kernel/entity/meta.types.ts'
import type { MetricUnit } from '#kernel/metrics/metrics.types.ts'
import { percentText } from '#kernel/pure/figure-text.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import { api, isApiError } from '#kernel/ui/client.ts'
import { createPayload, type FormValues } from '#kernel/ui/form/index.tsx'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import { useFigureWords } from './figureWords.ts'
import { historyOption } from './historyOption.ts'
import { ruleTexts } from './text.ts'

interface Point {
  period: string
  value: number | null
  measured: number | null
  expected: number | null
  fired: boolean
}

interface Preview {
  sentence: Label
  unit: MetricUnit
  periods: number
  fired: number
  subjects: { id: string; label: string; fired: number; points: Point[] }[]
  more: number
  unknown: Record<string, number>
}

/** Waits until the person stops typing. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

const decisive = ['metric', 'split', 'narrowing', 'condition', 'comparison', 'threshold', 'against', 'period', 'timing']

/** What the rule would have done in the past, at once while it is being written. */
export function TestRun({ fields, values }: { fields: readonly FieldMeta[]; values: FormValues }) {
  const t = useText(ruleTexts)
  const label = useLabel()
  const payload = useMemo(() => {
    const sent = createPayload(fields, values)
    return JSON.stringify(Object.fromEntries(decisive.flatMap((name) => (name in sent ? [[name, sent[name]]] : []))))
  }, [fields, values])
  const settled = useSettled(payload, 500)
  const tried = JSON.parse(settled) as Record<string, unknown>
  const ready = Boolean(tried.metric) && (tried.condition === 'trend' || Boolean(tried.threshold))
  const { data, error, isFetching } = useQuery({
    queryKey: ['alert-preview', settled],
    queryFn: () => api.post<Preview>('/alert-rules/preview', { name: '—', ...tried }),
    enabled: ready,
    placeholderData: (before) => before,
  })
  return (
    <aside className="zy-rule-test" aria-label={t('test')} aria-busy={isFetching}>
      <section className="zy-card">
        <header>
          <h2>{t('test')}</h2>
        </header>
        {!ready && <p>{t('testWait')}</p>}
        {ready && error && (
          <p>{isApiError(error) ? (error.body.violations[0]?.message ?? error.body.message) : t('testWait')}</p>
        )}
        {ready && !data && !error && <Skeleton active title={false} />}
        {ready && data && !error && (
          <>
            <p className="zy-rule-verdict">
              {t(data.fired === 0 ? 'wouldNot' : 'would', { n: data.fired, periods: data.periods })}
            </p>
            <p>{label(data.sentence)}</p>
            <Unknown unknown={data.unknown} />
          </>
        )}
      </section>
      {ready && data && !error && data.subjects.length > 0 && <Subjects preview={data} />}
    </aside>
  )
}

function Unknown({ unknown }: { unknown: Preview['unknown'] }) {
  const t = useText(ruleTexts)
  return Object.entries(unknown).map(([why, n]) => (
    <p key={why} className="zy-alerts-more">
      {t('unknown', { n, why: t(`why.${why}` as 'why.no-value') })}
    </p>
  ))
}

/** One subject's history at a time. */
function Subjects({ preview }: { preview: Preview }) {
  const t = useText(ruleTexts)
  const language = useLanguage()
  const [chosen, setChosen] = useState<string>()
  const subject = preview.subjects.find(({ id }) => id === chosen) ?? preview.subjects[0]!
  const words = useFigureWords(preview.unit)
  // A limit in per cent of something else has no place on the axis of the figure.
  const ownUnit = subject.points.every(({ value, measured }) => measured === null || measured === value)
  const bars = subject.points.map(({ period, value, fired }) => ({
    label: period,
    value,
    text: words(value),
    marked: fired,
  }))
  const limit = ownUnit ? subject.points.map(({ expected }) => expected) : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: bars and limit follow from the subject.
  const option = useMemo(() => historyOption(bars, limit, (value) => words(value)), [subject, language])
  const name = subject.label || t('company')
  const compared = (point: Point) =>
    point.expected === null ? '—' : ownUnit ? words(point.expected) : percentText(point.measured ?? 0, language)
  const table = {
    columns: [{ label: t('fired') }, { label: t('value'), numeric: true }, { label: t('limit'), numeric: true }],
    rows: subject.points.map((point) => [
      { text: point.fired ? `${point.period} ●` : point.period },
      { text: words(point.value), exact: point.value ?? '' },
      { text: compared(point) },
    ]),
  }
  return (
    <ChartCard title={t('chart', { name })} table={table}>
      <Chart label={bars.map((bar) => `${bar.label} ${bar.text}`).join(', ')} option={option} height={200} />
      {preview.subjects.length > 1 && (
        <div className="zy-rule-subjects">
          {preview.subjects.slice(0, 12).map(({ id, label, fired }) => (
            <Button
              key={id}
              size="small"
              type={id === subject.id ? 'primary' : 'default'}
              ghost={id === subject.id}
              aria-pressed={id === subject.id}
              onClick={() => setChosen(id)}
            >
              {label || t('company')} {fired > 0 && t('times', { n: fired })}
            </Button>
          ))}
          {preview.subjects.length + preview.more > 12 && (
            <span className="zy-alerts-more">
              {t('moreSubjects', { n: preview.subjects.length + preview.more - 12 })}
            </span>
          )}
        </div>
      )}
    </ChartCard>
  )
}
