import { useMe } from '../meta.tsx'
import { usePageTitle } from '../page-title.ts'
import { defineText, useText } from '../text.ts'
import './account.css'
import { ApiKeysSection } from './api-keys-section.tsx'
import { LookSection } from './look-section.tsx'
import { NoticesSection } from './notices-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

const texts = defineText({ title: { zh: '我的账号', en: 'My account' } })

/** Everything that a person decides about their own account. */
export function AccountPage() {
  const t = useText(texts)
  const me = useMe()
  usePageTitle(t('title'))
  return (
    <div className="zy-page-narrow">
      <h1>{t('title')}</h1>
      <ProfileSection key={me.name} />
      <LookSection />
      <NoticesSection />
      <PasswordSection />
      <SecondFactorSection />
      <SessionsSection />
      <ApiKeysSection />
    </div>
  )
}
