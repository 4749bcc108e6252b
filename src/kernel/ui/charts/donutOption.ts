import type { ChartOption, Palette } from './chart.types.ts'
import { font, seriesColours, tip } from './look.ts'

export interface Slice {
  name: string
  value: number
  /** Figure and share in words. */
  text: string
  /** The rest: always grey. */
  rest?: boolean
}

/** A ring of five slices at most, named beside it; the whole stands in the middle. */
export function donutOption(slices: readonly Slice[], whole: { figure: string; name: string }) {
  return (palette: Palette): ChartOption => {
    const colours = seriesColours(palette)
    // One slice carries the words of the middle: of each it would be written over itself.
    const middle = {
      show: true,
      position: 'center' as const,
      formatter: `{figure|${whole.figure}}\n{name|${whole.name}}`,
      rich: {
        figure: { color: palette.text, fontSize: 18, fontWeight: 650, lineHeight: 26, fontFamily: 'inherit' },
        name: { ...font(palette), lineHeight: 18 },
      },
    }
    return {
      tooltip: tip(palette, ({ dataIndex }) => {
        const slice = slices[dataIndex]
        return slice ? `${slice.name}\n${slice.text}` : ''
      }),
      series: [
        {
          type: 'pie',
          radius: ['58%', '84%'],
          center: ['50%', '50%'],
          padAngle: 1,
          itemStyle: { borderRadius: 3 },
          data: slices.map((slice, at) => ({
            name: slice.name,
            value: slice.value,
            itemStyle: { color: slice.rest ? palette.borderStrong : colours[at % colours.length] },
            ...(at === 0 && { label: middle }),
          })),
          label: { show: false },
          labelLine: { show: false },
          emphasis: { scaleSize: 3 },
        },
      ],
    }
  }
}
