import { useEffect, useEffectEvent } from 'react'
import type { EditorActs } from './useEditorActs.ts'

interface EditorKeys {
  acts: EditorActs
  selected: readonly string[]
  disabled: boolean
  onEscape: () => void
  onSave: () => void
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA'].includes(target.tagName))

const dialogOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.getClientRects().length > 0)

/** Keys of the editor. While somebody types in a field they belong to the field. */
export function useEditorKeys({ acts, selected, disabled, onEscape, onSave }: EditorKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || dialogOpen()) return
    const mod = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    const pattern = `${mod ? 'mod+' : ''}${event.shiftKey && mod ? 'shift+' : ''}${key}`
    const anywhere: Record<string, () => void> = { 'mod+s': onSave }
    const outside: Record<string, () => void> = {
      'mod+z': acts.undo,
      'mod+shift+z': acts.redo,
      'mod+y': acts.redo,
      'mod+c': acts.copy,
      'mod+v': acts.paste,
      'mod+a': acts.selectAll,
      delete: () => acts.remove(selected),
      backspace: () => acts.remove(selected),
      escape: onEscape,
    }
    const hasText = (window.getSelection()?.toString() ?? '') !== ''
    if (pattern === 'mod+c' && hasText) return
    const run = anywhere[pattern] ?? (isTyping(event.target) ? undefined : outside[pattern])
    if (!run || (disabled && key !== 'escape')) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
