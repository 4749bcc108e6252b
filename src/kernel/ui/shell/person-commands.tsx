import {
  DeleteOutlined,
  GlobalOutlined,
  ImportOutlined,
  LogoutOutlined,
  MacCommandOutlined,
  MoonOutlined,
  SunOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { signOut } from '../auth/auth-api.ts'
import { useFeedback } from '../feedback.tsx'
import { useMeta } from '../meta.tsx'
import { queryClient } from '../query.ts'
import { defineText, setLanguage, useLanguage, useText } from '../text.ts'
import { setAppearance, useAppearance } from '../theme.tsx'
import { useKeysHelp } from './keys-help.tsx'

const texts = defineText({
  account: { zh: '我的账号', en: 'My account' },
  trash: { zh: '回收站', en: 'Recycle bin' },
  import: { zh: '导入数据', en: 'Import data' },
  dark: { zh: '深色外观', en: 'Dark look' },
  light: { zh: '浅色外观', en: 'Light look' },
  keys: { zh: '键盘快捷键', en: 'Keyboard shortcuts' },
  signOut: { zh: '退出登录', en: 'Sign out' },
})

export interface PersonCommand {
  key: string
  label: string
  icon: ReactNode
  run: () => void
}

/** What a person can do about themselves: the same in the menu, on the phone's sheet and in the palette. */
export function usePersonCommands(): (PersonCommand | 'divider')[] {
  const t = useText(texts)
  const language = useLanguage()
  const { dark } = useAppearance()
  const navigate = useNavigate()
  const feedback = useFeedback()
  const showKeys = useKeysHelp()
  const mayImport = useMeta().entities.some((entity) => entity.operations.import)
  const go = (to: string) => () => void navigate({ to })
  const attempt = (work: Promise<unknown>) => void work.catch((error) => feedback.error(error))
  const leave = async () => {
    await signOut()
    queryClient.clear()
    window.location.assign('/sign-in')
  }
  return [
    { key: 'account', label: t('account'), icon: <UserOutlined />, run: go('/me') },
    ...(mayImport ? [{ key: 'import', label: t('import'), icon: <ImportOutlined />, run: go('/import') }] : []),
    { key: 'trash', label: t('trash'), icon: <DeleteOutlined />, run: go('/trash') },
    'divider',
    {
      key: 'theme',
      label: t(dark ? 'light' : 'dark'),
      icon: dark ? <SunOutlined /> : <MoonOutlined />,
      run: () => attempt(setAppearance({ theme: dark ? 'light' : 'dark' })),
    },
    {
      key: 'language',
      label: language === 'zh' ? 'English' : '中文',
      icon: <GlobalOutlined />,
      run: () => attempt(setLanguage(language === 'zh' ? 'en' : 'zh')),
    },
    { key: 'keys', label: t('keys'), icon: <MacCommandOutlined />, run: showKeys },
    'divider',
    { key: 'sign-out', label: t('signOut'), icon: <LogoutOutlined />, run: () => attempt(leave()) },
  ]
}
