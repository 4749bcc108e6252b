import { Skeleton } from 'antd'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { divide, isZero, multiply } from '#kernel/pure/money.ts'
import { DrillLink, drillTo } from '#kernel/ui/charts/Drill.tsx'
import { useFigures } from '#kernel/ui/charts/useFigures.ts'
import { formatLarge, formatNumber } from '#kernel/ui/format.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { workTexts } from './text.ts'
import './widgets.css'

const wonBy = (month: string): Filter => ({
  and: [
    { field: 'owner', op: 'eq', value: '@me' },
    { field: 'status', op: 'eq', value: 'won' },
    { field: 'closedOn', op: 'eq', value: month },
  ],
})
const THIS = wonBy('@this-month')
const LAST = wonBy('@last-month')
const MEASURE = 'count,sum:amount'

/** What one has won this month, beside the whole of last month. */
export default function MyMonth() {
  const t = useText(workTexts)
  const entity = useEntity('opportunity')
  const { company } = useMeta()
  const now = useFigures(entity, { measure: MEASURE, filter: THIS })
  const before = useFigures(entity, { measure: MEASURE, filter: LAST })
  if (!entity) return null
  const mine = now.data?.[0]
  const last = before.data?.[0]
  const amount = (mine?.['sum:amount'] as string | undefined) ?? '0'
  const lastAmount = (last?.['sum:amount'] as string | undefined) ?? '0'
  const share = isZero(lastAmount) ? undefined : divide(multiply(amount, '100'), lastAmount, 0)
  const money = (value: string) => formatLarge(value, company.currency)
  return (
    <section className="zy-card zy-work">
      <header>
        <h2>{t('month')}</h2>
      </header>
      {!mine || !last ? (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      ) : (
        <>
          <DrillLink to={drillTo(entity, THIS, '-closedOn')} className="zy-work-figure">
            {money(amount)}
          </DrillLink>
          <p>
            {mine.count === 0 ? t('noneMonth') : t('deals', { n: formatNumber(mine.count) })}
            {share !== undefined && mine.count > 0 && ` · ${t('ofLast', { n: share })}`}
          </p>
          {share !== undefined && (
            <div className="zy-work-bar" aria-hidden="true">
              <i style={{ inlineSize: `${Math.min(Number(share), 100)}%` }} />
            </div>
          )}
          <DrillLink to={drillTo(entity, LAST, '-closedOn')} className="zy-work-quiet">
            {t('lastMonth', { amount: money(lastAmount), n: formatNumber(last.count) })}
          </DrillLink>
        </>
      )}
    </section>
  )
}
