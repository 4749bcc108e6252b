import { CopyOutlined, DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { confirmSecondFactor, type SecondFactorKey } from '../auth/auth-api.ts'
import { authErrorText } from '../auth/auth-error.ts'
import { useFeedback } from '../feedback.tsx'
import { defineText, useText } from '../text.ts'

const texts = defineText({
  scan: { zh: '1. 用手机验证器应用扫描二维码', en: '1. Scan the code with an authenticator app' },
  qr: { zh: '两步验证二维码', en: 'QR code of the second factor' },
  manual: { zh: '扫不了？手动输入密钥：', en: 'Cannot scan? Enter this key:' },
  keep: { zh: '2. 保存备用码', en: '2. Keep the backup codes' },
  keepHow: {
    zh: '手机不在身边时，每个备用码可以用一次。它们只显示这一次。',
    en: 'Each works once when your phone is not at hand. They are shown only now.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  download: { zh: '下载', en: 'Download' },
  confirm: { zh: '3. 输入应用显示的 6 位数字', en: '3. Enter the six digits that the app shows' },
  code: { zh: '验证码', en: 'Code' },
  turnOn: { zh: '开启', en: 'Turn on' },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '两步验证已开启', en: 'The second factor is on' },
})

/** The QR code is drawn here: the secret goes to nobody else. */
function useQrCode(uri: string): string | undefined {
  const [image, setImage] = useState<string>()
  useEffect(() => {
    let gone = false
    import('qrcode').then(async ({ default: qrcode }) => {
      const drawn = await qrcode.toDataURL(uri, { width: 360, margin: 2 })
      if (!gone) setImage(drawn)
    })
    return () => {
      gone = true
    }
  }, [uri])
  return image
}

interface Props {
  secret: SecondFactorKey
  onDone: () => void
  onCancel: () => void
}

/** Three steps: scan, keep the backup codes, prove that it works. */
export function SecondFactorEnrolment({ secret, onDone, onCancel }: Props) {
  const t = useText(texts)
  const feedback = useFeedback()
  const image = useQrCode(secret.totpURI)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const codes = secret.backupCodes.join('\n')
  const copy = async () => {
    await navigator.clipboard.writeText(codes)
    feedback.success(t('copied'))
  }
  const confirm = async ({ code }: { code: string }) => {
    setBusy(true)
    setError(undefined)
    try {
      await confirmSecondFactor(code.replace(/\s/g, ''))
      feedback.success(t('done'))
      onDone()
    } catch (fault) {
      setError(authErrorText(fault))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="zy-stack">
      <h3>{t('scan')}</h3>
      <img className="zy-qr" src={image} width={180} height={180} alt={t('qr')} />
      <Typography.Text type="secondary">
        {t('manual')}{' '}
        <Typography.Text code copyable>
          {new URL(secret.totpURI).searchParams.get('secret') ?? ''}
        </Typography.Text>
      </Typography.Text>
      <h3>{t('keep')}</h3>
      <p className="zy-quiet">{t('keepHow')}</p>
      <ul className="zy-codes">
        {secret.backupCodes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="zy-inline">
        <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(codes)}`}
          download="zhanye-backup-codes.txt"
        >
          {t('download')}
        </Button>
      </div>
      <h3>{t('confirm')}</h3>
      {error && <Alert type="error" showIcon title={error} role="alert" />}
      <Form layout="inline" requiredMark={false} onFinish={confirm}>
        <Form.Item name="code" rules={[{ required: true, message: t('code') }]}>
          <Input
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            placeholder="000000"
            aria-label={t('code')}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('turnOn')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </Form>
    </div>
  )
}
