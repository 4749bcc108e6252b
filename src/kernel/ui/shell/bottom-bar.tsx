import { PlusOutlined } from '@ant-design/icons'
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { Icon } from '../icon.tsx'
import { useMeta } from '../meta.tsx'
import { defineText, useLabel, useText } from '../text.ts'
import { MineSheet } from './mine-sheet.tsx'
import { PHONE_PLACES } from './navigation.ts'
import { QuickCreate } from './quick-create.tsx'

const texts = defineText({
  bar: { zh: '底部导航', en: 'Bottom navigation' },
  create: { zh: '新建', en: 'New' },
  mine: { zh: '我的', en: 'Me' },
})

/** 工作台 · 客户 · + · 商机 · 我的, where thumbs reach. */
export function BottomBar() {
  const t = useText(texts)
  const label = useLabel()
  const paths = new Set(useMeta().entities.map(({ path }) => `/${path}`))
  const pathname = useLocation({ select: (location) => location.pathname })
  const [mine, setMine] = useState(false)
  const places = PHONE_PLACES.filter(({ to }) => to === '/' || paths.has(to))
  const links = places.map(({ to, icon, label: word }) => {
    const active = to === '/' ? pathname === '/' : pathname.startsWith(to)
    return (
      <Link key={to} to={to} className="zy-bottom-item" aria-current={active ? 'page' : undefined}>
        <Icon name={icon} />
        {label(word)}
      </Link>
    )
  })
  return (
    <nav className="zy-bottom" aria-label={t('bar')}>
      {links.slice(0, 2)}
      <QuickCreate placement="top">
        <button type="button" className="zy-bottom-plus" aria-label={t('create')} aria-haspopup="menu">
          <PlusOutlined aria-hidden="true" />
        </button>
      </QuickCreate>
      {links.slice(2)}
      <button type="button" className="zy-bottom-item" aria-haspopup="dialog" onClick={() => setMine(true)}>
        <Icon name="user" />
        {t('mine')}
      </button>
      <MineSheet open={mine} onClose={() => setMine(false)} />
    </nav>
  )
}
