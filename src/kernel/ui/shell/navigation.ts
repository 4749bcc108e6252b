import type { Label, NavGroup, NavItem } from '../../entity/meta.types.ts'
import { useMeta } from '../meta.tsx'

export interface Navigation {
  main: NavItem[]
  /** Below the line: settings and the like. */
  foot: NavItem[]
}

const WORKBENCH: NavItem = {
  key: 'workbench',
  label: { zh: '工作台', en: 'Workbench' },
  icon: 'home',
  to: '/',
  order: 0,
}

const SETTINGS: NavItem = {
  key: 'settings',
  label: { zh: '设置', en: 'Settings' },
  icon: 'setting',
  to: '/settings',
  order: 999,
}

/** What this person's navigation holds, in order; the workbench and the settings are always there. */
export function useNavigation(): Navigation {
  const items = [...useMeta().navigation].sort((a, b) => a.order - b.order)
  const main = items.filter((item) => !item.to.startsWith('/settings') && item.to !== '/')
  const foot = items.filter((item) => item.to.startsWith('/settings'))
  const home = items.find((item) => item.to === '/') ?? WORKBENCH
  return { main: [home, ...main], foot: foot.length > 0 ? foot : [SETTINGS] }
}

/** What the groups of the navigation are called. */
export const GROUP_LABELS: Record<NavGroup, Label> = {
  sales: { zh: '销售', en: 'Sales' },
  goals: { zh: '目标与计划', en: 'Goals and plans' },
  teamwork: { zh: '协作', en: 'Teamwork' },
  insights: { zh: '洞察', en: 'Insights' },
}

/** The four places of the bottom bar of a phone, where a role has them. */
export const PHONE_PLACES: readonly { to: string; icon: string; label: Label }[] = [
  { to: '/', icon: 'home', label: WORKBENCH.label },
  { to: '/customers', icon: 'team', label: { zh: '客户', en: 'Customers' } },
  { to: '/opportunities', icon: 'fund', label: { zh: '商机', en: 'Deals' } },
]
