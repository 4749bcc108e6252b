import { useCallback } from 'react'
import { addDays } from '#kernel/pure/dates.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import type { ChartOption, Palette } from '#kernel/ui/charts/chart.types.ts'
import { useText } from '#kernel/ui/text.ts'
import type { PlanBudget } from '../../queries/plan-budget.ts'
import { budgetTexts } from './text.ts'

const HEIGHT = 230

interface CourseChartProps {
  budget: PlanBudget
  amount: (value: string | number) => string
}

/** Money spent so far, beside a straight line to the whole budget. */
export function CourseChart({ budget, amount }: CourseChartProps) {
  const t = useText(budgetTexts)
  const { startsOn, endsOn, today, course, total } = budget
  const option = useCallback(
    (palette: Palette): ChartOption => {
      const [until = today] = [today, endsOn].sort()
      const last = course.at(-1)
      const steps: [string, number][] = [
        [startsOn, 0],
        ...course.map(({ on, spent }): [string, number] => [on, Number(spent)]),
        ...(last && last.on < until ? [[until, Number(last.spent)] as [string, number]] : []),
      ]
      const words = { color: palette.text3, fontSize: 11 }
      const line = { showSymbol: false, type: 'line' } as const
      return {
        grid: { left: 8, right: 16, top: 18, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis', valueFormatter: (value) => amount(Number(value)) },
        xAxis: {
          type: 'time',
          min: startsOn,
          max: addDays(endsOn, 1),
          axisLabel: { ...words, formatter: '{yyyy}-{MM}', hideOverlap: true },
          axisLine: { lineStyle: { color: palette.borderStrong } },
          splitLine: { show: false },
        },
        yAxis: {
          type: 'value',
          min: 0,
          axisLabel: { ...words, formatter: (value: number) => amount(value) },
          splitLine: { lineStyle: { color: palette.borderSoft } },
        },
        series: [
          {
            ...line,
            name: t('evenLine'),
            data: [
              [startsOn, 0],
              [endsOn, Number(total.amount)],
            ],
            lineStyle: { color: palette.chart5, type: 'dashed', width: 1.5 },
            itemStyle: { color: palette.chart5 },
            endLabel: { show: false },
          },
          {
            ...line,
            name: t('spent'),
            data: steps,
            step: 'end',
            lineStyle: { color: palette.chart1, width: 2 },
            itemStyle: { color: palette.chart1 },
            areaStyle: { color: palette.chart1, opacity: 0.12 },
          },
        ],
      }
    },
    [startsOn, endsOn, today, course, total.amount, amount, t],
  )
  const table = {
    columns: [{ label: t('day') }, { label: t('spent'), numeric: true }],
    rows: course.map(({ on, spent }) => [{ text: on }, { text: amount(spent), exact: spent }]),
  }
  return (
    <ChartCard title={t('course')} help={t('courseHelp')} table={table} empty={t('noSpending')}>
      <Chart label={t('courseHelp')} option={option} height={HEIGHT} />
    </ChartCard>
  )
}
