import {
  CopyOutlined,
  EditOutlined,
  FullscreenOutlined,
  MoreOutlined,
  PrinterOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { timeInZone } from '#kernel/pure/dates.ts'
import { Icon } from '#kernel/ui/icon.tsx'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { usePhone } from '#kernel/ui/screen.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { type BoardAnswers, type BoardRecord, useBoards } from '../data.ts'
import { boardTexts } from '../text.ts'
import { boardAddress, boardName } from './boardName.ts'
import type { BoardSetting } from './useBoardState.ts'
import { useCopyBoard } from './useCopyBoard.ts'

interface BoardHeadProps {
  board: BoardRecord
  setting: BoardSetting
  answers: BoardAnswers
  periodWords: string
}

/** Which board, when its figures were worked out, and what can be done with it. */
export function BoardHead({ board, setting, answers, periodWords }: BoardHeadProps) {
  const t = useText(boardTexts)
  const language = useLanguage()
  const phone = usePhone()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const { company } = useMeta()
  const copy = useCopyBoard()
  const entity = useEntity('board')
  const mayEdit = board.can?.update ?? false
  const address = boardAddress(board)
  const edit = () => void navigate({ to: `/boards/${address}/edit` })
  const wall = () => void navigate({ to: `/boards/${address}/wall`, search: setting.search as never })
  const items = [
    ...(phone && mayEdit ? [{ key: 'edit', icon: <EditOutlined />, label: t('edit') }] : []),
    ...(entity?.operations.create ? [{ key: 'copy', icon: <CopyOutlined />, label: t('copy') }] : []),
    ...(phone ? [{ key: 'wall', icon: <FullscreenOutlined />, label: t('wall') }] : []),
    { key: 'print', icon: <PrinterOutlined />, label: t('print') },
    { key: 'all', icon: <UnorderedListOutlined />, label: t('allBoards') },
  ]
  const run = (key: string) => {
    if (key === 'edit') edit()
    else if (key === 'copy') void copy(board).catch((error: Error) => message.error(error.message))
    else if (key === 'wall') wall()
    else if (key === 'print') window.print()
    else void navigate({ to: '/boards' })
  }
  return (
    <header className="zy-board-head">
      <h1>{boardName(board, language)}</h1>
      <BoardSwitcher current={board} />
      <span className="zy-board-asof" role="status">
        {answers.computedAt && (
          <>
            <i className="zy-live-dot" data-busy={answers.isFetching} aria-hidden="true" />
            {t('computedAt', { time: timeInZone(answers.computedAt, company.timeZone) })}
          </>
        )}
      </span>
      <span className="zy-board-printed">{periodWords}</span>
      <div className="zy-board-acts">
        {!phone && (
          <Button icon={<FullscreenOutlined aria-hidden="true" />} onClick={wall}>
            {t('wall')}
          </Button>
        )}
        {!phone && mayEdit && (
          <Button icon={<EditOutlined aria-hidden="true" />} onClick={edit}>
            {t('edit')}
          </Button>
        )}
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => run(key) }}>
          <Button icon={<MoreOutlined aria-hidden="true" />} aria-label={t('more')} />
        </Dropdown>
      </div>
    </header>
  )
}

const mostTabs = 6

/** The first boards side by side; the page of all boards has the rest. */
function BoardSwitcher({ current }: { current: BoardRecord }) {
  const t = useText(boardTexts)
  const language = useLanguage()
  const { data } = useBoards()
  const boards = data ?? []
  const tabs = boards.slice(0, mostTabs)
  if (!tabs.some(({ id }) => id === current.id)) tabs.splice(mostTabs - 1, 1, current)
  return (
    <nav className="zy-board-tabs" aria-label={t('boards')}>
      {tabs.map((board) => (
        <Link
          key={board.id}
          to={`/boards/${boardAddress(board)}`}
          aria-current={board.id === current.id ? 'page' : undefined}
        >
          <Icon name={board.icon ?? 'bar-chart'} />
          {boardName(board, language)}
        </Link>
      ))}
      {boards.length > mostTabs && <Link to="/boards">{t('allBoards')}</Link>}
    </nav>
  )
}
