import { useCallback, useReducer } from 'react'
import type { Flow, Trigger } from '../../rules/flow.types.ts'

/** What can be undone: the drawing and what starts it. */
export interface Drawn {
  flow: Flow
  triggers: Trigger[]
}

interface State extends Drawn {
  past: Drawn[]
  future: Drawn[]
  /** What the last change was about: typing in one field is one step back. */
  about: string | undefined
  at: number
}

type Act =
  | { do: 'change'; to: Partial<Drawn>; about?: string | undefined; at: number }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'load'; to: Drawn }

/** More steps than anybody takes back. */
const longest = 200
/** Changes of the same field within this time are undone together. */
const together = 1500

const drawnOf = ({ flow, triggers }: State): Drawn => ({ flow, triggers })

function reduce(state: State, act: Act): State {
  switch (act.do) {
    case 'load':
      return { ...act.to, past: [], future: [], about: undefined, at: 0 }
    case 'undo': {
      const before = state.past.at(-1)
      if (!before) return state
      const future = [drawnOf(state), ...state.future]
      return { ...before, past: state.past.slice(0, -1), future, about: undefined, at: 0 }
    }
    case 'redo': {
      const [next, ...future] = state.future
      if (!next) return state
      return { ...next, past: [...state.past, drawnOf(state)], future, about: undefined, at: 0 }
    }
    case 'change': {
      const next = { ...drawnOf(state), ...act.to }
      if (next.flow === state.flow && next.triggers === state.triggers) return state
      const isSame = act.about !== undefined && act.about === state.about && act.at - state.at < together
      const past = isSame ? state.past : [...state.past, drawnOf(state)].slice(-longest)
      return { ...next, past, future: [], about: act.about, at: act.at }
    }
  }
}

export interface DrawingState extends Drawn {
  /** `about` names the field that is typed in. */
  change: (to: Partial<Drawn>, about?: string) => void
  undo: () => void
  redo: () => void
  load: (to: Drawn) => void
  canUndo: boolean
  canRedo: boolean
}

/** The drawing with everything that was done to it. */
export function useDrawing(initial: Drawn): DrawingState {
  const [state, act] = useReducer(reduce, { ...initial, past: [], future: [], about: undefined, at: 0 })
  const change = useCallback(
    (to: Partial<Drawn>, about?: string) => act({ do: 'change', to, about, at: Date.now() }),
    [],
  )
  const undo = useCallback(() => act({ do: 'undo' }), [])
  const redo = useCallback(() => act({ do: 'redo' }), [])
  const load = useCallback((to: Drawn) => act({ do: 'load', to }), [])
  const { flow, triggers, past, future } = state
  return { flow, triggers, change, undo, redo, load, canUndo: past.length > 0, canRedo: future.length > 0 }
}
