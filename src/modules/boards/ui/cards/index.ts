/** The kinds of cards: one line each. What a kind needs is in `rules/card.types.ts`. */
import type { ComponentType } from 'react'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { CardKind } from '../../rules/card.types.ts'
import { ComparisonCard } from './ComparisonCard.tsx'
import { ContributionCard } from './ContributionCard.tsx'
import type { CardProps } from './card.context.ts'
import { FigureCard } from './FigureCard.tsx'
import { FunnelCard } from './FunnelCard.tsx'
import { HeatCard } from './HeatCard.tsx'
import { NoteCard } from './NoteCard.tsx'
import { RadarCard } from './RadarCard.tsx'
import { RankingCard } from './RankingCard.tsx'
import { ShareCard } from './ShareCard.tsx'
import { TableCard } from './TableCard.tsx'
import { TrendCard } from './TrendCard.tsx'

export interface CardType {
  label: Label
  /** What question it answers: read by whoever chooses a kind. */
  about: Label
  icon: string
  View: ComponentType<CardProps>
}

export const cardTypes: Record<CardKind, CardType> = {
  figure: {
    label: { zh: '数字', en: 'Figure' },
    about: { zh: '现在是多少，比上期、去年如何', en: 'How much it is, and against before' },
    icon: 'number',
    View: FigureCard,
  },
  trend: {
    label: { zh: '趋势', en: 'Trend' },
    about: { zh: '随时间怎么走', en: 'How it moves over time' },
    icon: 'line-chart',
    View: TrendCard,
  },
  ranking: {
    label: { zh: '排行', en: 'Ranking' },
    about: { zh: '谁在前面，名次怎么变', en: 'Who leads, and who moved' },
    icon: 'ordered-list',
    View: RankingCard,
  },
  comparison: {
    label: { zh: '对比', en: 'Comparison' },
    about: { zh: '团队之间、本期与上期、与基准', en: 'Team against team, now against before, against a benchmark' },
    icon: 'bar-chart',
    View: ComparisonCard,
  },
  contribution: {
    label: { zh: '变化贡献', en: 'Contribution' },
    about: { zh: '差额是谁带来的', en: 'Who made the difference' },
    icon: 'rise',
    View: ContributionCard,
  },
  share: {
    label: { zh: '占比', en: 'Share' },
    about: { zh: '各占多少', en: 'How the whole is made up' },
    icon: 'pie-chart',
    View: ShareCard,
  },
  funnel: {
    label: { zh: '销售漏斗', en: 'Funnel' },
    about: { zh: '商机停在哪，哪一步流失多', en: 'Where deals stand, and which step loses most' },
    icon: 'funnel-plot',
    View: FunnelCard,
  },
  table: {
    label: { zh: '表格', en: 'Table' },
    about: { zh: '多个指标，或一个指标逐期', en: 'Several metrics, or one over time' },
    icon: 'table',
    View: TableCard,
  },
  heat: {
    label: { zh: '热力图', en: 'Heat map' },
    about: { zh: '哪天、哪里多', en: 'When and where there is much' },
    icon: 'appstore',
    View: HeatCard,
  },
  radar: {
    label: { zh: '雷达', en: 'Radar' },
    about: { zh: '几个团队的多个指标', en: 'Several metrics of a few teams' },
    icon: 'radar-chart',
    View: RadarCard,
  },
  note: {
    label: { zh: '文字', en: 'Note' },
    about: { zh: '说明、结论、约定', en: 'What was found and agreed' },
    icon: 'file-text',
    View: NoteCard,
  },
}
