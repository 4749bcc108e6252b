import { Alert, Button, Spin } from 'antd'
import { lazy, type RefObject, Suspense } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { timeInZone } from '#kernel/pure/dates.ts'
import { type ApiError, isApiError } from '#kernel/ui/client.ts'
import { useFilterWords } from '#kernel/ui/list/filter/useFilterWords.ts'
import { toModel } from '#kernel/ui/list/model/filterModel.ts'
import { nodeText } from '#kernel/ui/list/model/filterWords.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { withoutFields } from '../rules/repair.ts'
import type { ReportResult } from '../rules/report.types.ts'
import { PivotTable } from './PivotTable.tsx'
import { reportTexts } from './text.ts'
import type { Arrangement } from './types.ts'
import { usePaperWidth } from './usePaperWidth.ts'
import type { ReportState } from './useReportState.ts'
import type { useResult } from './useResult.ts'

const ReportChart = lazy(() => import('./ReportChart.tsx'))

interface ReportBodyProps {
  state: ReportState
  current: Arrangement
  answer: ReturnType<typeof useResult>
  entity: EntityMeta | undefined
  sheet: RefObject<HTMLDivElement | null>
}

/** Chart and table, or what keeps them from being shown. */
export function ReportBody({ state, current, answer, entity, sheet }: ReportBodyProps) {
  const t = useText(reportTexts)
  const { result, error, isBehind } = answer
  usePaperWidth(sheet)
  if (error && !isBehind)
    return <Fault error={error} state={state} current={current} retry={() => void answer.refetch()} />
  if (!result || !entity) {
    return (
      <div className="zy-report-wait" role="status" aria-label={t('wait')}>
        <Spin />
      </div>
    )
  }
  return (
    <div className="zy-report-body" aria-busy={isBehind} data-behind={isBehind} ref={sheet}>
      <Sheet result={result} entity={entity} current={current} title={state.name} />
    </div>
  )
}

interface SheetProps {
  result: ReportResult
  entity: EntityMeta
  current: Arrangement
  title: string
}

function Sheet({ result, entity, current, title }: SheetProps) {
  const t = useText(reportTexts)
  const { company } = useMeta()
  const { chart, limit, filter } = current.definition
  const { pivot } = result
  const time = timeInZone(result.asOf, company.timeZone)
  const isEmpty = pivot.groups === 0 && result.rows.length > 0
  return (
    <>
      <p className="zy-report-facts">
        <FilterText entity={entity} filter={filter} />
        {limit !== undefined && pivot.groups > limit && (
          <span>{t('groupsShown', { n: limit, all: pivot.groups })}</span>
        )}
        <span>{t('asOf', { time })}</span>
      </p>
      {isEmpty ? (
        <div className="zy-card zy-report-empty">
          <b>{t('nothing')}</b>
          <span>{t('nothingHow')}</span>
        </div>
      ) : (
        <>
          {chart !== 'table' && (
            <section className="zy-card zy-report-drawing" aria-label={t('chart')}>
              <Suspense fallback={<div className="zy-report-wait" />}>
                <ReportChart entity={entity} filter={filter} result={result} kind={chart} title={title} />
              </Suspense>
            </section>
          )}
          <PivotTable entity={entity} filter={filter} result={result} />
        </>
      )}
    </>
  )
}

function FilterText({ entity, filter }: { entity: EntityMeta; filter: Filter | undefined }) {
  const words = useFilterText(entity, filter)
  return words ? <span>{words}</span> : null
}

/** The filter in the words of the list. */
export function useFilterText(entity: EntityMeta, filter: Filter | undefined): string {
  const words = useFilterWords(entity, filter)
  const model = toModel(filter)
  return model.items.length > 0 ? nodeText(model, words) : ''
}

/** Fields that are gone or closed can be left out; anything else is said as the server says it. */
function Fault({
  error,
  state,
  current,
  retry,
}: {
  error: Error
  state: ReportState
  current: Arrangement
  retry: () => void
}) {
  const t = useText(reportTexts)
  const violations = isApiError(error) ? (error as ApiError).body.violations : []
  const fields = violations.flatMap(({ params }) => (typeof params?.field === 'string' ? [params.field] : []))
  const isRepairable = isApiError(error, 422) && fields.length > 0
  const messages = [...new Set(violations.map((each) => each.message ?? each.code))]
  return (
    <div className="zy-report-body">
      <Alert
        type={isRepairable ? 'warning' : 'error'}
        showIcon
        title={t(isRepairable ? 'problem' : 'failed')}
        description={
          <ul className="zy-report-faults">
            {(messages.length > 0 ? messages : [error.message]).map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        }
        action={
          isRepairable ? (
            <Button
              onClick={() =>
                state.replace({ ...current, definition: withoutFields(current.definition, new Set(fields)) })
              }
            >
              {t('repair')}
            </Button>
          ) : (
            <Button onClick={retry}>{t('retry')}</Button>
          )
        }
      />
    </div>
  )
}
