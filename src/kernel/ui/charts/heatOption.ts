import type { ChartOption, Palette } from './chart.types.ts'
import { font, tip } from './look.ts'

interface HeatChart {
  /** Left to right. */
  columns: readonly string[]
  /** Top to bottom. */
  rows: readonly string[]
  values: readonly (readonly (number | null)[])[]
  words: (value: number | null) => string
  /** What the label beside the pointer begins with; row and column otherwise. */
  title?: (row: number, column: number) => string
  /** Figures in the cells while they have room. */
  written?: boolean
}

/** The darker the more. Cells without a figure stay empty. A pick tells row × columns + column. */
export function heatOption({ columns, rows, values, words, title, written }: HeatChart) {
  const most = Math.max(1, ...values.flat().map((value) => value ?? 0))
  const data = values.flatMap((row, y) =>
    row.map((value, x): [number, number, number | string] => [x, y, value ?? '-']),
  )
  return (palette: Palette): ChartOption => ({
    grid: { left: 4, right: 4, top: 4, bottom: 2, containLabel: true },
    tooltip: tip(palette, ({ dataIndex }) => {
      const x = dataIndex % columns.length
      const y = Math.floor(dataIndex / columns.length)
      const value = values[y]?.[x] ?? null
      return `${title ? title(y, x) : `${rows[y]} · ${columns[x]}`}\n${words(value)}`
    }),
    xAxis: {
      type: 'category',
      data: [...columns],
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...font(palette), hideOverlap: true },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...rows],
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...font(palette), color: palette.text, width: 96, overflow: 'truncate' },
    },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [palette.fill, palette.chart1] } },
    series: [
      {
        type: 'heatmap',
        data,
        itemStyle: { borderColor: palette.card, borderWidth: 2, borderRadius: 4 },
        label: {
          show: written === true,
          fontSize: 11,
          fontFamily: 'inherit',
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const value = values[Math.floor(dataIndex / columns.length)]?.[dataIndex % columns.length] ?? null
            return value ? `{${value > most * 0.55 ? 'dark' : 'light'}|${words(value)}}` : ''
          },
          rich: { light: { color: palette.text, fontSize: 11 }, dark: { color: palette.card, fontSize: 11 } },
        },
        emphasis: { itemStyle: { borderColor: palette.text2 } },
      },
    ],
  })
}
