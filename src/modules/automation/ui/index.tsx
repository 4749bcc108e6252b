import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** 设置 → 自动化: the rules, their editor, what they did. */
export const ui: ModuleUi = {
  settings: [
    {
      path: 'automation',
      group: 'data',
      label: { zh: '自动化', en: 'Automation' },
      help: {
        zh: '当…如果…就…：自动更新、提醒、新建、发送',
        en: 'When … if … then …: change, tell, create and send by itself',
      },
      permission: 'automation.manage',
      keywords: ['规则', '触发', '工作流', '提醒', '自动', 'workflow', 'rule', 'trigger', 'reminder', 'schedule'],
      component: lazy(() => import('./AutomationPage.tsx')),
    },
  ],
}
