import type { ChartOption, Palette } from './chart.types.ts'
import { font, seriesColours, tip } from './look.ts'

export interface RadarShape {
  name: string
  /** 0 to 1 along each axis. */
  values: readonly number[]
  texts: readonly string[]
}

/** Several figures of several teams at once; the rim is the best of them. */
export function radarOption(axes: readonly string[], shapes: readonly RadarShape[]) {
  return (palette: Palette): ChartOption => {
    const colours = seriesColours(palette)
    return {
      tooltip: tip(palette, ({ dataIndex }) => {
        const shape = shapes[dataIndex]
        return shape ? [shape.name, ...axes.map((axis, at) => `${axis}  ${shape.texts[at] ?? ''}`)].join('\n') : ''
      }),
      radar: {
        indicator: axes.map((name) => ({ name, max: 1 })),
        radius: '74%',
        splitNumber: 4,
        axisName: font(palette),
        splitArea: { show: false },
        splitLine: { lineStyle: { color: palette.borderSoft } },
        axisLine: { lineStyle: { color: palette.borderSoft } },
      },
      series: [
        {
          type: 'radar',
          symbolSize: 4,
          data: shapes.map((shape, at) => ({
            name: shape.name,
            value: [...shape.values],
            itemStyle: { color: colours[at % colours.length] },
            lineStyle: { width: 2 },
            areaStyle: { opacity: 0.07 },
          })),
        },
      ],
    }
  }
}
