import { PlusOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { api } from '#kernel/ui/client.ts'
import { Icon } from '#kernel/ui/icon.tsx'
import { useEntity, useMe } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { defineText, useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import './boards.css'
import { type BoardRecord, useBoards } from './data.ts'
import { boardAddress, boardName } from './page/boardName.ts'
import { boardTexts } from './text.ts'

const texts = defineText({
  intro: {
    zh: '数字都来自日常记录，点开就是明细。每个人只看到自己有权看的数据。',
    en: 'All figures come from the work that is recorded; a click opens the records. Everybody sees what they may see.',
  },
  company: { zh: '公司与部门', en: 'Company and department' },
  mine: { zh: '我建的', en: 'Made by me' },
  shared: { zh: '同事共享的', en: 'Shared by colleagues' },
  newName: { zh: '新看板', en: 'New board' },
  noneYet: {
    zh: '还没有自建看板。可以从一块现有看板复制，也可以从空白开始。',
    en: 'None yet. Copy one of the others, or begin with an empty one.',
  },
  by: { zh: '来自 {name}', en: 'by {name}' },
})

/** `/boards`: all boards, and the way to a new one. */
export default function BoardsPage() {
  const t = useText(texts)
  const b = useText(boardTexts)
  const me = useMe()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const entity = useEntity('board')
  const { data, error, refetch } = useBoards()
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <PageLoading />
  const own = data.filter((board) => board.kind === 'own' && board.owner?.id === me.id)
  const official = data.filter((board) => board.kind !== 'own')
  const shared = data.filter((board) => board.kind === 'own' && board.owner?.id !== me.id)
  const make = async () => {
    const made = await api.post<{ id: string }>('/boards', { name: t('newName') })
    invalidateEntity('board')
    await navigate({ to: `/boards/${made.id}/edit` })
  }
  return (
    <div className="zy-boards">
      <header className="zy-board-head">
        <h1>{b('insights')}</h1>
        <span className="zy-board-asof">{t('intro')}</span>
        {entity?.operations.create && (
          <div className="zy-board-acts">
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => void make().catch((fault: Error) => message.error(fault.message))}
            >
              {b('newBoard')}
            </Button>
          </div>
        )}
      </header>
      <Shelf title={t('company')} boards={official} />
      <Shelf title={t('mine')} boards={own} empty={t('noneYet')} />
      {shared.length > 0 && <Shelf title={t('shared')} boards={shared} />}
    </div>
  )
}

function Shelf({ title, boards, empty }: { title: string; boards: readonly BoardRecord[]; empty?: string }) {
  const t = useText(texts)
  const language = useLanguage()
  const label = useLabel()
  const audience = useEntity('board')?.fields.find((field) => field.name === 'audience')
  return (
    <section>
      <h2>{title}</h2>
      {boards.length === 0 && empty && <p className="zy-quiet">{empty}</p>}
      <ul className="zy-boards-shelf">
        {boards.map((board) => (
          <li key={board.id}>
            <Link to={`/boards/${boardAddress(board)}`} className="zy-card">
              <Icon name={board.icon ?? 'bar-chart'} />
              <span>
                <b>{boardName(board, language)}</b>
                {board.about && (language === 'zh' || !board.key) && <small>{board.about}</small>}
                <small>
                  {label(audience?.options?.find(({ value }) => value === board.audience)?.label)}
                  {board.owner && ` · ${t('by', { name: board.owner.label })}`}
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
