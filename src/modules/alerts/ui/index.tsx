import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of alerts: the list, the rules with their editor, the workbench. */
export const ui: ModuleUi = {
  pages: [
    { path: '/alerts', label: { zh: '预警', en: 'Alerts' }, component: lazy(() => import('./AlertsPage.tsx')) },
    { path: '/alerts/$id', label: { zh: '预警', en: 'Alert' }, component: lazy(() => import('./AlertPage.tsx')) },
    {
      path: '/alert-rules',
      label: { zh: '预警规则', en: 'Alert rules' },
      component: lazy(() => import('./RulesPage.tsx')),
    },
    {
      path: '/alert-rules/$id',
      label: { zh: '预警规则', en: 'Alert rule' },
      component: lazy(() => import('./RulePage.tsx')),
    },
  ],
  workbench: [{ key: 'alerts', order: 5, size: 6, component: lazy(() => import('./OpenAlerts.tsx')) }],
}
