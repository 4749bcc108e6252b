import { useCallback, useMemo, useState } from 'react'
import { changed, emptyHistory, type History, redone, undone } from './history.ts'
import type { CellEdit, CellReading } from './sheet.types.ts'

export const cellKey = (row: string, column: string): string => `${row}\t${column}`

export interface SheetState {
  /** What was changed and is not saved: by `cellKey`. */
  edits: ReadonlyMap<string, CellReading>
  edit: (edits: readonly CellEdit[]) => void
  /** Gives cells back what is saved. One step, so that it can be undone. */
  forget: (keys: readonly string[]) => void
  undo: () => void
  redo: () => void
  canUndo: boolean
  /** After saving: nothing is changed, and there is nothing to undo. */
  reset: () => void
}

/** The unsaved changes of a sheet, with undo and redo. */
export function useSheet(): SheetState {
  const [history, setHistory] = useState<History<CellReading>>(emptyHistory)
  const edit = useCallback((edits: readonly CellEdit[]) => {
    setHistory((now) => changed(now, new Map(edits.map((e) => [cellKey(e.row, e.column), e.reading]))))
  }, [])
  const forget = useCallback((keys: readonly string[]) => {
    setHistory((now) => changed(now, new Map(keys.map((key) => [key, undefined]))))
  }, [])
  const undo = useCallback(() => setHistory(undone), [])
  const redo = useCallback(() => setHistory(redone), [])
  const reset = useCallback(() => setHistory(emptyHistory()), [])
  return useMemo(
    () => ({ edits: history.cells, edit, forget, undo, redo, canUndo: history.past.length > 0, reset }),
    [history, edit, forget, undo, redo, reset],
  )
}
