import { SafetyOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Label } from '../../entity/meta.types.ts'
import { defineText, useLabel, useText } from '../text.ts'
import { authErrorText } from './auth-error.ts'

const texts = defineText({
  signIn: { zh: '企业账号登录', en: 'Sign in with your company account' },
})

/** The way in by the company's own identity provider. */
export function SingleSignOnButton(props: { label: Label; primary?: boolean; onStart: () => Promise<void> }) {
  const t = useText(texts)
  const label = useLabel()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const start = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await props.onStart()
    } catch (fault) {
      setError(authErrorText(fault))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {error && <Alert type="error" showIcon title={error} role="alert" />}
      <Button
        type={props.primary ? 'primary' : 'default'}
        size="large"
        block
        loading={busy}
        icon={<SafetyOutlined aria-hidden="true" />}
        onClick={() => void start()}
      >
        {label(props.label) || t('signIn')}
      </Button>
    </>
  )
}
