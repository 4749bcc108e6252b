/** Column widths of this person for one entity, kept on this device. */
import { useCallback, useState } from 'react'
import { maxColumnWidth, minColumnWidth } from '../model/columns.ts'
import { readLocal, writeLocal } from '../model/localStore.ts'

export type Widths = Record<string, number>

export function useColumnWidths(entityName: string): [Widths, (path: string, width: number) => void] {
  const key = `widths:${entityName}`
  const [stored, setStored] = useState(() => ({ key, widths: readLocal<Widths>(key) ?? {} }))
  const widths = stored.key === key ? stored.widths : (readLocal<Widths>(key) ?? {})
  const resize = useCallback(
    (path: string, width: number) => {
      const clamped = Math.round(Math.max(minColumnWidth, Math.min(maxColumnWidth, width)))
      setStored((old) => {
        const base = old.key === key ? old.widths : (readLocal<Widths>(key) ?? {})
        const next = { ...base, [path]: clamped }
        writeLocal(key, next)
        return { key, widths: next }
      })
    },
    [key],
  )
  return [widths, resize]
}
