import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { Insight } from '../insight.types.ts'
import { Rows } from './Rows.tsx'
import { insightTexts } from './text.ts'
import { useDuration } from './useDuration.ts'
import type { Look } from './useInsight.ts'

/** What is done again, how often, and what that costs. */
export function ReworkTab({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const duration = useDuration(insight.day)
  return (
    <section className="zy-card">
      <header>
        <h2>{t('rework')}</h2>
      </header>
      {insight.rework.length === 0 ? (
        <p>{t('reworkNone')}</p>
      ) : (
        <Rows
          label={t('rework')}
          columns={[
            { label: t('activity') },
            { label: t('reworkCases'), numeric: true },
            { label: t('share_'), numeric: true },
            { label: t('reworkAgain'), numeric: true },
            { label: t('reworkTime'), numeric: true },
            { label: t('reworkMost'), numeric: true },
          ]}
          rows={insight.rework.map((rework) => ({
            key: String(rework.activity),
            onClick: () => look.add({ kind: 'rework', activity: insight.activities[rework.activity]?.key ?? '' }),
            cells: [
              insight.activities[rework.activity]?.label,
              formatNumber(rework.cases),
              formatPercent(100 * (rework.cases / insight.chosen.cases), 1),
              formatNumber(rework.again),
              duration(rework.seconds),
              t('times', { n: rework.most }),
            ],
          }))}
        />
      )}
    </section>
  )
}
