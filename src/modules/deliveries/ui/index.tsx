import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Schedules and lists of figures use the generic screens; beside their names stands what those cannot say. */
export const ui: ModuleUi = {
  listExtras: [
    { entity: 'schedule', component: lazy(() => import('./ScheduleExtras.tsx')) },
    { entity: 'figure-list', component: lazy(() => import('./FigureListExtras.tsx')) },
  ],
}
