import { Alert, Checkbox, Form, Modal } from 'antd'
import { useState } from 'react'
import { NewPasswordField } from '#kernel/ui/auth/password-field.tsx'
import { api, isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { defineText, useText } from '#kernel/ui/text.ts'

const texts = defineText({
  give: { zh: '给 {name} 开通账号', en: 'Give {name} an account' },
  reset: { zh: '重设 {name} 的密码', en: 'New password for {name}' },
  password: { zh: '初始密码', en: 'First password' },
  newPassword: { zh: '新密码', en: 'New password' },
  signsInWith: {
    zh: '用 {email} 登录。请当面或通过其他渠道告知密码。',
    en: 'They sign in with {email}. Tell them the password in person or by another channel.',
  },
  ends: { zh: '保存后，其已登录的设备会全部退出。', en: 'All their devices are signed out.' },
  removeSecondFactor: { zh: '同时关闭两步验证（手机丢失时）', en: 'Turn the second factor off as well (lost phone)' },
  save: { zh: '保存', en: 'Save' },
  given: { zh: '账号已开通', en: 'The account is ready' },
  changed: { zh: '密码已重设', en: 'The password is changed' },
})

interface Values {
  password: string
  removeSecondFactor?: boolean
}

interface Props {
  open: boolean
  employee: { id: string; name: string; email: string }
  /** There is an account already, with or without a second factor. */
  existing: { twoFactor: boolean } | null
  onClose: () => void
  onDone: () => void
}

export function PasswordDialog({ open, employee, existing, onClose, onDone }: Props) {
  const t = useText(texts)
  const feedback = useFeedback()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const save = async (values: Values) => {
    setBusy(true)
    setFault(undefined)
    try {
      await api.post(`/employees/${employee.id}/account`, values)
      feedback.success(t(existing ? 'changed' : 'given'))
      onDone()
    } catch (error) {
      if (!isApiError(error)) feedback.error(error)
      else setFault(error.body.violations[0]?.message ?? error.body.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open={open}
      width={440}
      title={t(existing ? 'reset' : 'give', { name: employee.name })}
      okText={t('save')}
      confirmLoading={busy}
      destroyOnHidden
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => setFault(undefined)}
    >
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={save}>
        {fault && <Alert type="error" showIcon title={fault} role="alert" className="zy-gap-below" />}
        <p className="zy-quiet">{existing ? t('ends') : t('signsInWith', { email: employee.email })}</p>
        <NewPasswordField name="password" label={t(existing ? 'newPassword' : 'password')} />
        {existing?.twoFactor && (
          <Form.Item name="removeSecondFactor" valuePropName="checked">
            <Checkbox>{t('removeSecondFactor')}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
