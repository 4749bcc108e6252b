import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of goals: tree, progress of one goal, splitting in a table, adjustments, and the workbench. */
export const ui: ModuleUi = {
  pages: [
    {
      path: '/goals',
      label: { zh: '目标', en: 'Goals' },
      component: lazy(() => import('./overview/OverviewPage.tsx')),
    },
    {
      path: '/goals/list',
      label: { zh: '目标列表', en: 'List of goals' },
      component: lazy(() => import('./GoalListPage.tsx')),
    },
    {
      path: '/goals/matrix',
      label: { zh: '分解表', en: 'Split table' },
      component: lazy(() => import('./matrix/MatrixPage.tsx')),
    },
    {
      path: '/goals/cascade',
      label: { zh: '分解目标', en: 'Split a goal' },
      component: lazy(() => import('./matrix/CascadePage.tsx')),
    },
    {
      path: '/goals/adjustments',
      label: { zh: '目标调整', en: 'Goal adjustments' },
      component: lazy(() => import('./adjustments/AdjustmentsPage.tsx')),
    },
  ],
  workbench: [{ key: 'my-goals', order: 33, size: 2, component: lazy(() => import('./workbench/MyGoals.tsx')) }],
  recordTabs: [
    {
      entity: 'goal',
      key: 'progress',
      label: { zh: '进度', en: 'Progress' },
      place: 'main',
      first: true,
      component: lazy(() => import('./progress/GoalProgress.tsx')),
    },
  ],
  createExtras: [{ entity: 'goal', component: lazy(() => import('./SmartCheck.tsx')) }],
}
