import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Link, useLocation } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import type { NavItem } from '../../entity/meta.types.ts'
import { Icon } from '../icon.tsx'
import { Logo } from '../logo.tsx'
import { useMeta } from '../meta.tsx'
import { defineText, useLabel, useText } from '../text.ts'
import { activeItem } from './active-item.ts'
import { useNavigation } from './navigation.ts'

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

/** The navigation at the left of a wide screen. */
export function SideNav({ folded, onFold }: { folded: boolean; onFold: (folded: boolean) => void }) {
  const t = useText(texts)
  const { company } = useMeta()
  const { main, foot } = useNavigation()
  const active = activeItem([...main, ...foot], useLocation({ select: ({ pathname }) => pathname }))
  const fold = t(folded ? 'unfold' : 'fold')
  const group = (items: NavItem[]) =>
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
        {group(main)}
        <hr />
        {group(foot)}
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
