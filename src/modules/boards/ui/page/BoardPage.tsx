import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useMemo } from 'react'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { metricsOfCard, mostQueries } from '../../rules/card.types.ts'
import '../boards.css'
import { type BoardFrame, BoardFrameContext } from '../cards/card.context.ts'
import { type BoardRecord, useBoard, useCatalogue, useFigures, useLiveFigures } from '../data.ts'
import { exploreTo } from '../drill.ts'
import { boardTexts } from '../text.ts'
import { BoardGrid } from './BoardGrid.tsx'
import { BoardHead } from './BoardHead.tsx'
import { boardAddress, boardName } from './boardName.ts'
import { usePeriodWords } from './periodWords.ts'
import { ScopeBar } from './ScopeBar.tsx'
import { useBoardState } from './useBoardState.ts'

/** `/boards/$board`: a board by its id, or by the key of one that ships. */
export default function BoardPage({ params }: { params: Record<string, string> }) {
  const address = params.board ?? ''
  const { data, error, listError, isMissing, refetch } = useBoard(address)
  if (isMissing) return <PageMissing />
  if (error ?? listError) return <PageFailed error={error ?? listError} onRetry={() => void refetch()} />
  return data ? <Board key={data.id} board={data} /> : <PageLoading />
}

function Board({ board }: { board: BoardRecord }) {
  const t = useText(boardTexts)
  const language = useLanguage()
  const setting = useBoardState(board)
  const { catalogue, error: catalogueError, refetch: retryCatalogue } = useCatalogue()
  const cards = board.layout.cards
  const answers = useFigures(cards, setting.scope, catalogue)
  useLiveFigures(cards, catalogue)
  usePageTitle(boardName(board, language))
  const periodWords = usePeriodWords(setting)
  const address = boardAddress(board)
  const frame = useMemo<BoardFrame | undefined>(
    () =>
      catalogue && {
        catalogue,
        scope: setting.scope,
        explore: (metric, to) => exploreTo({ board: address, metric, search: setting.search, ...to }),
        periodWords,
        plain: false,
      },
    [catalogue, setting.scope, setting.search, address, periodWords],
  )
  const error = catalogueError ?? answers.error
  const metrics = useMemo(() => [...new Set(cards.flatMap((card) => [...metricsOfCard(card)]))], [cards])
  return (
    <div className="zy-board">
      <BoardHead board={board} setting={setting} answers={answers} periodWords={periodWords} />
      {metrics.length > 0 && <ScopeBar setting={setting} metrics={metrics} catalogue={catalogue} />}
      {answers.isCut && <Alert type="warning" showIcon title={t('tooMany', { n: mostQueries })} />}
      {cards.length === 0 ? (
        <section className="zy-card zy-board-empty">
          <h2>{t('empty')}</h2>
          <p>{t('emptyHow')}</p>
          {board.can?.update && (
            <Link to={`/boards/${address}/edit`}>
              <Button type="primary" tabIndex={-1}>
                {t('addCards')}
              </Button>
            </Link>
          )}
        </section>
      ) : error && !answers.computedAt ? (
        <PageFailed error={error} onRetry={catalogueError ? retryCatalogue : answers.refetch} />
      ) : frame ? (
        <BoardFrameContext value={frame}>
          <BoardGrid cards={cards} answers={answers} />
        </BoardFrameContext>
      ) : (
        <PageLoading />
      )}
    </div>
  )
}
