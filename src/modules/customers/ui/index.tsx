import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of customers: whose is this company, who is due, and the quick log. */
export const ui: ModuleUi = {
  listExtras: [{ entity: 'customer', component: lazy(() => import('./LookupBox.tsx')) }],
  workbench: [
    { key: 'customers-due', order: 10, size: 4, component: lazy(() => import('./DueContacts.tsx')) },
    { key: 'quick-log', order: 20, size: 2, component: lazy(() => import('./QuickLog.tsx')) },
  ],
}
