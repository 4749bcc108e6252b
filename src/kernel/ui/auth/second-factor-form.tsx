import { Alert, Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { defineText, useText } from '../text.ts'
import { verifySecondFactor } from './auth-api.ts'
import { authErrorText } from './auth-error.ts'

const texts = defineText({
  hint: {
    zh: '请打开手机上的验证器应用，输入显示的 6 位数字。',
    en: 'Open your authenticator app and enter the six digits.',
  },
  backupHint: { zh: '请输入一个尚未用过的备用码。', en: 'Enter a backup code that you have not used yet.' },
  code: { zh: '验证码', en: 'Code' },
  backupCode: { zh: '备用码', en: 'Backup code' },
  trust: { zh: '30 天内在这台设备上不再询问', en: 'Do not ask on this device for 30 days' },
  verify: { zh: '验证', en: 'Verify' },
  useBackup: { zh: '手机不在身边？用备用码', en: 'No phone at hand? Use a backup code' },
  useApp: { zh: '用验证器应用', en: 'Use the authenticator app' },
})

/** The second step of signing in. */
export function SecondFactorForm({ onDone }: { onDone: () => void }) {
  const t = useText(texts)
  const [kind, setKind] = useState<'totp' | 'backup-code'>('totp')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const verify = async ({ code, trust }: { code: string; trust?: boolean }) => {
    setBusy(true)
    setError(undefined)
    try {
      await verifySecondFactor(code.replace(/\s/g, ''), kind, trust ?? false)
      onDone()
    } catch (fault) {
      setError(authErrorText(fault))
    } finally {
      setBusy(false)
    }
  }
  const totp = kind === 'totp'
  return (
    <Form key={kind} layout="vertical" onFinish={verify} requiredMark={false}>
      <p className="zy-public-lead">{t(totp ? 'hint' : 'backupHint')}</p>
      {error && <Alert type="error" showIcon title={error} role="alert" />}
      <Form.Item name="code" label={t(totp ? 'code' : 'backupCode')} rules={[{ required: true }]}>
        {totp ? (
          <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={7} autoFocus />
        ) : (
          <Input size="large" autoComplete="off" autoFocus />
        )}
      </Form.Item>
      <Form.Item name="trust" valuePropName="checked">
        <Checkbox>{t('trust')}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('verify')}
      </Button>
      <Button type="link" block onClick={() => setKind(totp ? 'backup-code' : 'totp')}>
        {t(totp ? 'useBackup' : 'useApp')}
      </Button>
    </Form>
  )
}
