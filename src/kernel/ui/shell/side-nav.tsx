import { DownOutlined, MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Link, useLocation } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import type { NavGroup, NavItem } from '../../entity/meta.types.ts'
import { Icon } from '../icon.tsx'
import { Logo } from '../logo.tsx'
import { useMeta } from '../meta.tsx'
import { defineText, useLabel, useText } from '../text.ts'
import { activeItem } from './active-item.ts'
import { sectionsOf } from './nav-groups.ts'
import { GROUP_LABELS, useNavigation } from './navigation.ts'

const texts = defineText({
  product: { zh: '展业', en: 'Zhanye' },
  main: { zh: '主导航', en: 'Main navigation' },
  fold: { zh: '收起导航', en: 'Collapse navigation' },
  unfold: { zh: '展开导航', en: 'Expand navigation' },
})

function NavLink({ item, active, folded }: { item: NavItem; active: boolean; folded: boolean }) {
  const label = useLabel()
  const link = (
    <Link
      to={item.to}
      className={active ? 'zy-nav-item zy-nav-active' : 'zy-nav-item'}
      aria-current={active ? 'page' : undefined}
      aria-label={folded ? label(item.label) : undefined}
    >
      <Icon name={item.icon} />
      {!folded && <span className="zy-nav-word">{label(item.label)}</span>}
    </Link>
  )
  return folded ? (
    <Tooltip title={label(item.label)} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  )
}

/** A heading that opens and closes what is below it; in the folded navigation a line takes its place. */
function NavGroupBlock(props: {
  label: string
  open: boolean
  folded: boolean
  onToggle: () => void
  children: ReactNode
}) {
  const { label, open, folded, onToggle, children } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form, these are links.
    <div className="zy-nav-group" role="group" aria-label={label}>
      {folded ? (
        <hr />
      ) : (
        <button type="button" className="zy-nav-heading" aria-expanded={open} onClick={onToggle}>
          {label}
          <DownOutlined aria-hidden="true" />
        </button>
      )}
      {children}
    </div>
  )
}

const CLOSED_KEY = 'zy:nav-closed'

/** The groups that this person has closed on this device. */
function useClosedGroups() {
  const [closed, setClosed] = useState(() => new Set((localStorage.getItem(CLOSED_KEY) ?? '').split(',')))
  const toggle = (group: NavGroup) => {
    const next = new Set(closed)
    if (!next.delete(group)) next.add(group)
    localStorage.setItem(CLOSED_KEY, [...next].filter(Boolean).join())
    setClosed(next)
  }
  return { closed, toggle }
}

/** The navigation at the left of a wide screen. */
export function SideNav({ folded, onFold }: { folded: boolean; onFold: (folded: boolean) => void }) {
  const t = useText(texts)
  const label = useLabel()
  const { company } = useMeta()
  const { main, foot } = useNavigation()
  const active = activeItem([...main, ...foot], useLocation({ select: ({ pathname }) => pathname }))
  const fold = t(folded ? 'unfold' : 'fold')
  const { closed, toggle } = useClosedGroups()
  const links = (items: NavItem[]) =>
    items.map((item) => <NavLink key={item.key} item={item} active={item === active} folded={folded} />)
  return (
    <nav className="zy-nav" aria-label={t('main')}>
      <Link to="/" className="zy-nav-brand" aria-label={`${t('product')} ${company.name}`}>
        <Logo />
        {!folded && (
          <>
            <b>{t('product')}</b>
            <span title={company.name}>{company.name}</span>
          </>
        )}
      </Link>
      <div className="zy-nav-items">
        {sectionsOf(main).map(({ group: name, items }) =>
          name === null ? (
            links(items)
          ) : (
            <NavGroupBlock
              key={name}
              label={label(GROUP_LABELS[name])}
              open={folded || !closed.has(name)}
              folded={folded}
              onToggle={() => toggle(name)}
            >
              {/* Where one is stays in sight. */}
              {links(folded || !closed.has(name) ? items : items.filter((item) => item === active))}
            </NavGroupBlock>
          ),
        )}
        <hr />
        {links(foot)}
      </div>
      <Tooltip title={folded ? fold : ''} placement="right">
        <button
          type="button"
          className="zy-nav-item zy-nav-fold"
          aria-label={fold}
          aria-expanded={!folded}
          onClick={() => onFold(!folded)}
        >
          <span className="zy-icon" aria-hidden="true">
            {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          </span>
          {!folded && <span className="zy-nav-word">{fold}</span>}
        </button>
      </Tooltip>
    </nav>
  )
}
