import {
  BarChartOutlined,
  HeatMapOutlined,
  LineChartOutlined,
  PieChartOutlined,
  TableOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { useText } from '#kernel/ui/text.ts'
import type { ChartKind } from '../rules/report.types.ts'
import { reportTexts } from './text.ts'

const icons: Record<ChartKind, ComponentType> = {
  table: TableOutlined,
  bar: BarChartOutlined,
  stacked: StackedIcon,
  line: LineChartOutlined,
  donut: PieChartOutlined,
  heat: HeatMapOutlined,
}

/** The form of a chart as a small picture, with its name for those who cannot see it. */
export function ChartIcon({ kind }: { kind: ChartKind }) {
  const t = useText(reportTexts)
  const Icon = icons[kind]
  return (
    <span className="zy-report-icon">
      <Icon />
      <span className="zy-hidden">{t(`chart.${kind}`)}</span>
    </span>
  )
}

function StackedIcon() {
  return (
    <svg viewBox="0 0 16 16" width="1em" height="1em" fill="currentColor" aria-hidden="true">
      <path d="M1 14.2h14V15H1zM2.5 9h2.6v4H2.5zm4.2-2h2.6v6H6.7zm4.2 3h2.6v3h-2.6z" />
      <path opacity=".5" d="M2.5 6h2.6v2.2H2.5zm4.2-3.6h2.6v3.8H6.7zm4.2 3h2.6v3.8h-2.6z" />
    </svg>
  )
}
