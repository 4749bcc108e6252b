import type { ChartOption, Palette } from './chart.types.ts'
import { font, tip } from './look.ts'

export interface Bar {
  label: string
  value: number
  /** The figure in words, written at the bar. */
  text: string
}

const barTip = (bars: readonly Pick<Bar, 'label' | 'text'>[], palette: Palette) =>
  tip(palette, ({ dataIndex }) => {
    const bar = bars[dataIndex]
    return bar ? `${bar.label}\n${bar.text}` : ''
  })

/** Columns over time, from zero, each with its figure above it while there is room. */
export function columnOption(bars: readonly Bar[], axis: (value: number) => string, labelled = bars.length <= 13) {
  return (palette: Palette): ChartOption => ({
    grid: { left: 4, right: 8, top: 24, bottom: 4, containLabel: true },
    tooltip: barTip(bars, palette),
    xAxis: {
      type: 'category',
      data: bars.map((bar) => bar.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.border } },
      axisLabel: { ...font(palette), hideOverlap: true },
    },
    yAxis: {
      // Bars stand on zero in any case; an axis that begins there would hide negative ones.
      type: 'value',
      splitNumber: 4,
      axisLabel: { ...font(palette), formatter: axis },
      splitLine: { lineStyle: { color: palette.borderSoft } },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 36,
        data: bars.map((bar) => bar.value),
        itemStyle: { color: palette.chart1, borderRadius: [3, 3, 0, 0] },
        label: {
          show: labelled,
          position: 'top',
          ...font(palette),
          formatter: ({ dataIndex }) => bars[dataIndex]?.text ?? '',
        },
        labelLayout: { hideOverlap: true },
      },
    ],
  })
}

/** A line over time for what does not add up (rates, means); gaps where nothing is known. */
export function lineOption(
  points: readonly (Omit<Bar, 'value'> & { value: number | null })[],
  axis: (value: number) => string,
  labelled = points.length <= 13,
) {
  return (palette: Palette): ChartOption => ({
    grid: { left: 4, right: 16, top: 24, bottom: 4, containLabel: true },
    tooltip: barTip(points, palette),
    xAxis: {
      type: 'category',
      data: points.map((point) => point.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.border } },
      axisLabel: { ...font(palette), hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { ...font(palette), formatter: axis },
      splitLine: { lineStyle: { color: palette.borderSoft } },
    },
    series: [
      {
        type: 'line',
        data: points.map((point) => point.value),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { color: palette.chart1, width: 2 },
        itemStyle: { color: palette.chart1 },
        label: {
          show: labelled,
          position: 'top',
          ...font(palette),
          formatter: ({ dataIndex }) => points[dataIndex]?.text ?? '',
        },
        labelLayout: { hideOverlap: true },
      },
    ],
  })
}

/** Bars beside their names, longest first as given, with the figure at the end of each. */
export function rowOption(bars: readonly Bar[]) {
  return (palette: Palette): ChartOption => ({
    grid: { left: 4, right: 76, top: 4, bottom: 4, containLabel: true },
    tooltip: barTip(bars, palette),
    xAxis: { type: 'value', min: 0, max: 'dataMax', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.label),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...font(palette), color: palette.text, width: 120, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        data: bars.map((bar) => bar.value),
        showBackground: true,
        backgroundStyle: { color: palette.fill, borderRadius: 3 },
        itemStyle: { color: palette.chart1, borderRadius: 3 },
        label: {
          show: true,
          position: 'right',
          ...font(palette),
          color: palette.text,
          formatter: ({ dataIndex }) => bars[dataIndex]?.text ?? '',
        },
      },
    ],
  })
}
