import type { ChartOption, Palette } from '#kernel/ui/charts/chart.types.ts'

export interface TrendLines {
  days: readonly string[]
  plan: readonly number[]
  actual: readonly (number | null)[]
  /** From today to the end; null before. */
  forecast: readonly (number | null)[]
  low: readonly (number | null)[]
  high: readonly (number | null)[]
  target: number
  names: { plan: string; actual: string; forecast: string; target: string }
}

/** Actual as a line, the plan dashed, the expected end with its range as a band. */
export function trendOption(lines: TrendLines, axis: (value: number) => string) {
  return (palette: Palette): ChartOption => {
    const font = { color: palette.text2, fontSize: 12, fontFamily: 'inherit' }
    const line = { type: 'line' as const, showSymbol: false, connectNulls: false, emphasis: { disabled: true } }
    const band = lines.high.map((high, i) => (high === null ? null : high - (lines.low[i] ?? 0)))
    return {
      grid: { left: 4, right: 12, top: 16, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        confine: true,
        renderMode: 'richText',
        backgroundColor: palette.tip,
        borderWidth: 0,
        padding: [6, 10],
        textStyle: { color: '#fff', fontSize: 12 },
        formatter: (hits: unknown) => wordsAt(lines, (hits as { dataIndex: number }[])[0]?.dataIndex ?? 0, axis),
      },
      xAxis: {
        type: 'category',
        data: [...lines.days],
        boundaryGap: false,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.border } },
        axisLabel: { ...font, hideOverlap: true, formatter: (day: string) => day.slice(5) },
      },
      yAxis: {
        type: 'value',
        min: 0,
        splitNumber: 4,
        axisLabel: { ...font, formatter: axis },
        splitLine: { lineStyle: { color: palette.borderSoft } },
      },
      series: [
        { ...line, name: 'low', data: [...lines.low], stack: 'band', lineStyle: { opacity: 0 }, silent: true },
        {
          ...line,
          name: 'band',
          data: band,
          stack: 'band',
          lineStyle: { opacity: 0 },
          areaStyle: { color: palette.chart1, opacity: 0.14 },
          silent: true,
        },
        {
          ...line,
          name: lines.names.plan,
          data: [...lines.plan],
          lineStyle: { color: palette.chart2, width: 1.5, type: 'dashed' },
        },
        {
          ...line,
          name: lines.names.forecast,
          data: [...lines.forecast],
          lineStyle: { color: palette.chart1, width: 1.5, type: 'dotted' },
        },
        {
          ...line,
          name: lines.names.actual,
          data: [...lines.actual],
          lineStyle: { color: palette.chart1, width: 2.5 },
        },
      ],
    }
  }
}

function wordsAt(lines: TrendLines, at: number, axis: (value: number) => string): string {
  const { names } = lines
  const part = (name: string, value: number | null | undefined) =>
    value === null || value === undefined ? [] : [`${name} ${axis(value)}`]
  return [
    lines.days[at] ?? '',
    ...part(names.actual, lines.actual[at]),
    ...part(names.plan, lines.plan[at]),
    ...(lines.actual[at] === null ? part(names.forecast, lines.forecast[at]) : []),
  ].join('\n')
}
