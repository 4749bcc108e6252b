import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of boards: all of them, one, its figures in depth, the editor, the wall. */
export const ui: ModuleUi = {
  pages: [
    {
      path: '/boards',
      label: { zh: '看板', en: 'Boards' },
      component: lazy(() => import('./BoardsPage.tsx')),
    },
    {
      path: '/boards/$board',
      label: { zh: '看板', en: 'Board' },
      component: lazy(() => import('./page/BoardPage.tsx')),
    },
    {
      path: '/boards/$board/explore',
      label: { zh: '看明细', en: 'Look closer' },
      component: lazy(() => import('./explore/ExplorePage.tsx')),
    },
    {
      path: '/boards/$board/edit',
      label: { zh: '编辑看板', en: 'Edit board' },
      component: lazy(() => import('./editor/EditorPage.tsx')),
    },
    {
      path: '/boards/$board/wall',
      label: { zh: '大屏', en: 'Wall' },
      component: lazy(() => import('./wall/WallPage.tsx')),
    },
  ],
}
