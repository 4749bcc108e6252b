import { App, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import updateLocale from 'dayjs/plugin/updateLocale'
import { type ReactNode, useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { useAppearance } from './appearance.ts'
import { adoptColours } from './colours.ts'
import { useLanguage } from './language.ts'
import { antdTheme } from './theme-tokens.ts'
import './theme.css'
import './layout.css'

export {
  type Appearance,
  adoptAppearance,
  type Density,
  setAppearance,
  type ThemeChoice,
  useAppearance,
} from './appearance.ts'

adoptColours()

// Weeks start on Monday in both languages; dayjs begins English ones on Sunday.
dayjs.extend(updateLocale)
dayjs.updateLocale('en', { weekStart: 1 })

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)')

/** Whether the reader wants no movement. Ant Design must know: it waits for the ends of its transitions. */
function useReducedMotion(): boolean {
  return useSyncExternalStore(
    (changed) => {
      reducedMotion.addEventListener('change', changed)
      return () => reducedMotion.removeEventListener('change', changed)
    },
    () => reducedMotion.matches,
  )
}

/** Ant Design in the product's look and the language on screen; dates in the same language. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { dark, density } = useAppearance()
  const language = useLanguage()
  const still = useReducedMotion()
  const theme = useMemo(() => antdTheme({ dark, density, still }), [dark, density, still])
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  useLayoutEffect(() => {
    const tint = getComputedStyle(document.documentElement).getPropertyValue(dark ? '--zy-nav-ground' : '--zy-page')
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', tint.trim())
  }, [dark])
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      // Two Chinese letters in a button stay together.
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: 'optional', scrollToFirstError: true }}
    >
      <App message={{ maxCount: 3, top: 58 }} notification={{ placement: 'bottomLeft', maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  )
}
