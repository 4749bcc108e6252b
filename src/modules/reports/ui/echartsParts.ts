/** Parts of ECharts that only reports draw with, beside those of all charts. */
import { HeatmapChart, PieChart } from 'echarts/charts'
import { LegendComponent, VisualMapComponent } from 'echarts/components'
import { use } from 'echarts/core'

use([PieChart, HeatmapChart, LegendComponent, VisualMapComponent])
