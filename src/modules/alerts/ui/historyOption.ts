import type { ChartOption, Palette } from '#kernel/ui/charts/chart.types.ts'

export interface HistoryBar {
  label: string
  value: number | null
  text: string
  /** Drawn in the colour of problems; the table says it in words. */
  marked: boolean
}

/** Columns of a figure over time, with the limit as a line across. */
export function historyOption(
  bars: readonly HistoryBar[],
  limit: readonly (number | null)[] | null,
  axis: (value: number) => string,
) {
  return (palette: Palette): ChartOption => {
    const font = { color: palette.text2, fontSize: 12, fontFamily: 'inherit' }
    return {
      grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'item',
        confine: true,
        renderMode: 'richText',
        backgroundColor: palette.tip,
        borderWidth: 0,
        textStyle: { color: '#fff', fontSize: 12 },
        formatter: (hit: unknown) => {
          const bar = bars[(hit as { dataIndex: number }).dataIndex]
          return bar ? `${bar.label}\n${bar.text}` : ''
        },
      },
      xAxis: {
        type: 'category',
        data: bars.map(({ label }) => label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.border } },
        axisLabel: { ...font, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        axisLabel: { ...font, formatter: axis },
        splitLine: { lineStyle: { color: palette.borderSoft } },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 28,
          data: bars.map(({ value, marked }) => ({
            value: value ?? '-',
            itemStyle: { color: marked ? palette.bad : palette.chart1, borderRadius: [3, 3, 0, 0] },
          })),
        },
        ...(limit
          ? [
              {
                type: 'line' as const,
                data: limit.map((value) => value ?? '-'),
                symbol: 'none',
                silent: true,
                lineStyle: { color: palette.warn, width: 1.5, type: 'dashed' as const },
              },
            ]
          : []),
      ],
    }
  }
}
