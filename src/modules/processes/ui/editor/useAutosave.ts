import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { api, isApiError } from '#kernel/ui/client.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import type { Drawn } from './useDrawing.ts'

const PAUSE_MS = 700

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'

/** Keeps a draft on the server a moment after each change, one request after another, and when the page is left. */
export function useAutosave(id: string, version: number, drawn: Drawn, enabled: boolean) {
  const [state, setState] = useState<SaveState>('saved')
  const known = useRef({ version, drawn })
  const busy = useRef(false)
  const { flow, triggers } = drawn

  const isSaved = () => known.current.drawn.flow === flow && known.current.drawn.triggers === triggers

  const send = useEffectEvent(async (force: boolean, keepalive = false): Promise<boolean> => {
    if (!enabled || busy.current || (isSaved() && !force)) return isSaved()
    busy.current = true
    const sent = { flow, triggers }
    setState('saving')
    try {
      if (force) known.current.version = Number((await api.get<EntityRecord>(`/process-versions/${id}`)).version)
      const body = { version: known.current.version, ...sent }
      const answer = await api.patch<{ version: number }>(`/process-versions/${id}`, body, { keepalive })
      known.current = { version: answer.version, drawn: sent }
      setState('saved')
      return true
    } catch (error) {
      setState(isApiError(error, 409) ? 'conflict' : 'failed')
      return false
    } finally {
      busy.current = false
    }
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the drawing starts the pause again.
  useEffect(() => {
    if (!enabled || isSaved()) return
    setState((old) => (old === 'conflict' ? old : 'unsaved'))
    if (state === 'conflict') return
    const timer = setTimeout(() => void send(false), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [flow, triggers, enabled, state === 'saving'])

  const onLeave = useEffectEvent(() => void send(false, true))
  useEffect(() => {
    window.addEventListener('pagehide', onLeave)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      onLeave()
    }
  }, [])

  const saveNow = useCallback((force = false) => send(force), [])
  return { state, saveNow, versionNow: () => known.current.version }
}
