import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import type { Dimension, MetricMeta, Period } from '#kernel/metrics/metrics.types.ts'
import { diffDays, timeInZone } from '#kernel/pure/dates.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { Card } from '../../rules/card.types.ts'
import type { Scope } from '../../rules/plan.ts'
import '../boards.css'
import { BoardCard } from '../cards/BoardCard.tsx'
import { type BoardFrame, BoardFrameContext } from '../cards/card.context.ts'
import { type BoardRecord, useBoard, useCatalogue, useFigures, useLiveFigures } from '../data.ts'
import { exploreTo, finerDimensions, nextDimension, readSteps, type Step } from '../drill.ts'
import { BoardGrid } from '../page/BoardGrid.tsx'
import { boardAddress } from '../page/boardName.ts'
import { usePeriodWords } from '../page/periodWords.ts'
import { ScopeBar } from '../page/ScopeBar.tsx'
import { useBoardState } from '../page/useBoardState.ts'
import { boardTexts, byKey } from '../text.ts'
import { BehindRecords } from './BehindRecords.tsx'
import { Crumbs } from './Crumbs.tsx'
import { exploreTexts } from './text.ts'

/** `/boards/$board/explore?metric=…`: one figure in depth, step by step down to its records. */
export default function ExplorePage({ params }: { params: Record<string, string> }) {
  const { data, error, listError, isMissing, refetch } = useBoard(params.board ?? '')
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const { catalogue, error: catalogueError, refetch: retry } = useCatalogue()
  if (isMissing) return <PageMissing />
  if (error ?? listError) return <PageFailed error={error ?? listError} onRetry={() => void refetch()} />
  if (catalogueError) return <PageFailed error={catalogueError} onRetry={retry} />
  if (!data || !catalogue) return <PageLoading />
  const metric = catalogue.get(String(search.metric ?? ''))
  if (!metric) return <PageMissing />
  return <Explore board={data} metric={metric} catalogue={catalogue} search={search} />
}

interface ExploreProps {
  board: BoardRecord
  metric: MetricMeta
  catalogue: ReadonlyMap<string, MetricMeta>
  search: Record<string, unknown>
}

function Explore({ board, metric, catalogue, search }: ExploreProps) {
  const t = useText(exploreTexts)
  const b = useText(boardTexts)
  const language = useLanguage()
  const navigate = useNavigate()
  const { company } = useMeta()
  const setting = useBoardState(board)
  const steps = useMemo(() => readSteps(search.steps), [search.steps])
  const { state, scope } = setting
  const finer = finerDimensions(metric, steps, state.narrowing)
  const by = finer.find((each) => each === search.by) ?? nextDimension(finer, steps)
  const stepped = useMemo(() => withSteps(scope, steps), [scope, steps])
  const cards = useMemo(() => cardsOf(metric, by, scope), [metric, by, scope])
  const ranking = useMemo(() => by && rankingOf(metric, by, scope), [metric, by, scope])
  const all = useMemo(() => (ranking ? [...cards, ranking] : cards), [cards, ranking])
  const answers = useFigures(all, stepped, catalogue)
  useLiveFigures(all, catalogue)
  const title = steps.at(-1)?.[2] ?? metric.label[language]
  usePageTitle(title)
  const periodWords = usePeriodWords(setting)
  const address = boardAddress(board)
  const go = (to: { steps?: readonly Step[]; by?: Dimension }) => {
    const place = exploreTo({ board: address, metric: metric.key, search: setting.search, ...to })
    void navigate({ to: place.path, search: place.search as never })
  }
  const frame = useMemo<BoardFrame>(
    () => ({
      catalogue,
      scope: stepped,
      explore: (key, to) =>
        exploreTo({
          board: address,
          metric: key,
          search: setting.search,
          ...to,
          steps: [...steps, ...(to?.steps ?? [])],
        }),
      periodWords,
      plain: false,
    }),
    [catalogue, stepped, address, setting.search, steps, periodWords],
  )
  const parts = metric.components?.flatMap((key) => catalogue.get(key) ?? []) ?? []
  return (
    <div className="zy-board">
      <Crumbs board={board} metric={metric} search={setting.search} steps={steps} />
      <header className="zy-board-head">
        <h1>{title}</h1>
        <span className="zy-board-asof">
          {metric.label[language]} · {periodWords}
          {answers.computedAt && ` · ${b('computedAt', { time: timeInZone(answers.computedAt, company.timeZone) })}`}
        </span>
      </header>
      <p className="zy-explore-about">{metric.about[language]}</p>
      <ScopeBar
        setting={{ ...setting, set: (change) => setAndStay(change) }}
        metrics={[metric.key]}
        catalogue={catalogue}
      />
      {finer.length > 1 && (
        <Segmented<Dimension>
          className="zy-explore-by"
          value={by}
          aria-label={t('splitBy')}
          options={finer.map((value) => ({ value, label: b(byKey(value)) }))}
          onChange={(value) => go({ steps, by: value })}
        />
      )}
      {answers.error && !answers.computedAt ? (
        <PageFailed error={answers.error} onRetry={answers.refetch} />
      ) : (
        <BoardFrameContext value={frame}>
          <BoardGrid cards={cards} answers={answers} />
          {ranking && <BoardCard card={ranking} answers={answers.of(ranking)} onRetry={answers.refetch} />}
        </BoardFrameContext>
      )}
      {metric.source ? (
        <BehindRecords metric={metric} scope={scope} steps={steps} />
      ) : (
        parts.map((part) => (
          <BehindRecords key={part.key} metric={part} scope={scope} steps={steps} title={part.label[language]} />
        ))
      )}
    </div>
  )

  /** The period changes; the place in depth stays. */
  function setAndStay(change: Parameters<typeof setting.set>[0]) {
    void navigate({
      to: '.',
      search: {
        metric: metric.key,
        ...setting.written(change),
        ...(steps.length > 0 && { steps }),
        ...(by && { by }),
      } as never,
    })
  }
}

/** Each step narrows by one value of one dimension. */
function withSteps(scope: Scope, steps: readonly Step[]): Scope {
  return { ...scope, steps: steps.map(([dimension, id]) => ({ dimension, id })) }
}

/** The figure with its course and its parts. */
function cardsOf(metric: MetricMeta, by: Dimension | undefined, scope: Scope): Card[] {
  const days = scope.span ? diffDays(scope.span.from, scope.span.to) + 1 : undefined
  const step: Period = days === undefined ? 'quarter' : days <= 45 ? 'day' : days <= 190 ? 'week' : 'month'
  const compare = scope.span ? 'both' : 'none'
  const hasShares = by !== undefined && metric.additive
  const metrics = [metric.key]
  return [
    { id: 'figure', kind: 'figure', w: 4, h: hasShares ? 2 : 4, metrics, compare },
    { id: 'course', kind: 'trend', w: 8, h: hasShares ? 6 : 4, metrics, step, look: 'columns' },
    ...(hasShares
      ? [{ id: `share-${by}`, kind: 'share' as const, w: 4, h: 4, metrics, by, look: 'donut' as const }]
      : []),
  ]
}

/** Everybody who has a part in it, in their order. */
const rankingOf = (metric: MetricMeta, by: Dimension, scope: Scope): Card => ({
  id: `by-${by}`,
  kind: 'ranking',
  w: 12,
  h: 6,
  metrics: [metric.key],
  by,
  top: 50,
  compare: scope.span ? 'previous' : 'none',
})
