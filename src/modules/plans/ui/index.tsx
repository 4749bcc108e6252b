import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of plans: the plan with its tasks, Gantt chart and budget, the weekly review, and the workbench. */
export const ui: ModuleUi = {
  pages: [
    {
      path: '/plans/review',
      label: { zh: '目标复盘会', en: 'Weekly review' },
      component: lazy(() => import('./review/ReviewPage.tsx')),
    },
    { path: '/plans/$id', wide: true, component: lazy(() => import('./plan/PlanPage.tsx')) },
  ],
  listExtras: [{ entity: 'plan', component: lazy(() => import('./plan/PlanListLinks.tsx')) }],
  workbench: [{ key: 'plan-tasks', order: 35, size: 2, component: lazy(() => import('./workbench/MyPlanTasks.tsx')) }],
}
