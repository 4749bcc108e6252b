import type { EChartsType } from 'echarts/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { colours } from '../colours.ts'
import { useAppearance } from '../theme.tsx'
import type { ChartOption, Palette } from './chart.types.ts'
import './charts.css'

interface ChartProps {
  /** What it shows, for those who cannot see it. */
  label: string
  /** Made anew when the look changes; keep it stable between renders (`useCallback`). */
  option: (palette: Palette) => ChartOption
  /** Pixels, or the height of the card that it fills. */
  height: number | '100%'
  /** A bar or point was chosen: its place on the category axis, and its series. */
  onPick?: (index: number, series: number) => void
}

/** A drawing by ECharts in the product's look; follows its width and light or dark. */
export function Chart({ label, option, height, onPick }: ChartProps) {
  const { dark } = useAppearance()
  const frame = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType>()
  const pick = useEffectEvent((index: number, series: number) => onPick?.(index, series))

  useEffect(() => {
    const element = frame.current
    if (!element) return
    let made: EChartsType | undefined
    let gone = false
    const watch = new ResizeObserver(() => made?.resize())
    void import('./echarts.ts').then(({ init }) => {
      if (gone) return
      made = init(element, undefined, { renderer: 'svg' })
      made.on('click', ({ dataIndex, seriesIndex }) => pick(dataIndex, seriesIndex ?? 0))
      // Paper is narrower than the screen: with a view box the drawing is scaled to it instead of cut.
      made.on('rendered', () => {
        const size = made && `0 0 ${made.getWidth()} ${made.getHeight()}`
        if (size) element.querySelector('svg')?.setAttribute('viewBox', size)
      })
      watch.observe(element)
      setChart(made)
    })
    return () => {
      gone = true
      watch.disconnect()
      made?.dispose()
      setChart(undefined)
    }
  }, [])

  useEffect(() => {
    const palette = dark ? colours.dark : colours.light
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    chart?.setOption({ animation: !still, animationDuration: 300, ...option(palette) }, { notMerge: true })
  }, [chart, option, dark])

  return <div ref={frame} className="zy-chart" role="img" aria-label={label} style={{ height }} data-pick={!!onPick} />
}
