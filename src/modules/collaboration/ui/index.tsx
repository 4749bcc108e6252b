import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** What records of teamwork show beside the screens that every entity has. */
export const ui: ModuleUi = {
  recordTabs: [
    {
      entity: 'announcement',
      key: 'text',
      label: { zh: '正文', en: 'Text' },
      first: true,
      component: lazy(() => import('./AnnouncementText.tsx')),
    },
    {
      entity: 'sop',
      key: 'steps',
      label: { zh: '步骤', en: 'Steps' },
      first: true,
      component: lazy(() => import('./SopSteps.tsx')),
    },
    {
      entity: 'announcement',
      key: 'reach',
      label: { zh: '送达情况', en: 'Who has it' },
      place: 'side',
      order: 1,
      component: lazy(() => import('./AnnouncementReach.tsx')),
    },
    {
      entity: 'conflict',
      key: 'ladder',
      label: { zh: '升级路径', en: 'How it moves up' },
      place: 'side',
      order: 1,
      component: lazy(() => import('./ConflictLadder.tsx')),
    },
  ],
  workbench: [{ key: 'teamwork', order: 6, size: 6, component: lazy(() => import('./WaitingForMe.tsx')) }],
}
