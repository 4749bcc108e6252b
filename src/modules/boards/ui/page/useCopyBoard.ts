import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { api } from '#kernel/ui/client.ts'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { BoardRecord } from '../data.ts'
import { boardTexts } from '../text.ts'
import { boardName } from './boardName.ts'

/** Makes an own board of another one and opens it in the editor. */
export function useCopyBoard(): (board: BoardRecord) => Promise<void> {
  const t = useText(boardTexts)
  const language = useLanguage()
  const navigate = useNavigate()
  return useCallback(
    async (board) => {
      const { icon, about, period, narrowing, layout } = board
      const name = t('copyName', { name: boardName(board, language) })
      const made = await api.post<{ id: string }>('/boards', { name, icon, about, period, narrowing, layout })
      invalidateEntity('board')
      await navigate({ to: `/boards/${made.id}/edit` })
    },
    [t, language, navigate],
  )
}
