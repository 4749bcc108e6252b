import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useCallback, useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { timeInZone } from '#kernel/pure/dates.ts'
import { useAmounts } from '#kernel/ui/charts/amounts.ts'
import { useLive } from '#kernel/ui/live.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageMissing } from '#kernel/ui/page-state.tsx'
import { useText } from '#kernel/ui/text.ts'
import './board.css'
import { BoardFilterBar } from './BoardFilterBar.tsx'
import { type BoardState, readBoard, spanBefore, spanOf } from './boardState.ts'
import { EmptyBoard } from './EmptyBoard.tsx'
import { FigureCards } from './FigureCards.tsx'
import { GroupChart } from './GroupChart.tsx'
import { QuarterChart } from './QuarterChart.tsx'
import { Ranking } from './Ranking.tsx'
import { StageFunnel } from './StageFunnel.tsx'
import { boardTexts } from './text.ts'
import { boardFilters, useKeyFigures, useOpenStages } from './useBoard.ts'

/** `/boards/pipeline`: what was won and lost, what is open, and where. */
export default function PipelineBoardPage() {
  const entity = useEntity('opportunity')
  return entity ? <Board entity={entity} /> : <PageMissing />
}

function useBoardState(): [BoardState, (change: Partial<BoardState>) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const state = useMemo(() => readBoard(search), [search])
  const set = useCallback(
    (change: Partial<BoardState>) => {
      const { period, ...rest } = { ...state, ...change }
      void navigate({ to: '.', search: { ...(period !== 'all' && { period }), ...rest } as never })
    },
    [navigate, state],
  )
  return [state, set]
}

function Board({ entity }: { entity: EntityMeta }) {
  const t = useText(boardTexts)
  const { company, today } = useMeta()
  const [state, set] = useBoardState()
  const { style, amount } = useAmounts(company.currency)
  useLive([entity.path])

  const span = spanOf(state, today, company.fiscalYearStart)
  const earlier = spanBefore(span, today)
  const filters = useMemo(() => boardFilters(state, span), [state, span])
  const key = useKeyFigures(entity, filters.decided)
  const before = useKeyFigures(entity, boardFilters(state, earlier).decided, earlier !== undefined)
  const stages = useOpenStages(entity, filters.open)
  if (key.error ?? stages.error) {
    return (
      <PageFailed error={key.error ?? stages.error} onRetry={() => void key.refetch().then(() => stages.refetch())} />
    )
  }
  const { figures } = key
  const decided = figures ? figures.won + figures.lost : undefined
  const unfiltered = Object.keys(state).length === 1 && state.period === 'all'
  const empty = unfiltered && decided === 0 && stages.data?.length === 0
  return (
    <div className="zy-board">
      <header className="zy-board-head">
        <h1>{t('title')}</h1>
        {key.dataUpdatedAt > 0 && (
          <span>{t('asOf', { time: timeInZone(new Date(key.dataUpdatedAt).toISOString(), company.timeZone) })}</span>
        )}
      </header>
      {empty ? (
        <EmptyBoard entity={entity} />
      ) : (
        <>
          <BoardFilterBar entity={entity} state={state} set={set} style={style} />
          {decided === 0 && state.period !== 'all' && (
            <Alert
              type="info"
              showIcon
              title={t('nothingClosed')}
              action={
                <Button size="small" onClick={() => set({ period: 'all', from: undefined, to: undefined })}>
                  {t('showAll')}
                </Button>
              }
            />
          )}
          <FigureCards
            entity={entity}
            filters={filters}
            figures={figures}
            before={earlier ? before.figures : undefined}
            stages={stages.data}
            style={style}
            amount={amount}
          />
          <div className="zy-board-grid">
            <QuarterChart entity={entity} filters={filters} amount={amount} />
            {figures && stages.data && (
              <StageFunnel
                entity={entity}
                pipeline={state.pipeline}
                filters={filters}
                stages={stages.data}
                figures={figures}
                amount={amount}
              />
            )}
            <GroupChart
              entity={entity}
              by="manager"
              title={t('byManager')}
              help={t('byManagerHelp')}
              filters={filters}
              amount={amount}
            />
            <GroupChart
              entity={entity}
              by="region"
              title={t('byRegion')}
              help={t('byRegionHelp')}
              filters={filters}
              amount={amount}
            />
            <Ranking entity={entity} filters={filters} amount={amount} />
          </div>
        </>
      )}
    </div>
  )
}
