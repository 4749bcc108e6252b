import { formatNumber } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { Insight } from '../../insight.types.ts'
import { Rows } from '../Rows.tsx'
import { insightTexts } from '../text.ts'
import { useDuration } from '../useDuration.ts'
import type { Look } from '../useInsight.ts'

type Graph = Insight['graph']

/** The map in words: activities and the ways between them. */
export function PathList({ insight, visible, look }: { insight: Insight; visible: Graph; look: Look }) {
  const t = useText(insightTexts)
  const duration = useDuration(insight.day)
  const label = (activity: number) => insight.activities[activity]?.label ?? ''
  const key = (activity: number) => insight.activities[activity]?.key ?? ''
  return (
    <div className="zy-map-lists">
      <h3>{t('activities')}</h3>
      <Rows
        label={t('activities')}
        columns={[
          { label: t('activity') },
          { label: t('count'), numeric: true },
          { label: t('cases'), numeric: true },
          { label: t('sojourn'), numeric: true },
        ]}
        rows={visible.activities.map(({ activity, count, cases, sojourn }) => ({
          key: String(activity),
          onClick: () => look.add({ kind: 'activity', activities: [key(activity)], mode: 'any' }),
          cells: [label(activity), formatNumber(count), formatNumber(cases), duration(sojourn.median)],
        }))}
      />
      <h3>{t('paths')}</h3>
      <Rows
        label={t('paths')}
        columns={[
          { label: t('from') },
          { label: t('to') },
          { label: t('count'), numeric: true },
          { label: t('waiting'), numeric: true },
          { label: t('dependency'), numeric: true, help: t('dependencyHelp') },
        ]}
        rows={visible.paths.map(({ from, to, count, waiting, dependency }) => ({
          key: `${from}>${to}`,
          onClick: () => look.add({ kind: 'follows', from: key(from), to: key(to), mode: 'directly' }),
          cells: [label(from), label(to), formatNumber(count), duration(waiting.median), dependency.toFixed(2)],
        }))}
      />
    </div>
  )
}
