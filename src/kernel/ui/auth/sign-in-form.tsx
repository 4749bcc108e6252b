import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { defineText, useText } from '../text.ts'
import { signIn } from './auth-api.ts'
import { authErrorText } from './auth-error.ts'
import { SecondFactorForm } from './second-factor-form.tsx'

const texts = defineText({
  email: { zh: '邮箱', en: 'E-mail' },
  emailFault: { zh: '请输入完整的邮箱地址', en: 'Enter a full e-mail address' },
  password: { zh: '密码', en: 'Password' },
  passwordFault: { zh: '请输入密码', en: 'Enter your password' },
  signIn: { zh: '登录', en: 'Sign in' },
})

/** E-mail and password, then the second factor if there is one. `email` fixes whose account it is. */
export function SignInForm({ email, onDone }: { email?: string | null; onDone: () => void }) {
  const t = useText(texts)
  const [step, setStep] = useState<'password' | 'second-factor'>('password')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (values: { email: string; password: string }) => {
    setBusy(true)
    setError(undefined)
    try {
      const { secondFactor } = await signIn(values.email.trim(), values.password)
      if (secondFactor) setStep('second-factor')
      else onDone()
    } catch (fault) {
      setError(authErrorText(fault))
    } finally {
      setBusy(false)
    }
  }
  if (step === 'second-factor') return <SecondFactorForm onDone={onDone} />
  return (
    <Form layout="vertical" onFinish={submit} requiredMark={false} initialValues={{ email: email ?? '' }}>
      {error && <Alert type="error" showIcon title={error} role="alert" />}
      <Form.Item
        name="email"
        label={t('email')}
        validateTrigger="onSubmit"
        rules={[
          { required: true, type: 'email', transform: (value: string) => value.trim(), message: t('emailFault') },
        ]}
      >
        <Input size="large" type="email" autoComplete="username" autoFocus={!email} readOnly={Boolean(email)} />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordFault') }]}>
        <Input.Password size="large" autoComplete="current-password" autoFocus={Boolean(email)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('signIn')}
      </Button>
    </Form>
  )
}
