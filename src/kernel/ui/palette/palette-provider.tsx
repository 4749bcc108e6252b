import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useEffect, useState } from 'react'
import { useHotkeys } from '../hotkeys.ts'
import { typedAhead } from './typed-ahead.ts'

const load = () => import('./palette.tsx')
const Palette = lazy(async () => ({ default: (await load()).Palette }))

const PaletteContext = createContext<() => void>(() => undefined)

/** Opens the palette. */
export function usePalette(): () => void {
  return useContext(PaletteContext)
}

/** The palette, on Ctrl/Cmd+K and `/`. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const [ahead] = useState(typedAhead)
  const show = useCallback(() => {
    ahead.start()
    setOpen(true)
  }, [ahead])
  const close = useCallback(() => {
    ahead.take()
    setOpen(false)
  }, [ahead])
  // Whoever presses Ctrl+K types on at once: the palette must be there already.
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), 1500)
    return () => clearTimeout(timer)
  }, [])
  useHotkeys({ 'mod+k': () => (open ? close() : show()), '/': show })
  return (
    <PaletteContext value={show}>
      {children}
      {open && (
        <Suspense>
          <Palette onClose={close} takeTyped={ahead.take} />
        </Suspense>
      )}
    </PaletteContext>
  )
}
