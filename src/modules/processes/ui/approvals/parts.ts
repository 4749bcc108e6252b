import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

const instancePage = lazy(() => import('../instance/InstancePage.tsx'))
const instance = { zh: '审批', en: 'Approval' }
const request = { zh: '发起申请', en: 'New request' }

/** Inbox, instances, starting a request, and what of them stands on other pages. */
export const approvalsUi: ModuleUi = {
  pages: [
    {
      path: '/approvals',
      label: { zh: '审批', en: 'Approvals' },
      component: lazy(() => import('./ApprovalsPage.tsx')),
    },
    { path: '/approvals/$id', label: instance, component: instancePage },
    // Notices lead to the record; this is its page.
    { path: '/process-instances/$id', label: instance, component: instancePage },
    { path: '/requests/new', label: request, component: lazy(() => import('../requests/RequestsPage.tsx')) },
    { path: '/requests/new/$key', label: request, component: lazy(() => import('../requests/RequestFormPage.tsx')) },
  ],
  workbench: [{ key: 'approvals', order: 4, size: 6, component: lazy(() => import('../WaitingForMe.tsx')) }],
  recordNotices: [{ component: lazy(() => import('../PendingBanner.tsx')) }],
}
