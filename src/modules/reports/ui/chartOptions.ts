import type { ChartOption, Palette } from '#kernel/ui/charts/chart.types.ts'
import type { ChartFigures, Slice } from '../rules/chart-data.ts'

type Words = (value: number) => string

const font = (palette: Palette) => ({ color: palette.text2, fontSize: 12, fontFamily: 'inherit' })
const coloursOf = (palette: Palette) => [palette.chart1, palette.chart2, palette.chart3, palette.chart4, palette.chart5]

/** The kernel's type names fewer parts of ECharts than reports draw with. */
const option = (parts: Record<string, unknown>): ChartOption => parts as ChartOption

const tooltip = (
  palette: Palette,
  formatter: (hit: { name: string; seriesName: string; value: unknown }) => string,
) => ({
  trigger: 'item',
  confine: true,
  renderMode: 'richText',
  backgroundColor: palette.tip,
  borderWidth: 0,
  padding: [6, 10],
  textStyle: { color: '#fff', fontSize: 12 },
  formatter,
})

const legend = (palette: Palette, isShown: boolean) => ({
  show: isShown,
  type: 'scroll',
  top: 0,
  left: 0,
  icon: 'roundRect',
  itemGap: 20,
  itemWidth: 10,
  itemHeight: 10,
  textStyle: font(palette),
  pageTextStyle: font(palette),
  pageIconColor: palette.text2,
})

/** Bars beside or on top of each other, or lines, from zero. */
export function cartesian(figures: ChartFigures, kind: 'bar' | 'stacked' | 'line', words: Words) {
  return (palette: Palette): ChartOption => {
    const many = figures.series.length > 1
    const labelled = !many && figures.categories.length <= 12
    return option({
      color: coloursOf(palette),
      legend: legend(palette, many),
      grid: { left: 4, right: 12, top: many ? 34 : 24, bottom: 4, containLabel: true },
      tooltip: tooltip(palette, (hit) =>
        [hit.name, many ? `${hit.seriesName}  ${words(Number(hit.value))}` : words(Number(hit.value))].join('\n'),
      ),
      xAxis: {
        type: 'category',
        data: figures.categories.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.border } },
        axisLabel: { ...font(palette), hideOverlap: true, width: 90, overflow: 'truncate' },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        axisLabel: { ...font(palette), formatter: words },
        splitLine: { lineStyle: { color: palette.borderSoft } },
      },
      series: figures.series.map((each) => ({
        name: each.name,
        type: kind === 'line' ? 'line' : 'bar',
        data: each.values,
        ...(kind === 'stacked' && { stack: 'all' }),
        ...(kind === 'line'
          ? { symbolSize: 6, lineStyle: { width: 2 }, showSymbol: figures.categories.length <= 60 }
          : { barMaxWidth: 36, itemStyle: { borderRadius: kind === 'stacked' ? 0 : [3, 3, 0, 0] } }),
        label: {
          show: labelled,
          position: 'top',
          ...font(palette),
          formatter: ({ value }: { value: number }) => words(value),
        },
        labelLayout: { hideOverlap: true },
      })),
    })
  }
}

/** Slices with their names and shares beside them: no legend to look up. */
export function donut(slices: readonly Slice[], words: Words) {
  return (palette: Palette): ChartOption =>
    option({
      color: coloursOf(palette),
      tooltip: tooltip(palette, ({ name, value }) => `${name}\n${words(Number(value))}`),
      series: [
        {
          type: 'pie',
          radius: ['48%', '74%'],
          center: ['50%', '52%'],
          minShowLabelAngle: 4,
          itemStyle: { borderColor: palette.card, borderWidth: 2 },
          label: {
            ...font(palette),
            lineHeight: 17,
            formatter: ({ name, value, percent }: { name: string; value: number; percent: number }) =>
              `${name}\n${words(value)} · ${Math.round(percent)}%`,
          },
          labelLine: { lineStyle: { color: palette.borderStrong } },
          data: slices.map(({ name, value }) => ({ name, value })),
        },
      ],
    })
}

/** The deeper the colour, the larger the figure; the figure stands in the cell. */
export function heat(figures: ChartFigures, words: Words) {
  return (palette: Palette): ChartOption => {
    const cells = figures.series.flatMap((each, x) => each.values.map((value, y) => [x, y, value] as const))
    const values = cells.flatMap(([, , value]) => value ?? [])
    const largest = Math.max(...values, 0)
    const axis = { axisTick: { show: false }, axisLine: { show: false } }
    return option({
      grid: { left: 4, right: 8, top: 4, bottom: 4, containLabel: true },
      tooltip: tooltip(palette, ({ value }) => {
        const [x, y, figure] = value as [number, number, number]
        return `${figures.categories[y]?.name} · ${figures.series[x]?.name}\n${words(figure)}`
      }),
      xAxis: {
        type: 'category',
        data: figures.series.map(({ name }) => name),
        position: 'top',
        ...axis,
        axisLabel: { ...font(palette), hideOverlap: true },
      },
      yAxis: {
        type: 'category',
        data: figures.categories.map(({ name }) => name),
        inverse: true,
        ...axis,
        axisLabel: { ...font(palette), color: palette.text, width: 110, overflow: 'truncate' },
      },
      visualMap: {
        show: false,
        min: Math.min(...values, 0),
        max: largest || 1,
        dimension: 2,
        inRange: { color: [palette.brandSofter, palette.chart1] },
      },
      series: [
        {
          type: 'heatmap',
          data: cells
            .filter(([, , value]) => value !== null && value !== 0)
            .map((cell) => ({
              value: cell,
              // On deep colours only light letters can be read.
              label: { color: (cell[2] ?? 0) > largest * 0.5 ? palette.card : palette.text },
            })),
          itemStyle: { borderColor: palette.card, borderWidth: 2, borderRadius: 4 },
          label: {
            show: figures.series.length <= 14,
            fontSize: 12,
            fontFamily: 'inherit',
            formatter: ({ value }: { value: [number, number, number] }) => words(value[2]),
          },
        },
      ],
    })
  }
}
