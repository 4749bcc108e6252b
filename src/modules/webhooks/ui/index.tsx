import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** 设置 → Webhook: endpoints, what was sent, sending again. */
export const ui: ModuleUi = {
  settings: [
    {
      path: 'webhooks',
      group: 'data',
      label: { zh: 'Webhook', en: 'Webhooks' },
      help: { zh: '数据变化时通知其他系统', en: 'Tell other systems when data changes' },
      permission: 'admin',
      keywords: ['回调', '推送', '集成', '对接', '签名', 'integration', 'callback', 'push', 'signature', 'event'],
      component: lazy(() => import('./WebhooksPage.tsx')),
    },
  ],
}
