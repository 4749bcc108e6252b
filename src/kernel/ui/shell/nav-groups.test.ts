import { describe, expect, it } from 'vitest'
import type { NavGroup, NavItem } from '../../entity/meta.types.ts'
import { sectionsOf } from './nav-groups.ts'

const item = (key: string, group?: NavGroup): NavItem => ({
  key,
  label: { zh: key, en: key },
  icon: 'home',
  to: `/${key}`,
  order: 0,
  ...(group && { group }),
})

describe('sections of the navigation', () => {
  it('stand in their fixed order, whatever the order of the items', () => {
    const items = [item('boards', 'insights'), item('home'), item('goals', 'goals'), item('leads', 'sales')]
    expect(sectionsOf(items).map((section) => [section.group, section.items.map((i) => i.key)])).toEqual([
      [null, ['home']],
      ['sales', ['leads']],
      ['goals', ['goals']],
      ['insights', ['boards']],
    ])
  })

  it('leave out groups without anything in them, and keep the order inside', () => {
    const items = [item('home'), item('a', 'sales'), item('b', 'sales')]
    expect(sectionsOf(items)).toEqual([
      { group: null, items: [items[0]] },
      { group: 'sales', items: [items[1], items[2]] },
    ])
  })
})
