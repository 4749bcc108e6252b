import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

const label = { zh: '流程', en: 'Processes' }
const permission = 'processes.manage'

/** Screens of whoever draws processes: the library, a process with its versions, the canvas. */
export const drawingUi: ModuleUi = {
  pages: [
    { path: '/processes', label, permission, component: lazy(() => import('./library/LibraryPage.tsx')) },
    { path: '/processes/$id', label, permission, component: lazy(() => import('./library/ProcessPage.tsx')) },
    {
      path: '/processes/$id/edit',
      label,
      permission,
      wide: true,
      component: lazy(() => import('./editor/EditorPage.tsx')),
    },
  ],
}
