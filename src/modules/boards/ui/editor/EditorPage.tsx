import { PlusOutlined, RedoOutlined, SettingOutlined, UndoOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Tooltip } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useHotkeys } from '#kernel/ui/hotkeys.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { addCard, newCardId } from '../../rules/arrange.ts'
import type { CardKind } from '../../rules/card.types.ts'
import type { Catalogue } from '../../rules/plan.ts'
import '../boards.css'
import './editor.css'
import { type BoardFrame, BoardFrameContext } from '../cards/card.context.ts'
import { type BoardRecord, useBoard, useCatalogue, useFigures } from '../data.ts'
import { exploreTo } from '../drill.ts'
import { boardAddress, boardName } from '../page/boardName.ts'
import { readBoard, scopeOf } from '../page/boardState.ts'
import { AddCard } from './AddCard.tsx'
import { BoardSettings } from './BoardSettings.tsx'
import { CardSettings } from './CardSettings.tsx'
import { cardName } from './cardName.ts'
import { EditGrid } from './EditGrid.tsx'
import { firstMetrics } from './firstMetrics.ts'
import { editorTexts } from './text.ts'
import { useEditor } from './useEditor.ts'
import { useSaveBoard } from './useSaveBoard.ts'

/** `/boards/$board/edit` */
export default function EditorPage({ params }: { params: Record<string, string> }) {
  const { data, error, listError, isMissing, refetch } = useBoard(params.board ?? '')
  const { catalogue, error: catalogueError, refetch: retry } = useCatalogue()
  if (isMissing || data?.can?.update === false) return <PageMissing />
  if (error ?? listError) return <PageFailed error={error ?? listError} onRetry={() => void refetch()} />
  if (catalogueError) return <PageFailed error={catalogueError} onRetry={retry} />
  return data && catalogue ? <BoardEditor key={data.id} board={data} catalogue={catalogue} /> : <PageLoading />
}

function BoardEditor({ board, catalogue }: { board: BoardRecord; catalogue: Catalogue }) {
  const t = useText(editorTexts)
  const language = useLanguage()
  const navigate = useNavigate()
  const { message, modal } = App.useApp()
  const { today, company, me } = useMeta()
  const editor = useEditor(board)
  const { draft, edit } = editor
  const { save, isSaving, faults } = useSaveBoard(board)
  const [chosen, choose] = useState<string>()
  const [panel, setPanel] = useState<'add' | 'board'>()
  const { period, narrowing } = draft
  const scope = useMemo(
    () => scopeOf(readBoard({}, { period, narrowing }), { today, fiscalYearStart: company.fiscalYearStart, me }),
    [period, narrowing, today, company.fiscalYearStart, me],
  )
  const answers = useFigures(draft.cards as never, scope, catalogue)
  const address = boardAddress(board)
  const frame = useMemo<BoardFrame>(
    () => ({
      catalogue,
      scope,
      explore: (metric, to) => exploreTo({ board: address, metric, search: {}, ...to }),
      periodWords: '',
      plain: true,
    }),
    [catalogue, scope, address],
  )
  useHotkeys({ 'mod+z': editor.undo, 'mod+y': editor.redo, 'mod+s': () => void store() })
  useEffect(() => {
    if (!editor.isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [editor.isChanged])

  const toBoard = () => navigate({ to: `/boards/${address}` })
  async function store() {
    try {
      const outcome = await save(draft)
      if (outcome === 'conflict') void message.error(t('conflict'))
      if (outcome !== 'saved') return
      void message.success(t('saved'))
      await toBoard()
    } catch (error) {
      void message.error(t('failed', { message: (error as Error).message }))
    }
  }
  const leave = () => {
    if (!editor.isChanged) return void toBoard()
    modal.confirm({
      title: t('unsaved'),
      okText: t('leave'),
      okButtonProps: { danger: true },
      onOk: () => void toBoard(),
    })
  }
  const add = (kind: CardKind) => {
    const id = newCardId(draft.cards)
    edit((cards) => addCard(cards, kind, id, firstMetrics(kind, catalogue)))
    setPanel(undefined)
    choose(id)
  }
  const card = draft.cards.find(({ id }) => id === chosen)
  const nameAt = (at: number) => {
    const each = draft.cards[at]
    return each ? cardName(each, catalogue, language) : ''
  }
  return (
    <div className="zy-board zy-editor" data-panel={card !== undefined}>
      <header className="zy-board-head">
        <h1>{boardName(draft, language) || t('editing')}</h1>
        <div className="zy-board-acts">
          <Tooltip title={t('undo')}>
            <Button icon={<UndoOutlined />} aria-label={t('undo')} disabled={!editor.canUndo} onClick={editor.undo} />
          </Tooltip>
          <Tooltip title={t('redo')}>
            <Button icon={<RedoOutlined />} aria-label={t('redo')} disabled={!editor.canRedo} onClick={editor.redo} />
          </Tooltip>
          <Button icon={<SettingOutlined aria-hidden="true" />} onClick={() => setPanel('board')}>
            {t('settings')}
          </Button>
          <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => setPanel('add')}>
            {t('add')}
          </Button>
          <Button onClick={leave}>{t('back')}</Button>
          <Button type="primary" loading={isSaving} onClick={() => void store()}>
            {t('save')}
          </Button>
        </div>
      </header>
      {faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t('faults')}
          description={
            <ul className="zy-editor-faults">
              {faults.map(({ path, code, message: words }) => {
                const at = /^layout\.cards\.(\d+)/.exec(path)?.[1]
                const text = words ?? code
                return (
                  <li key={`${path} ${code}`}>
                    {at === undefined
                      ? text
                      : t('cardFault', { n: Number(at) + 1, name: nameAt(Number(at)), message: text })}
                  </li>
                )
              })}
            </ul>
          }
        />
      )}
      <p className="zy-quiet">{t('hint')}</p>
      <BoardFrameContext value={frame}>
        <EditGrid
          cards={draft.cards}
          edit={edit}
          answers={answers}
          chosen={chosen}
          onChoose={choose}
          nameOf={(each) => cardName(each, catalogue, language)}
        />
      </BoardFrameContext>
      {card && <CardSettings card={card} catalogue={catalogue} edit={edit} onClose={() => choose(undefined)} />}
      <AddCard open={panel === 'add'} onAdd={add} onClose={() => setPanel(undefined)} />
      <BoardSettings
        open={panel === 'board'}
        board={board}
        editor={editor}
        catalogue={catalogue}
        onClose={() => setPanel(undefined)}
      />
    </div>
  )
}
