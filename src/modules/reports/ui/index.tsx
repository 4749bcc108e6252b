import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of reports, and of access for BI tools. */
export const ui: ModuleUi = {
  pages: [
    {
      path: '/reports',
      label: { zh: '报表', en: 'Reports' },
      component: lazy(() => import('./ReportsPage.tsx')),
    },
    { path: '/reports/$id', component: lazy(() => import('./ReportPage.tsx')) },
  ],
  settings: [
    {
      path: 'bi-access',
      group: 'data',
      label: { zh: 'BI 接口', en: 'BI access' },
      help: { zh: '让 Power BI、Tableau 等工具读取数据', en: 'Let Power BI, Tableau and others read the data' },
      permission: 'bi-access',
      keywords: ['Power BI', 'Tableau', 'Superset', 'Metabase', 'SQL', '数据库', '报表工具', 'database'],
      component: lazy(() => import('./bi/BiAccessPage.tsx')),
    },
  ],
}
