import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of deals: the board, pipelines and stages, and the workbench. */
export const ui: ModuleUi = {
  pages: [
    {
      path: '/boards/pipeline',
      label: { zh: '商机看板', en: 'Pipeline board' },
      component: lazy(() => import('./board/PipelineBoardPage.tsx')),
    },
  ],
}
