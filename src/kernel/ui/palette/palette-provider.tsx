import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react'
import { useHotkeys } from '../hotkeys.ts'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))

const PaletteContext = createContext<() => void>(() => undefined)

/** Opens the palette. */
export function usePalette(): () => void {
  return useContext(PaletteContext)
}

/** The palette, on Ctrl/Cmd+K and `/`. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const show = useCallback(() => setOpen(true), [])
  useHotkeys({ 'mod+k': () => setOpen((now) => !now), '/': show })
  return (
    <PaletteContext value={show}>
      {children}
      {open && (
        <Suspense>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </PaletteContext>
  )
}
