import { type RefObject, useEffect } from 'react'
import { isPrinting, onPrinting } from '#kernel/ui/print.ts'

/** A drawing has the width of the screen; on paper it shrinks to the sheet instead of being cut off. */
export function usePaperWidth(sheet: RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      onPrinting(() => {
        for (const svg of sheet.current?.querySelectorAll<SVGSVGElement>('.zy-chart svg') ?? []) {
          const frame = svg.parentElement
          if (!frame) continue
          if (isPrinting()) {
            svg.dataset.width = svg.getAttribute('width') ?? ''
            svg.dataset.frame = frame.style.width
            svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`)
            svg.setAttribute('width', '100%')
            frame.style.width = '100%'
          } else {
            svg.removeAttribute('viewBox')
            svg.setAttribute('width', svg.dataset.width ?? '100%')
            frame.style.width = svg.dataset.frame ?? ''
          }
        }
      }),
    [sheet],
  )
}
