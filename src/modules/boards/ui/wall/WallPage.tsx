import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { timeInZone } from '#kernel/pure/dates.ts'
import { useDarkPage } from '#kernel/ui/appearance.ts'
import { useHotkeys } from '#kernel/ui/hotkeys.ts'
import { Logo } from '#kernel/ui/logo.tsx'
import { useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { defineText, useLanguage, useText } from '#kernel/ui/text.ts'
import { rowsNeeded } from '../../rules/arrange.ts'
import '../boards.css'
import './wall.css'
import { type BoardFrame, BoardFrameContext } from '../cards/card.context.ts'
import { type BoardRecord, useBoard, useBoards, useCatalogue, useFigures, useLiveFigures } from '../data.ts'
import { exploreTo } from '../drill.ts'
import { BoardGrid } from '../page/BoardGrid.tsx'
import { boardAddress, boardName } from '../page/boardName.ts'
import { usePeriodWords } from '../page/periodWords.ts'
import { useBoardState } from '../page/useBoardState.ts'
import { boardTexts } from '../text.ts'

const texts = defineText({
  leave: { zh: '退出大屏', en: 'Leave the wall' },
  every: { zh: '每 {n} 秒换一块', en: 'Next every {n} s' },
  stay: { zh: '不轮播', en: 'Stay on this one' },
  turn: { zh: '轮播', en: 'Turn' },
  full: { zh: '全屏', en: 'Full screen' },
})

const pauses = [0, 15, 30, 60, 120] as const

/** `/boards/$board/wall`: a board for the wall of an office: dark, large, turning through the company's boards. */
export default function WallPage({ params }: { params: Record<string, string> }) {
  useDarkPage()
  const { data, error, listError, isMissing, refetch } = useBoard(params.board ?? '')
  if (isMissing) return <PageMissing />
  if (error ?? listError) return <PageFailed error={error ?? listError} onRetry={() => void refetch()} />
  return data ? (
    <Wall board={data} />
  ) : (
    <div className="zy-wall">
      <PageLoading />
    </div>
  )
}

function Wall({ board }: { board: BoardRecord }) {
  const t = useText(texts)
  const b = useText(boardTexts)
  const language = useLanguage()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { every?: number }
  const { company } = useMeta()
  const frame = useRef<HTMLDivElement>(null)
  const setting = useBoardState(board)
  const { catalogue } = useCatalogue()
  const cards = board.layout.cards
  const answers = useFigures(cards, setting.scope, catalogue)
  useLiveFigures(cards, catalogue)
  const periodWords = usePeriodWords(setting)
  const every = pauses.find((pause) => pause === Number(search.every)) ?? 0
  const address = boardAddress(board)
  const next = useNextBoard(board)

  const leave = useCallback(() => {
    if (document.fullscreenElement) void document.exitFullscreen()
    void navigate({ to: `/boards/${address}` })
  }, [navigate, address])
  useHotkeys({ escape: leave })
  useEffect(() => {
    if (every === 0 || !next) return
    const timer = setTimeout(
      () => void navigate({ to: `/boards/${boardAddress(next)}/wall`, search: { every } as never, replace: true }),
      every * 1000,
    )
    return () => clearTimeout(timer)
  }, [every, next, navigate])
  const words = useMemo<BoardFrame | undefined>(
    () =>
      catalogue && {
        catalogue,
        scope: setting.scope,
        explore: (metric, to) => exploreTo({ board: address, metric, search: setting.search, ...to }),
        periodWords,
        plain: true,
      },
    [catalogue, setting.scope, setting.search, address, periodWords],
  )
  return (
    <div className="zy-wall" ref={frame} style={{ '--rows': rowsNeeded(cards) } as React.CSSProperties}>
      <header>
        <Logo />
        <h1>{boardName(board, language)}</h1>
        <span>{periodWords}</span>
        <span className="zy-wall-time">
          {answers.computedAt && b('computedAt', { time: timeInZone(answers.computedAt, company.timeZone) })}
        </span>
        <div className="zy-wall-acts">
          <Select
            aria-label={t('turn')}
            value={every}
            onChange={(value) =>
              void navigate({ to: '.', search: { ...setting.search, ...(value > 0 && { every: value }) } as never })
            }
            options={pauses.map((n) => ({ value: n, label: n === 0 ? t('stay') : t('every', { n }) }))}
            popupMatchSelectWidth={false}
          />
          <FullScreen of={frame} label={t('full')} />
          <Button onClick={leave}>{t('leave')}</Button>
        </div>
      </header>
      {words && (
        <BoardFrameContext value={words}>
          <BoardGrid cards={cards} answers={answers} />
        </BoardFrameContext>
      )}
    </div>
  )
}

/** The board after this one among those for everyone. */
function useNextBoard(board: BoardRecord): BoardRecord | undefined {
  const { data } = useBoards()
  const turning = (data ?? []).filter(({ audience, kind }) => audience === 'everyone' && kind !== 'personal')
  if (turning.length < 2) return undefined
  return turning[(turning.findIndex(({ id }) => id === board.id) + 1) % turning.length]
}

function FullScreen({ of, label }: { of: React.RefObject<HTMLDivElement | null>; label: string }) {
  const [isFull, setFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const see = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', see)
    return () => document.removeEventListener('fullscreenchange', see)
  }, [])
  if (isFull || !document.fullscreenEnabled) return null
  return <Button onClick={() => void of.current?.requestFullscreen()}>{label}</Button>
}
