import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of metrics: the catalogue, one metric, and the editor for the company's own. */
export const ui: ModuleUi = {
  pages: [
    {
      path: '/metric-library',
      label: { zh: '指标库', en: 'Metrics' },
      component: lazy(() => import('./catalogue/CataloguePage.tsx')),
    },
    { path: '/metric-library/$key', component: lazy(() => import('./detail/MetricPage.tsx')) },
    // The generic list has no use for a definition; the catalogue shows it with its figures.
    { path: '/metric-definitions', component: lazy(() => import('./catalogue/ToCatalogue.tsx')) },
  ],
}
