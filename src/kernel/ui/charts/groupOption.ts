import type { ChartOption, Palette } from './chart.types.ts'
import { font, seriesColours, tip } from './look.ts'
import type { Course } from './timeOption.ts'

interface GroupChart {
  names: readonly string[]
  /** The earlier ones are drawn paler, below. */
  courses: readonly Course[]
  /** A level that all are held against. */
  level?: { name: string; value: number } | undefined
}

/** Bars beside their names, one for each period, so that team stands against team and now against before. */
export function groupOption({ names, courses, level }: GroupChart) {
  return (palette: Palette): ChartOption => {
    const colours = seriesColours(palette)
    return {
      grid: { left: 4, right: 84, top: level ? 22 : 4, bottom: 4, containLabel: true },
      tooltip: tip(
        palette,
        ({ dataIndex }) =>
          [names[dataIndex], ...courses.map((each) => `${each.name}  ${each.texts[dataIndex] ?? ''}`)].join('\n'),
        'axis',
      ),
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...names],
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { ...font(palette), color: palette.text, width: 110, overflow: 'truncate' },
      },
      series: courses.map((course, at) => ({
        type: 'bar',
        name: course.name,
        data: [...course.values],
        barMaxWidth: 14,
        barGap: '10%',
        itemStyle: {
          color: course.earlier ? palette.chart5 : colours[at % colours.length],
          opacity: course.earlier ? 0.45 : 1,
          borderRadius: 3,
        },
        label: {
          show: !course.earlier,
          position: 'right',
          ...font(palette),
          color: palette.text,
          formatter: ({ dataIndex }: { dataIndex: number }) => course.texts[dataIndex] ?? '',
        },
        markLine:
          at === 0 && level
            ? {
                silent: true,
                symbol: 'none',
                lineStyle: { color: palette.warn, type: 'dashed', width: 1.5 },
                label: { ...font(palette), color: palette.warn, formatter: '{b}' },
                data: [{ name: level.name, xAxis: level.value }],
              }
            : undefined,
      })),
    }
  }
}
