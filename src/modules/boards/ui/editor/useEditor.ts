import { useCallback, useMemo, useReducer } from 'react'
import { type History, record, redo, startHistory, undo } from '../../rules/arrange.ts'
import type { Card } from '../../rules/card.types.ts'
import type { BoardRecord } from '../data.ts'

/** What of a board is edited. */
export interface Draft
  extends Pick<
    BoardRecord,
    'name' | 'nameEn' | 'about' | 'kind' | 'icon' | 'audience' | 'period' | 'narrowing' | 'position'
  > {
  cards: readonly Card[]
}

export const draftOf = (board: BoardRecord): Draft => ({
  name: board.name,
  nameEn: board.nameEn,
  about: board.about,
  kind: board.kind,
  icon: board.icon,
  audience: board.audience,
  period: board.period,
  narrowing: board.narrowing,
  position: board.position,
  cards: board.layout.cards,
})

type Step = { type: 'change'; change: (draft: Draft) => Draft } | { type: 'undo' } | { type: 'redo' }

function next(history: History<Draft>, step: Step): History<Draft> {
  if (step.type === 'undo') return undo(history)
  if (step.type === 'redo') return redo(history)
  return record(history, step.change(history.present))
}

export interface Editor {
  draft: Draft
  isChanged: boolean
  canUndo: boolean
  canRedo: boolean
  change: (values: Partial<Draft>) => void
  /** An edit of the cards. */
  edit: (cards: (before: readonly Card[]) => readonly Card[]) => void
  undo: () => void
  redo: () => void
}

/** The draft of a board, with the way back. */
export function useEditor(board: BoardRecord): Editor {
  const [history, step] = useReducer(next, board, (first) => startHistory(draftOf(first)))
  const change = useCallback(
    (values: Partial<Draft>) => step({ type: 'change', change: (draft) => ({ ...draft, ...values }) }),
    [],
  )
  const edit = useCallback(
    (cards: (before: readonly Card[]) => readonly Card[]) =>
      step({ type: 'change', change: (draft) => ({ ...draft, cards: cards(draft.cards) }) }),
    [],
  )
  return useMemo(
    () => ({
      draft: history.present,
      isChanged: history.past.length > 0,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      change,
      edit,
      undo: () => step({ type: 'undo' }),
      redo: () => step({ type: 'redo' }),
    }),
    [history, change, edit],
  )
}
