import type { ChartOption, Palette } from './chart.types.ts'
import { font, nameAxis, seriesColours, tip, valueAxis } from './look.ts'

export interface Course {
  name: string
  /** One per label; null leaves a gap. */
  values: readonly (number | null)[]
  /** The figures in words. */
  texts: readonly string[]
  /** The earlier one that this is compared with: quiet, dashed. */
  earlier?: boolean
}

/** A level that the figures are held against. */
export interface Level {
  name: string
  value: number
}

interface TimeChart {
  labels: readonly string[]
  courses: readonly Course[]
  look: 'columns' | 'line'
  axis: (value: number) => string
  levels?: readonly Level[]
}

/** Figures over time, from zero: columns or lines side by side, an earlier period as a dashed line behind them. */
export function timeOption({ labels, courses, look, axis, levels = [] }: TimeChart) {
  const least = Math.min(0, ...courses.flatMap((each) => each.values.map((value) => value ?? 0)))
  const written = courses.length === 1 && labels.length <= 12
  return (palette: Palette): ChartOption => {
    const colours = seriesColours(palette)
    const series = courses.map((course, at) => {
      const colour = course.earlier ? palette.chart5 : colours[at % colours.length]
      const data = [...course.values]
      if (course.earlier || look === 'line')
        return {
          type: 'line' as const,
          name: course.name,
          data,
          symbol: labels.length > 40 ? 'none' : 'circle',
          symbolSize: course.earlier ? 4 : 6,
          lineStyle: {
            width: course.earlier ? 1.5 : 2,
            type: course.earlier ? ('dashed' as const) : ('solid' as const),
          },
          itemStyle: { color: colour },
          areaStyle:
            !course.earlier && courses.filter((each) => !each.earlier).length === 1 ? { opacity: 0.08 } : undefined,
          z: course.earlier ? 3 : 2,
          markLine: at === 0 ? levelLines(levels, palette) : undefined,
        }
      return {
        type: 'bar' as const,
        name: course.name,
        data,
        barMaxWidth: 32,
        barGap: '15%',
        itemStyle: { color: colour, borderRadius: [3, 3, 0, 0] },
        label: {
          show: written,
          position: 'top' as const,
          ...font(palette),
          formatter: ({ dataIndex }: { dataIndex: number }) => course.texts[dataIndex] ?? '',
        },
        labelLayout: { hideOverlap: true },
        markLine: at === 0 ? levelLines(levels, palette) : undefined,
      }
    })
    return {
      grid: { left: 4, right: levels.length > 0 ? 72 : 10, top: written ? 24 : 12, bottom: 2, containLabel: true },
      tooltip: tip(
        palette,
        ({ dataIndex }) =>
          [
            labels[dataIndex],
            ...courses.map((each) =>
              courses.length > 1 ? `${each.name}  ${each.texts[dataIndex] ?? ''}` : (each.texts[dataIndex] ?? ''),
            ),
          ].join('\n'),
        'axis',
      ),
      xAxis: nameAxis(palette, labels),
      yAxis: valueAxis(palette, axis, least),
      series,
    }
  }
}

function levelLines(levels: readonly Level[], palette: Palette) {
  if (levels.length === 0) return undefined
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: palette.warn, type: 'dashed' as const, width: 1.5 },
    label: { ...font(palette), color: palette.warn, position: 'end' as const, formatter: '{b}' },
    data: levels.map(({ name, value }) => ({ name, yAxis: value })),
  }
}
