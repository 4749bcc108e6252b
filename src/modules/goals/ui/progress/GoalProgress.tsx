import { useQuery } from '@tanstack/react-query'
import { Alert, Skeleton } from 'antd'
import { absolute, isNegative, isZero } from '#kernel/pure/money.ts'
import { Explained } from '#kernel/ui/charts/ChartCard.tsx'
import { api } from '#kernel/ui/client.ts'
import { formatNumber } from '#kernel/ui/format.ts'
import { PageFailed } from '#kernel/ui/page-state.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { AdjustmentList } from '../adjustments/AdjustmentList.tsx'
import { percent, useFigureText } from '../figureText.ts'
import { goalKey } from '../goalKeys.ts'
import '../goals.css'
import './progress.css'
import { useNeedWords } from '../needWords.ts'
import { StandingBar, StatusTag } from '../StandingBar.tsx'
import { goalTexts } from '../text.ts'
import type { GoalOutlook } from './outlook.types.ts'
import { Splits } from './Splits.tsx'
import { TrendChart } from './TrendChart.tsx'

/** The page of a goal: how it stands, its way, what the gap takes, its parts and its adjustments. */
export default function GoalProgress({ id }: { id: string }) {
  const t = useText(goalTexts)
  const { data, error, refetch } = useQuery({
    queryKey: goalKey('outlook', id),
    queryFn: ({ signal }) => api.get<GoalOutlook>(`/goals/${id}/outlook`, undefined, { signal }),
    staleTime: 15_000,
  })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />
  if (!data.metric) return <Alert type="warning" showIcon title={t('metricGone')} />
  return (
    <div className="zy-goal-progress">
      <KeyFigures outlook={data} />
      <ExchangeNote exchange={data.exchange} />
      <TrendChart outlook={data} />
      <NeedLine outlook={data} />
      <Splits outlook={data} />
      <section>
        <h3>{t('history')}</h3>
        <AdjustmentList items={data.adjustments} empty={t('noHistory')} withGoal={false} />
      </section>
    </div>
  )
}

function KeyFigures({ outlook }: { outlook: GoalOutlook }) {
  const t = useText(goalTexts)
  const label = useLabel()
  const figure = useFigureText()
  const { standing, goal, forecast, metric } = outlook
  const show = (value: string | null | undefined) => figure(value, goal.unit, goal.currency)
  const round = (value: number) => show(String(Number(value.toFixed(placesOf[goal.unit] ?? 1))))
  const behind = standing.deviation !== null && isNegative(standing.deviation)
  return (
    <div className="zy-goal-now">
      <div className="zy-goal-now-bar">
        <b>{percent(standing.completion)}</b>
        <StatusTag status={standing.status} />
        <StandingBar {...standing} />
        {standing.grade !== 'none' && standing.grade !== 'target' && (
          <span>{t(standing.grade === 'challenge' ? 'gradeChallenge' : 'gradeStretch')}</span>
        )}
      </div>
      <dl>
        <div>
          <dt>{metric ? <Explained words={label(metric.about)}>{t('actual')}</Explained> : t('actual')}</dt>
          <dd>{show(standing.value)}</dd>
        </div>
        <div>
          <dt>{t('target')}</dt>
          <dd>{show(standing.target)}</dd>
        </div>
        <div>
          <dt>{t('deviation')}</dt>
          <dd data-bad={behind}>
            {standing.deviation === null ? show(null) : `${behind ? '−' : '+'}${show(absolute(standing.deviation))}`}
            <small>{t('planNow', { plan: show(standing.plan) })}</small>
          </dd>
        </div>
        <div>
          <dt>
            {forecast.kind === 'known' ? (
              <Explained words={t(methodWords(forecast), { count: forecast.count })}>{t('forecast')}</Explained>
            ) : (
              t('forecast')
            )}
          </dt>
          <dd>
            {forecast.kind === 'known' ? (
              <>
                {round(forecast.value)}
                <small>{t('forecastRange', { low: round(forecast.low), high: round(forecast.high) })}</small>
              </>
            ) : (
              <small>
                {forecast.kind === 'too-short'
                  ? t(`tooShort.${forecast.step}`, { needed: forecast.needed })
                  : t('over')}
              </small>
            )}
          </dd>
        </div>
      </dl>
    </div>
  )
}

/** By what the value of a goal in another currency was converted, or that it could not be. */
function ExchangeNote({ exchange }: { exchange: GoalOutlook['exchange'] }) {
  const t = useText(goalTexts)
  if (!exchange) return null
  const { rate, ...at } = exchange
  if (rate === null) return <Alert type="warning" showIcon title={t('noExchange', at)} />
  return (
    <p className="zy-goal-quiet">{t('exchange', { ...at, rate: String(Number((1 / Number(rate)).toPrecision(6))) })}</p>
  )
}

/** What an estimate says after the point: 63.4 % of deals, 41.5 days, whole amounts. */
const placesOf: Record<string, number> = { ratio: 3, money: 0, count: 0 }

const methodWords = ({ method, step }: Extract<GoalOutlook['forecast'], { kind: 'known' }>) =>
  method === 'last-value' ? (`forecast.last-value.${step}` as const) : (`forecast.${method}` as const)

function NeedLine({ outlook }: { outlook: GoalOutlook }) {
  const t = useText(goalTexts)
  const figure = useFigureText()
  const needWords = useNeedWords()
  const { needs, standing, goal } = outlook
  if (!needs || isNegative(standing.gap) || isZero(standing.gap)) return null
  const words = needWords(needs)
  const { averageWon, winRate, opportunitiesPerContact } = needs.rates
  return (
    <p className="zy-goal-need">
      <b>{t('missing', { gap: figure(standing.gap, goal.unit, goal.currency) })}</b>
      {words.length === 0 ? t('needUnknown') : `${t('needs')} ${words.join(' · ')}`}
      {words.length > 0 && (
        <small>
          {t('needFrom', {
            average: figure(averageWon, 'money', goal.currency),
            rate: percent(winRate),
            per:
              opportunitiesPerContact === null
                ? figure(null, 'number')
                : formatNumber(opportunitiesPerContact.toFixed(2)),
          })}
        </small>
      )}
    </p>
  )
}
