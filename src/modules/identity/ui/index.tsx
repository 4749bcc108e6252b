import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** An employee's page shows the account: who may sign in, and what an administrator can do about it. */
export const ui: ModuleUi = {
  recordTabs: [
    {
      entity: 'employee',
      key: 'account',
      label: { zh: '登录账号', en: 'Account' },
      place: 'side',
      order: 10,
      component: lazy(() => import('./AccountPanel.tsx')),
    },
  ],
}
