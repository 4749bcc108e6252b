import type { Translate } from '../text.ts'
import { type FigureKind, readFigure } from './figure-text.ts'
import type { CellReading } from './sheet.types.ts'
import type { sheetTexts } from './text.ts'

const words = { none: 'faultNone', whole: 'faultWhole', percent: 'faultPercent' } as const

/** Reads a typed or pasted text; one that is no figure keeps its place and says why. */
export function readCell(text: string, kind: FigureKind, t: Translate<typeof sheetTexts>): CellReading {
  const reading = readFigure(text, kind)
  if ('value' in reading) return reading
  const shown = text.trim().slice(0, 40)
  return { text: shown, fault: t(words[reading.fault], { text: shown }) }
}
