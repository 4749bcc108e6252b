import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { changePassword } from '../auth/auth-api.ts'
import { authErrorText } from '../auth/auth-error.ts'
import { NewPasswordField } from '../auth/password-field.tsx'
import { useFeedback } from '../feedback.tsx'
import { queryClient } from '../query.ts'
import { Section } from '../section.tsx'
import { defineText, useText } from '../text.ts'
import '../auth/auth.css'

const texts = defineText({
  title: { zh: '密码', en: 'Password' },
  help: { zh: '修改后，其他设备会退出登录。', en: 'Changing it signs out your other devices.' },
  current: { zh: '当前密码', en: 'Current password' },
  next: { zh: '新密码', en: 'New password' },
  needed: { zh: '请输入当前密码', en: 'Enter your current password' },
  change: { zh: '修改密码', en: 'Change password' },
  changed: { zh: '密码已修改', en: 'Password changed' },
})

export function PasswordSection() {
  const t = useText(texts)
  const feedback = useFeedback()
  const [form] = Form.useForm<{ current: string; next: string }>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const change = async ({ current, next }: { current: string; next: string }) => {
    setBusy(true)
    setError(undefined)
    try {
      await changePassword(current, next)
      form.resetFields()
      void queryClient.invalidateQueries({ queryKey: ['sessions'] })
      feedback.success(t('changed'))
    } catch (fault) {
      setError(authErrorText(fault))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section title={t('title')} help={t('help')}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={change}>
        {error && <Alert type="error" showIcon title={error} role="alert" className="zy-gap-below" />}
        <Form.Item name="current" label={t('current')} rules={[{ required: true, message: t('needed') }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPasswordField name="next" label={t('next')} />
        <Button htmlType="submit" loading={busy}>
          {t('change')}
        </Button>
      </Form>
    </Section>
  )
}
