import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of deals: pipelines and stages, and the workbench. */
export const ui: ModuleUi = {
  settings: [
    {
      path: 'pipelines',
      group: 'sales',
      label: { zh: '销售流程与阶段', en: 'Pipelines and stages' },
      help: { zh: '阶段的顺序、赢率、时限', en: 'Order, win rate and clock of the stages' },
      permission: 'settings',
      keywords: ['商机阶段', '赢率', 'stage', 'pipeline', 'win rate'],
      component: lazy(() => import('./pipelines/PipelinesPage.tsx')),
    },
  ],
  workbench: [
    { key: 'deals-closing', order: 30, size: 4, component: lazy(() => import('./workbench/ClosingSoon.tsx')) },
    { key: 'deals-month', order: 31, size: 2, component: lazy(() => import('./workbench/MyMonth.tsx')) },
    { key: 'deals-team', order: 50, size: 6, component: lazy(() => import('./workbench/TeamWins.tsx')) },
  ],
}
