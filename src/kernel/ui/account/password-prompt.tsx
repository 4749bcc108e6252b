import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { authErrorText } from '../auth/auth-error.ts'
import { defineText, useText } from '../text.ts'

const texts = defineText({
  password: { zh: '密码', en: 'Password' },
  needed: { zh: '请输入密码', en: 'Enter your password' },
  go: { zh: '继续', en: 'Continue' },
})

interface Props {
  open: boolean
  title: string
  email: string | null
  onCancel: () => void
  /** Rejects with the server's fault, which is then shown here. */
  onConfirm: (password: string) => Promise<void>
}

/** Asks for the password again before something that protects the account is changed. */
export function PasswordPrompt({ open, title, email, onCancel, onConfirm }: Props) {
  const t = useText(texts)
  const [form] = Form.useForm<{ password: string }>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const submit = async ({ password }: { password: string }) => {
    setBusy(true)
    setError(undefined)
    try {
      await onConfirm(password)
    } catch (fault) {
      setError(authErrorText(fault))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open={open}
      title={title}
      width={400}
      okText={t('go')}
      confirmLoading={busy}
      destroyOnHidden
      onCancel={onCancel}
      onOk={() => form.submit()}
      afterClose={() => setError(undefined)}
    >
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={submit}>
        {error && <Alert type="error" showIcon title={error} role="alert" className="zy-gap-below" />}
        <input type="hidden" autoComplete="username" value={email ?? ''} readOnly />
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('needed') }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
