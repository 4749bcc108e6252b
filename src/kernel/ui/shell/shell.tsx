import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { SessionDialog } from '../auth/session-dialog.tsx'
import { ErrorBoundary } from '../error-boundary.tsx'
import { ApprovalDialog } from '../form/ApprovalDialog.tsx'
import { useHotkeys } from '../hotkeys.ts'
import { useEntityByPath, useMeta } from '../meta.tsx'
import { PageLoading } from '../page-state.tsx'
import { PaletteProvider } from '../palette/palette-provider.tsx'
import { usePhone } from '../screen.ts'
import { defineText, useText } from '../text.ts'
import { BottomBar } from './bottom-bar.tsx'
import { CreateProvider, useCreate } from './create-provider.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { KeysHelpProvider } from './keys-help.tsx'
import './shell.css'
import { SideNav } from './side-nav.tsx'
import { TopBar } from './top-bar.tsx'

const texts = defineText({ skip: { zh: '跳到正文', en: 'Skip to the content' } })

const FOLDED_KEY = 'zy:nav-folded'

function firstFolded(): boolean {
  const stored = localStorage.getItem(FOLDED_KEY)
  return stored === null ? window.innerWidth < 1100 : stored === 'true'
}

function useGlobalKeys() {
  const navigate = useNavigate()
  const create = useCreate()
  const { entities } = useMeta()
  const pathname = useLocation({ select: (location) => location.pathname })
  const here = useEntityByPath(pathname.split('/')[1] ?? '')
  const go = (to: string) => () => {
    if (to === '/' || to === '/settings' || entities.some(({ path }) => `/${path}` === to)) void navigate({ to })
  }
  useHotkeys({
    'g h': go('/'),
    'g c': go('/customers'),
    'g o': go('/opportunities'),
    'g s': go('/settings'),
    n: () => here?.operations.create && create({ entity: here.name }),
  })
}

/** The page's place. A fault in one page leaves the rest usable; a new address moves the focus here. */
function Content() {
  const pathname = useLocation({ select: (location) => location.pathname })
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    // Keyboard and screen reader users go on from the new page, not from the link they left behind.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <main className="zy-main" id="content" tabIndex={-1} ref={main} data-scroll-restoration-id="main">
      <ErrorBoundary resetKey={pathname}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </main>
  )
}

function Frame() {
  const t = useText(texts)
  const phone = usePhone()
  const [folded, setFolded] = useState(firstFolded)
  useGlobalKeys()
  const fold = (next: boolean) => {
    localStorage.setItem(FOLDED_KEY, String(next))
    setFolded(next)
  }
  const look = phone ? 'zy-shell zy-shell-phone' : folded ? 'zy-shell zy-shell-folded' : 'zy-shell'
  return (
    <div className={look}>
      <a className="zy-skip" href="#content">
        {t('skip')}
      </a>
      {!phone && <SideNav folded={folded} onFold={fold} />}
      <div className="zy-column">
        <TopBar />
        <DemoBanner />
        <Content />
      </div>
      {phone && <BottomBar />}
      <ApprovalDialog />
      <SessionDialog />
    </div>
  )
}

/** Everything around a page of the signed-in product. */
export function Shell() {
  return (
    <KeysHelpProvider>
      <CreateProvider>
        <PaletteProvider>
          <Frame />
        </PaletteProvider>
      </CreateProvider>
    </KeysHelpProvider>
  )
}
