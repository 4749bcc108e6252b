import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of process mining, worksheets of process improvement, the map of a sales life. */
export const ui: ModuleUi = {
  pages: [
    {
      path: '/process-insight',
      label: { zh: '流程挖掘', en: 'Process mining' },
      component: lazy(() => import('./LogsPage.tsx')),
    },
    { path: '/process-insight/$key', wide: true, component: lazy(() => import('./InsightPage.tsx')) },
    { path: '/process-improvements/$id', component: lazy(() => import('./worksheet/WorksheetPage.tsx')) },
    {
      path: '/lifecycle',
      label: { zh: '销售全景图', en: 'Sales life-cycle' },
      component: lazy(() => import('./lifecycle/LifecyclePage.tsx')),
    },
  ],
}
