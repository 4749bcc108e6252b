import { lazy } from 'react'
import type { ModuleUi } from '#kernel/ui/module-ui.ts'

/** Screens of the organisation: chart, people, regions. */
export const ui: ModuleUi = {
  settings: [
    {
      path: 'organisation',
      group: 'organisation',
      label: { zh: '组织架构', en: 'Organisation chart' },
      help: { zh: '部门树和人员，拖动调整', en: 'Departments and people, arranged by dragging' },
      keywords: ['部门', '组织', 'department', 'team', 'hierarchy'],
      component: lazy(() => import('./OrgChartPage.tsx')),
    },
    {
      path: 'regions',
      group: 'organisation',
      label: { zh: '区域', en: 'Regions' },
      help: { zh: '销售区域的树', en: 'The tree of sales territories' },
      keywords: ['大区', '省', 'territory'],
      component: lazy(() => import('./tree/RegionsPage.tsx')),
    },
    {
      path: 'exchange-rates',
      group: 'organisation',
      label: { zh: '汇率', en: 'Exchange rates' },
      help: { zh: '外币折合本位币，金额自动折算', en: "Other currencies in the company's; amounts follow" },
      keywords: ['外币', '美元', '币种', 'currency', 'dollar'],
      component: lazy(() => import('./lists/ExchangeRates.tsx')),
    },
    {
      path: 'employments',
      group: 'people',
      label: { zh: '任职记录', en: 'Employments' },
      help: { zh: '谁在什么时间属于哪个部门；业绩按此归属', en: 'Who belonged where and when; figures follow it' },
      keywords: ['调动', '转岗', '历史', 'transfer', 'history'],
      component: lazy(() => import('./lists/Employments.tsx')),
    },
    {
      path: 'employees',
      group: 'people',
      label: { zh: '员工', en: 'Employees' },
      help: { zh: '人员、账号、角色、状态', en: 'People, accounts, roles, status' },
      keywords: ['账号', '密码', '离职', '用户', 'user', 'account', 'password'],
      component: lazy(() => import('./EmployeesPage.tsx')),
    },
  ],
}
