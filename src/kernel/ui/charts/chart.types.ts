import type {
  BarSeriesOption,
  HeatmapSeriesOption,
  LineSeriesOption,
  PieSeriesOption,
  RadarSeriesOption,
} from 'echarts/charts'
import type {
  AriaComponentOption,
  GridComponentOption,
  MarkLineComponentOption,
  RadarComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Colours } from '../colours.ts'
import type { Drill } from './Drill.tsx'
import type { PlainCell, PlainTable } from './table.types.ts'

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | HeatmapSeriesOption
  | RadarSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | AriaComponentOption
  | MarkLineComponentOption
  | RadarComponentOption
  | VisualMapComponentOption
>

/** What a chart may use of the look: five colours at most, and the greys of axes and words. */
export type Palette = Colours

/** A cell of a chart's table: the words, the exact value for the download, and where a click leads. */
export interface ChartCell extends PlainCell {
  to?: Drill
}

/** The same figures as the chart, to read and to download. */
export interface ChartTable extends PlainTable {
  rows: ChartCell[][]
}
