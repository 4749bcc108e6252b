import { useEffect, useRef, useState } from 'react'

export type Leave = 'down' | 'up' | 'next' | 'back' | 'stay'

interface CellEditorProps {
  label: string
  /** What stands in it at first: the figure, or the key that began the typing. */
  initial: string
  /** The figure is selected, so that the next key replaces it. */
  selectAll: boolean
  onDone: (text: string, leave: Leave) => void
  onCancel: () => void
}

/** The field inside a cell while it is edited. */
export function CellEditor({ label, initial, selectAll, onDone, onCancel }: CellEditorProps) {
  const [text, setText] = useState(initial)
  const input = useRef<HTMLInputElement>(null)
  const finished = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it appears.
  useEffect(() => {
    input.current?.focus()
    if (selectAll) input.current?.select()
  }, [])
  const done = (leave: Leave) => {
    if (finished.current) return
    finished.current = true
    onDone(text, leave)
  }
  return (
    <input
      ref={input}
      className="zy-sheet-input"
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => done('stay')}
      onKeyDown={(event) => {
        event.stopPropagation()
        // Enter that ends the choice of a character belongs to the input method.
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') done(event.shiftKey ? 'up' : 'down')
        else if (event.key === 'Tab') {
          event.preventDefault()
          done(event.shiftKey ? 'back' : 'next')
        } else if (event.key === 'Escape') {
          finished.current = true
          onCancel()
        }
      }}
      onPaste={(event) => event.stopPropagation()}
      onCopy={(event) => event.stopPropagation()}
      onCut={(event) => event.stopPropagation()}
      onMouseDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}
