import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import type { ChartOption, Palette } from '#kernel/ui/charts/chart.types.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { CheckIn, KeyResult, Objective } from '../parts/records.ts'
import { okrTexts } from '../parts/text.ts'
import { objectiveTexts } from './text.ts'
import { type TrendPoint, weeklyTrend } from './trend.ts'

interface TrendChartProps {
  objective: Objective
  keyResults: readonly KeyResult[]
  checkIns: readonly CheckIn[]
}

const ALL = 'all'

/** Progress and confidence week by week, of the objective or of one key result. */
export function TrendChart({ objective, keyResults, checkIns }: TrendChartProps) {
  const t = useText(objectiveTexts)
  const w = useText(okrTexts)
  const { today } = useMeta()
  const [chosen, setChosen] = useState(ALL)
  const points = useMemo(() => {
    const used = keyResults.filter(({ id, state }) => (chosen === ALL ? state === 'active' : id === chosen))
    return weeklyTrend(checkIns, used, { from: objective.startsOn, to: objective.endsOn }, today)
  }, [checkIns, keyResults, chosen, objective, today])
  const names = useMemo(() => ({ progress: w('progress'), confidence: w('confidence') }), [w])
  const option = useMemo(() => trendOption(points, names), [points, names])
  const table = {
    columns: [
      { label: t('week') },
      { label: `${names.progress} %`, numeric: true },
      { label: names.confidence, numeric: true },
    ],
    rows:
      points.length < 2
        ? []
        : points.map(({ week, progress, confidence }) => [
            { text: week },
            { text: `${progress}%`, exact: progress },
            { text: confidence === null ? '—' : String(confidence) },
          ]),
  }
  const pick = keyResults.length > 1 && (
    <Select
      size="small"
      value={chosen}
      aria-label={t('trend')}
      popupMatchSelectWidth={false}
      className="zy-okr-trend-pick"
      options={[
        { value: ALL, label: t('wholeObjective') },
        ...keyResults.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={setChosen}
    />
  )
  return (
    <ChartCard title={t('trend')} help={t('trendHelp')} note={pick || undefined} table={table} empty={t('noTrend')}>
      <Chart
        label={`${t('trend')}: ${points.map((p) => `${p.week} ${p.progress}% ${p.confidence ?? '—'}`).join(', ')}`}
        option={option}
        height={200}
      />
    </ChartCard>
  )
}

function trendOption(points: readonly TrendPoint[], names: { progress: string; confidence: string }) {
  return (palette: Palette): ChartOption => {
    const font = { color: palette.text2, fontSize: 12, fontFamily: 'inherit' }
    const line = (color: string, name: string, unit: string) => ({
      type: 'line' as const,
      name,
      symbolSize: 6,
      itemStyle: { color },
      // The last point says which line it is and where it stands.
      endLabel: {
        show: true,
        ...font,
        color,
        formatter: ({ value }: { value?: unknown }) => `${name} ${value}${unit}`,
      },
      labelLayout: { moveOverlap: 'shiftY' as const },
    })
    return {
      grid: { left: 4, right: 84, top: 14, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        confine: true,
        renderMode: 'richText',
        backgroundColor: palette.tip,
        borderWidth: 0,
        padding: [6, 10],
        textStyle: { color: '#fff', fontSize: 12 },
      },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: points.map(({ week }) => week.slice(5)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.border } },
        axisLabel: { ...font, hideOverlap: true },
      },
      yAxis: [
        {
          type: 'value',
          min: 0,
          max: 100,
          interval: 25,
          axisLabel: { ...font, formatter: '{value}%' },
          splitLine: { lineStyle: { color: palette.borderSoft } },
        },
        { type: 'value', min: 0, max: 10, show: false },
      ],
      series: [
        { ...line(palette.chart1, names.progress, '%'), data: points.map(({ progress }) => Math.round(progress)) },
        {
          ...line(palette.chart2, names.confidence, ''),
          yAxisIndex: 1,
          symbol: 'rect',
          lineStyle: { type: 'dashed' },
          data: points.map(({ confidence }) => confidence),
        },
      ],
    }
  }
}
