import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { modKey } from '../hotkeys.ts'
import { Logo } from '../logo.tsx'
import { useMeta } from '../meta.tsx'
import { NotificationBell } from '../notifications/bell.tsx'
import { usePalette } from '../palette/palette-provider.tsx'
import { usePhone } from '../screen.ts'
import { defineText, useText } from '../text.ts'
import { PersonMenu } from './person-menu.tsx'
import { QuickCreate } from './quick-create.tsx'

const texts = defineText({
  search: {
    zh: '搜索客户、商机、电话、拼音首字母，或输入命令',
    en: 'Search customers, deals, phone numbers, or type a command',
  },
  searchShort: { zh: '搜索', en: 'Search' },
})

/** Search, quick create, notifications, person; on a phone only search and notifications. */
export function TopBar() {
  const t = useText(texts)
  const phone = usePhone()
  const openPalette = usePalette()
  const { company } = useMeta()
  if (phone) {
    return (
      <header className="zy-top">
        <Logo />
        <b className="zy-top-company">{company.name}</b>
        <Button
          type="text"
          icon={<SearchOutlined aria-hidden="true" />}
          aria-label={t('searchShort')}
          onClick={openPalette}
        />
        <NotificationBell />
      </header>
    )
  }
  return (
    <header className="zy-top">
      <button type="button" className="zy-search" onClick={openPalette} aria-haspopup="dialog">
        <SearchOutlined aria-hidden="true" />
        <span>{t('search')}</span>
        <kbd>{modKey} K</kbd>
      </button>
      <span className="zy-top-gap" />
      <QuickCreate />
      <NotificationBell />
      <PersonMenu />
    </header>
  )
}
