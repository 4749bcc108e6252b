import { describe, expect, it } from 'vitest'
import { activeItem } from './active-item.ts'

const items = ['/', '/customers', '/customers/pool', '/settings'].map((to, order) => ({
  key: to,
  label: { zh: to, en: to },
  icon: '',
  to,
  order,
}))

describe('activeItem', () => {
  it.each([
    ['/', '/'],
    ['/customers', '/customers'],
    ['/customers/0190', '/customers'],
    ['/customers/pool', '/customers/pool'],
    ['/settings/roles', '/settings'],
    ['/customers-of-old', undefined],
    ['/trash', undefined],
  ])('%s belongs to %s', (pathname, to) => {
    expect(activeItem(items, pathname)?.to).toBe(to)
  })
})
