import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { AriaComponentOption, GridComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Colours } from '../colours.ts'
import type { Drill } from './Drill.tsx'

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption | AriaComponentOption
>

/** What a chart may use of the look: five colours at most, and the greys of axes and words. */
export type Palette = Colours

/** A cell of a chart's table: the words, the exact value for the download, and where a click leads. */
export interface ChartCell {
  text: string
  /** For the download, when it differs from the words: `1234.50` behind `¥1,234.50`. */
  exact?: string | number
  to?: Drill
}

/** The same figures as the chart, to read and to download. */
export interface ChartTable {
  columns: { label: string; numeric?: boolean }[]
  rows: ChartCell[][]
}
