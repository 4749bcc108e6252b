import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** An employee's page shows the account; the settings say how people sign in. */
export const ui: ModuleUi = {
  settings: [
    {
      path: 'single-sign-on',
      group: 'people',
      label: { zh: '单点登录', en: 'Single sign-on' },
      help: { zh: '用公司统一账号登录（OpenID Connect）', en: 'Sign in with company accounts (OpenID Connect)' },
      permission: 'admin',
      keywords: ['SSO', 'OIDC', 'OpenID', '统一登录', '企业微信', '钉钉', '飞书', 'Keycloak', 'Entra', 'login'],
      component: lazy(() => import('./single-sign-on/SingleSignOnPage.tsx')),
    },
  ],
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
