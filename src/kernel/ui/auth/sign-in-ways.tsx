import { Button, Divider } from 'antd'
import { useState } from 'react'
import { defineText, useText } from '../text.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useSignInOptions } from './single-sign-on.ts'
import { SingleSignOnButton } from './single-sign-on-button.tsx'

const texts = defineText({
  or: { zh: '或用密码', en: 'or with a password' },
  administrators: { zh: '管理员用密码登录', en: 'Administrators sign in with a password' },
})

/** All ways in: the company's provider where there is one, and the password. */
export function SignInWays(props: { email?: string | null; onDone: () => void; onSingleSignOn: () => Promise<void> }) {
  const t = useText(texts)
  const options = useSignInOptions()
  const [asked, setAsked] = useState(false)
  const form = <SignInForm {...(props.email !== undefined && { email: props.email })} onDone={props.onDone} />
  const offered = options?.singleSignOn
  if (!offered) return form
  return (
    <>
      <SingleSignOnButton label={offered.label} primary={offered.only} onStart={props.onSingleSignOn} />
      {offered.only && !asked ? (
        <Button type="link" block className="zy-sso-password" onClick={() => setAsked(true)}>
          {t('administrators')}
        </Button>
      ) : (
        <>
          <Divider plain>{t(offered.only ? 'administrators' : 'or')}</Divider>
          {form}
        </>
      )}
    </>
  )
}
