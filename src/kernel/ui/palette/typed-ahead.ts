import { isComposing } from '../composing.ts'

/** Keeps the keys that are pressed between asking for an input and its having the focus. */
export interface TypedAhead {
  start(): void
  /** What was typed since the start; typing goes to the input from now on. */
  take(): string
}

export function typedAhead(): TypedAhead {
  let text = ''
  const collect = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return
    event.preventDefault()
    event.stopPropagation()
    text += event.key
  }
  return {
    start() {
      text = ''
      window.addEventListener('keydown', collect, true)
    },
    take() {
      window.removeEventListener('keydown', collect, true)
      const typed = text
      text = ''
      return typed
    },
  }
}
