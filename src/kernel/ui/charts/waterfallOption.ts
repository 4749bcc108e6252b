import type { ChartOption, Palette } from './chart.types.ts'
import { font, tip, valueAxis } from './look.ts'

export interface WaterfallStep {
  name: string
  /** What it adds, or the level itself for the first and the last. */
  value: number
  text: string
  /** Stands on the ground: the level before and the level after. */
  level?: boolean
}

/** From one level to another by the steps between: green up, red down, each floating where the last one ended. */
export function waterfallOption(steps: readonly WaterfallStep[], axis: (value: number) => string) {
  const ground: number[] = []
  let at = 0
  for (const step of steps) {
    if (step.level) {
      ground.push(0)
      at = step.value
    } else {
      ground.push(step.value < 0 ? at + step.value : at)
      at += step.value
    }
  }
  const least = Math.min(0, ...ground)
  return (palette: Palette): ChartOption => ({
    grid: { left: 4, right: 8, top: 22, bottom: 2, containLabel: true },
    tooltip: tip(palette, ({ dataIndex }) => {
      const step = steps[dataIndex]
      return step ? `${step.name}\n${step.text}` : ''
    }),
    xAxis: {
      type: 'category',
      data: steps.map((step) => step.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.border } },
      axisLabel: { ...font(palette), width: 74, overflow: 'truncate', hideOverlap: true },
    },
    yAxis: valueAxis(palette, axis, least),
    series: [
      { type: 'bar', stack: 'steps', silent: true, itemStyle: { color: 'transparent' }, data: ground },
      {
        type: 'bar',
        stack: 'steps',
        barMaxWidth: 44,
        data: steps.map((step) => ({
          value: step.level ? step.value : Math.abs(step.value),
          itemStyle: {
            color: step.level ? palette.chart1 : step.value < 0 ? palette.bad : palette.good,
            borderRadius: 3,
          },
        })),
        label: {
          show: true,
          position: 'top',
          ...font(palette),
          formatter: ({ dataIndex }: { dataIndex: number }) => steps[dataIndex]?.text ?? '',
        },
        labelLayout: { hideOverlap: true },
      },
    ],
  })
}
