/** Boards for the company's week, a department's day, a person's work, and the customers. */
import type { Card } from '../rules/card.types.ts'
import type { BoardPeriod } from '../rules/period.ts'
import type { Narrowing } from '../rules/plan.ts'

export interface DefaultBoard {
  key: string
  name: string
  nameEn: string
  about: string
  kind: 'company' | 'department' | 'personal' | 'own'
  icon: string
  period: BoardPeriod
  narrowing?: Narrowing
  layout: { cards: Card[] }
}

/** A key figure with both comparisons and its course. */
export const figure = (metric: string, values: Partial<Card> = {}): Card => ({
  id: metric,
  kind: 'figure',
  w: 3,
  h: 2,
  metrics: [metric],
  compare: 'both',
  step: 'month',
  ...values,
})

export const companyBoard: DefaultBoard = {
  key: 'company-week',
  name: '公司周看板',
  nameEn: 'Company week',
  about: '每周例会用：成交、赢单率、新增，谁带来了变化。',
  kind: 'company',
  icon: 'bank',
  period: 'this-week',
  layout: {
    cards: [
      figure('won-amount', { step: 'week' }),
      figure('win-rate', { step: 'week', compare: 'previous' }),
      figure('open-amount', { step: 'week', compare: 'previous' }),
      figure('new-customers', { step: 'week', compare: 'previous' }),
      {
        id: 'course',
        kind: 'trend',
        w: 8,
        h: 5,
        metrics: ['won-amount'],
        step: 'week',
        look: 'columns',
        compare: 'last-year',
      },
      { id: 'funnel', kind: 'funnel', w: 4, h: 5, metrics: [] },
      {
        id: 'difference',
        kind: 'contribution',
        w: 6,
        h: 6,
        metrics: ['won-amount'],
        by: 'department',
        compare: 'previous',
        top: 6,
      },
      {
        id: 'regions',
        kind: 'comparison',
        w: 6,
        h: 6,
        metrics: ['won-amount'],
        by: 'region',
        compare: 'previous',
        top: 6,
      },
      {
        id: 'people',
        kind: 'ranking',
        w: 6,
        h: 6,
        metrics: ['won-amount', 'won-count'],
        by: 'person',
        compare: 'previous',
        top: 8,
      },
      { id: 'days', kind: 'heat', w: 6, h: 6, metrics: ['follow-ups'] },
    ],
  },
}

export const departmentBoard: DefaultBoard = {
  key: 'department-day',
  name: '部门日看板',
  nameEn: 'Department day',
  about: '每天早会用：本部门今天和本月的跟进、商机与成交。',
  kind: 'department',
  icon: 'apartment',
  period: 'this-month',
  narrowing: { department: '@my-department' },
  layout: {
    cards: [
      figure('follow-ups', { step: 'day', compare: 'previous' }),
      figure('new-opportunities', { step: 'day', compare: 'previous' }),
      figure('won-amount', { step: 'day', compare: 'previous' }),
      figure('open-amount', { step: 'day', compare: 'previous' }),
      { id: 'activity', kind: 'trend', w: 6, h: 5, metrics: ['follow-ups'], step: 'day', look: 'columns' },
      {
        id: 'team',
        kind: 'table',
        w: 6,
        h: 5,
        metrics: ['follow-ups', 'new-opportunities', 'won-count', 'won-amount'],
        by: 'person',
        top: 20,
      },
      { id: 'funnel', kind: 'funnel', w: 6, h: 5, metrics: [] },
      {
        id: 'radar',
        kind: 'radar',
        w: 6,
        h: 5,
        metrics: ['follow-ups', 'new-opportunities', 'won-count', 'won-amount'],
        by: 'person',
        top: 4,
      },
    ],
  },
}

export const myBoard: DefaultBoard = {
  key: 'mine',
  name: '我的看板',
  nameEn: 'My board',
  about: '自己的数字，随记录实时变化。',
  kind: 'personal',
  icon: 'user',
  period: 'this-month',
  narrowing: { person: '@me' },
  layout: {
    cards: [
      figure('won-amount', { step: 'month' }),
      figure('open-amount', { step: 'month', compare: 'previous' }),
      figure('follow-ups', { step: 'week', compare: 'previous' }),
      figure('win-rate', { step: 'quarter', compare: 'last-year' }),
      {
        id: 'course',
        kind: 'trend',
        w: 8,
        h: 5,
        metrics: ['won-amount'],
        step: 'month',
        look: 'columns',
        compare: 'last-year',
      },
      { id: 'funnel', kind: 'funnel', w: 4, h: 5, metrics: [] },
      { id: 'days', kind: 'heat', w: 6, h: 5, metrics: ['follow-ups'] },
      { id: 'products', kind: 'share', w: 6, h: 5, metrics: ['won-amount'], by: 'product', look: 'donut', top: 4 },
    ],
  },
}

export const customersBoard: DefaultBoard = {
  key: 'customers',
  name: '客户看板',
  nameEn: 'Customers',
  about: '新增客户从哪里来、归谁、跟进得怎么样。',
  kind: 'company',
  icon: 'team',
  period: 'this-quarter',
  layout: {
    cards: [
      figure('new-customers', { w: 4 }),
      figure('follow-ups', { w: 4 }),
      figure('new-opportunities', { w: 4 }),
      {
        id: 'course',
        kind: 'trend',
        w: 8,
        h: 5,
        metrics: ['new-customers'],
        step: 'month',
        look: 'columns',
        compare: 'last-year',
      },
      { id: 'regions', kind: 'share', w: 4, h: 5, metrics: ['new-customers'], by: 'region', look: 'donut', top: 4 },
      { id: 'months', kind: 'heat', w: 6, h: 6, metrics: ['new-customers'], by: 'region', step: 'month', top: 8 },
      {
        id: 'people',
        kind: 'ranking',
        w: 6,
        h: 6,
        metrics: ['new-customers', 'follow-ups'],
        by: 'person',
        compare: 'previous',
        top: 8,
      },
    ],
  },
}
