import type { Card } from '../rules/card.types.ts'
import { type DefaultBoard, figure } from './everyday.ts'

/** A key figure against last year; most have no course of their own, because the charts below show it. */
const key = (metric: string, values: Partial<Card> = {}): Card => {
  const { step: _, ...card } = figure(metric, { compare: 'last-year' })
  return { ...card, ...values }
}

/** What was won and lost, what is open, and where: the figures of every deal ever recorded unless narrowed. */
export const pipelineBoard: DefaultBoard = {
  key: 'pipeline',
  name: '商机看板',
  nameEn: 'Pipeline',
  about: '赢单率、周期、漏斗，按上级、区域、季度和个人拆开。',
  kind: 'company',
  icon: 'funnel-plot',
  period: 'all',
  layout: {
    cards: [
      key('won-count', { step: 'quarter' }),
      key('won-amount', { step: 'quarter' }),
      key('win-rate', { step: 'quarter' }),
      key('average-won-deal'),
      key('sales-cycle-days'),
      key('sales-cycle-days-median'),
      key('open-amount', { compare: 'none' }),
      key('weighted-amount', { compare: 'none' }),
      { id: 'quarters', kind: 'trend', w: 7, h: 7, metrics: ['won-amount'], step: 'quarter', look: 'columns' },
      { id: 'funnel', kind: 'funnel', w: 5, h: 7, metrics: [] },
      {
        id: 'managers',
        kind: 'ranking',
        w: 6,
        h: 5,
        metrics: ['won-amount', 'won-count', 'win-rate'],
        by: 'manager',
        top: 10,
      },
      {
        id: 'regions',
        kind: 'ranking',
        w: 6,
        h: 5,
        metrics: ['won-amount', 'won-count', 'win-rate'],
        by: 'region',
        top: 10,
      },
      {
        id: 'people',
        kind: 'ranking',
        w: 12,
        h: 8,
        metrics: ['won-amount', 'won-count', 'win-rate'],
        by: 'person',
        top: 10,
      },
    ],
  },
}
