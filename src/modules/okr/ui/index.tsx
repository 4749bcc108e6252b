import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of OKRs: the quarter's objectives, one objective with its weeks, and the milestones of the year. */
export const ui: ModuleUi = {
  pages: [
    { path: '/okr', label: { zh: 'OKR', en: 'OKRs' }, component: lazy(() => import('./board/OkrPage.tsx')) },
    {
      path: '/okr/milestones',
      label: { zh: '季度里程碑', en: 'Milestones' },
      component: lazy(() => import('./milestones/MilestonesPage.tsx')),
    },
    { path: '/okr/$id', component: lazy(() => import('./objective/ObjectivePage.tsx')) },
  ],
  settings: [
    {
      path: 'okr',
      group: 'sales',
      label: { zh: 'OKR 与里程碑', en: 'OKRs and milestones' },
      help: { zh: '关键结果数量、每周提醒、谁能看到', en: 'Number of key results, weekly reminder, visibility' },
      permission: 'settings',
      keywords: ['目标', '关键结果', '提醒', 'objective', 'key result', 'reminder'],
      component: lazy(() => import('./settings/OkrSettingsPage.tsx')),
    },
  ],
  workbench: [{ key: 'okr', order: 45, size: 2, component: lazy(() => import('./workbench/MyOkrs.tsx')) }],
}
