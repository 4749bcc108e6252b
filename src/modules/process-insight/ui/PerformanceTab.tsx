import { useMemo } from 'react'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { Insight } from '../insight.types.ts'
import { Rows } from './Rows.tsx'
import { insightTexts } from './text.ts'
import { useDuration } from './useDuration.ts'
import type { Look } from './useInsight.ts'

const shownRows = 15
const shownPeople = 12

/** How long it takes, and where. */
export function PerformanceTab({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  return (
    <div className="zy-insight-columns-2">
      <Distribution insight={insight} look={look} />
      <section className="zy-card">
        <header>
          <h2>{t('people')}</h2>
        </header>
        <Rows
          label={t('people')}
          columns={[
            { label: t('person') },
            { label: t('events'), numeric: true },
            { label: t('cases'), numeric: true },
          ]}
          rows={insight.people.slice(0, shownPeople).map(({ name, events, cases }) => ({
            key: name,
            onClick: () => look.add({ kind: 'resource', people: [name] }),
            cells: [name, formatNumber(events), formatNumber(cases)],
          }))}
        />
      </section>
      <Bottlenecks insight={insight} look={look} />
      <ActivityTimes insight={insight} look={look} />
    </div>
  )
}

function Distribution({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const duration = useDuration(insight.day)
  const { spread, bands } = insight.throughput
  const most = Math.max(...bands.map(({ cases }) => cases), 1)
  const facts: [string, number][] = [
    [t('shortest'), spread.min],
    [t('median'), spread.median],
    [t('mean'), spread.mean],
    [t('p90'), spread.p90],
    [t('longest'), spread.max],
  ]
  return (
    <section className="zy-card">
      <header>
        <h2>{t('throughput')}</h2>
      </header>
      <dl className="zy-insight-facts">
        {facts.map(([name, seconds]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{duration(seconds)}</dd>
          </div>
        ))}
      </dl>
      <ul className="zy-bands">
        {bands.map(({ from, to, cases }) => (
          <li key={from}>
            <button
              type="button"
              onClick={() =>
                look.add({ kind: 'duration', ...(from > 0 && { min: from }), ...(to !== null && { max: to }) })
              }
            >
              <span>
                {to === null
                  ? `≥ ${duration(from)}`
                  : from === 0
                    ? `< ${duration(to)}`
                    : `${duration(from)} – ${duration(to)}`}
              </span>
              <span className="zy-bands-track" aria-hidden="true">
                <i style={{ inlineSize: `${(cases / most) * 100}%` }} />
              </span>
              <span>{formatNumber(cases)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Bottlenecks({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const duration = useDuration(insight.day)
  const { rows, whole } = useMemo(() => {
    const sorted = [...insight.graph.paths].sort((x, y) => y.waiting.total - x.waiting.total)
    return { rows: sorted.slice(0, shownRows), whole: sorted.reduce((sum, { waiting }) => sum + waiting.total, 0) }
  }, [insight])
  const name = (activity: number) => insight.activities[activity]?.label ?? ''
  const key = (activity: number) => insight.activities[activity]?.key ?? ''
  return (
    <section className="zy-card zy-insight-wide">
      <header>
        <h2>{t('bottlenecks')}</h2>
      </header>
      <p className="zy-insight-quiet">{t('bottlenecksHelp')}</p>
      <Rows
        label={t('bottlenecks')}
        columns={[
          { label: t('from') },
          { label: t('to') },
          { label: t('count'), numeric: true },
          { label: t('waiting'), numeric: true },
          { label: t('p90'), numeric: true },
          { label: t('waitingTotal'), numeric: true },
          { label: t('share_'), numeric: true },
        ]}
        rows={rows.map((path) => ({
          key: `${path.from}>${path.to}`,
          onClick: () => look.add({ kind: 'follows', from: key(path.from), to: key(path.to), mode: 'directly' }),
          cells: [
            name(path.from),
            name(path.to),
            formatNumber(path.count),
            duration(path.waiting.median),
            duration(path.waiting.p90),
            duration(path.waiting.total),
            whole > 0 ? formatPercent(100 * (path.waiting.total / whole), 1) : '—',
          ],
        }))}
      />
    </section>
  )
}

function ActivityTimes({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const duration = useDuration(insight.day)
  const hasWork = insight.graph.activities.some(({ work }) => work !== null)
  const rows = [...insight.graph.activities].sort((x, y) => y.sojourn.total - x.sojourn.total)
  return (
    <section className="zy-card zy-insight-wide">
      <header>
        <h2>{t('activityTimes')}</h2>
      </header>
      <p className="zy-insight-quiet">{t('activityTimesHelp')}</p>
      <Rows
        label={t('activityTimes')}
        columns={[
          { label: t('activity') },
          { label: t('count'), numeric: true },
          { label: t('sojourn'), numeric: true },
          { label: t('p90'), numeric: true },
          ...(hasWork ? [{ label: t('work'), numeric: true }] : []),
        ]}
        rows={rows.slice(0, shownRows).map(({ activity, count, sojourn, work }) => ({
          key: String(activity),
          onClick: () =>
            look.add({ kind: 'activity', activities: [insight.activities[activity]?.key ?? ''], mode: 'any' }),
          cells: [
            insight.activities[activity]?.label,
            formatNumber(count),
            duration(sojourn.median),
            duration(sojourn.p90),
            ...(hasWork ? [work ? duration(work.median) : '—'] : []),
          ],
        }))}
      />
    </section>
  )
}
