import { Alert } from 'antd'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { useText } from '../../text.ts'
import '../settings.css'
import { FailedMail } from './FailedMail.tsx'
import { MailServerForm } from './MailServerForm.tsx'
import './mail.css'
import { TestMail } from './TestMail.tsx'
import { mailTexts } from './text.ts'
import { useMailSettings } from './useMail.ts'

/** `/settings/mail`: the server that mail leaves by, a test, and what did not get through. */
export default function MailPage() {
  const t = useText(mailTexts)
  const { data, error, refetch } = useMailSettings()
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <PageLoading />
  const { source, server, publicUrl, settings } = data
  const isLocal = publicUrl !== null && /\/\/(127\.|localhost|\[::1\])/.test(publicUrl)
  return (
    <div className="zy-set zy-mail">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      {source === 'none' && <Alert type="info" showIcon title={t('none')} />}
      {source === 'environment' && server && (
        <Alert
          type="info"
          showIcon
          title={t('byEnvironment', { host: server.host, port: server.port, sender: server.sender.address })}
        />
      )}
      {source !== 'none' && isLocal && <Alert type="warning" showIcon title={t('localLinks', { url: publicUrl })} />}
      {source === 'environment' ? (
        <TestMail values={() => ({})} />
      ) : (
        <MailServerForm key={JSON.stringify(settings)} settings={settings} />
      )}
      <FailedMail />
    </div>
  )
}
