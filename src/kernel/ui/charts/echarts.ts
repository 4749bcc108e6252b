/** The parts of ECharts that the product draws with; loaded when the first chart is shown. */
import { BarChart, HeatmapChart, LineChart, PieChart, RadarChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
// Labels that would lie on each other are left out.
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

use([
  BarChart,
  LineChart,
  PieChart,
  HeatmapChart,
  RadarChart,
  GridComponent,
  TooltipComponent,
  AriaComponent,
  MarkLineComponent,
  RadarComponent,
  VisualMapComponent,
  LabelLayout,
  SVGRenderer,
])

export { init }
