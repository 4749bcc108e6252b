import type { ChartOption, Palette } from './chart.types.ts'

/** Words in a drawing: as small as the page's captions, in its own font. */
export const font = (palette: Palette) => ({ color: palette.text2, fontSize: 12, fontFamily: 'inherit' })

/** Five colours at most: more cannot be told apart. */
export const seriesColours = (palette: Palette): string[] => [
  palette.chart1,
  palette.chart2,
  palette.chart3,
  palette.chart4,
  palette.chart5,
]

export interface TipHit {
  dataIndex: number
  seriesIndex: number
  /** Of a drawing with several values at one place. */
  name: string
}

/** The dark label beside the pointer. Rich text, so that names are never read as HTML. */
export function tip(
  palette: Palette,
  words: (hit: TipHit) => string,
  trigger: 'item' | 'axis' = 'item',
): ChartOption['tooltip'] {
  return {
    trigger,
    confine: true,
    renderMode: 'richText',
    backgroundColor: palette.tip,
    borderWidth: 0,
    padding: [6, 10],
    textStyle: { color: '#fff', fontSize: 12, lineHeight: 18 },
    axisPointer: { type: 'shadow', shadowStyle: { color: palette.hover, opacity: 0.5 } },
    formatter: (hit: unknown) => {
      const first = (Array.isArray(hit) ? hit[0] : hit) as TipHit | undefined
      return first ? words(first) : ''
    },
  }
}

/** A horizontal axis of names without lines that say nothing. */
export const nameAxis = (palette: Palette, names: readonly string[]) => ({
  type: 'category' as const,
  data: [...names],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: palette.border } },
  axisLabel: { ...font(palette), hideOverlap: true },
})

/** A vertical axis from zero (or below, when there is a loss). */
export const valueAxis = (palette: Palette, words: (value: number) => string, least?: number) => ({
  type: 'value' as const,
  min: least !== undefined && least < 0 ? undefined : 0,
  splitNumber: 4,
  axisLabel: { ...font(palette), formatter: words },
  splitLine: { lineStyle: { color: palette.borderSoft } },
})
