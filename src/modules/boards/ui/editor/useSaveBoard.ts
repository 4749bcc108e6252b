import { useCallback, useState } from 'react'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import { invalidateEntity } from '#kernel/ui/query.ts'
import type { BoardRecord } from '../data.ts'
import { type Draft, draftOf } from './useEditor.ts'

export interface SaveBoard {
  save: (draft: Draft) => Promise<'saved' | 'faults' | 'conflict'>
  isSaving: boolean
  faults: readonly Violation[]
}

/** Saves what differs, against the version that was opened. Faults are kept until the next attempt. */
export function useSaveBoard(board: BoardRecord): SaveBoard {
  const [isSaving, setSaving] = useState(false)
  const [faults, setFaults] = useState<readonly Violation[]>([])
  const save = useCallback(
    async (draft: Draft) => {
      setSaving(true)
      setFaults([])
      try {
        const before = draftOf(board)
        const { cards, ...facts } = draft
        const changed = Object.entries(facts).filter(
          ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Draft]),
        )
        const values = Object.fromEntries(changed)
        if (JSON.stringify(cards) !== JSON.stringify(before.cards)) values.layout = { cards } as never
        if (Object.keys(values).length > 0)
          await api.patch(`/boards/${board.id}`, { version: board.version, ...values })
        invalidateEntity('board')
        return 'saved' as const
      } catch (error) {
        if (isApiError(error, 409)) return 'conflict' as const
        if (!isApiError(error) || error.body.violations.length === 0) throw error
        setFaults(error.body.violations)
        return 'faults' as const
      } finally {
        setSaving(false)
      }
    },
    [board],
  )
  return { save, isSaving, faults }
}
