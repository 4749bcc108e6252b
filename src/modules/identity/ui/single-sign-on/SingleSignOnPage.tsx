import { Alert, Button, Form, Input, Popconfirm, Select, Typography } from 'antd'
import { useState } from 'react'
import { isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { Section } from '#kernel/ui/section.tsx'
import { useText } from '#kernel/ui/text.ts'
import './single-sign-on.css'
import { SwitchRow } from './SwitchRow.tsx'
import { texts } from './text.ts'
import {
  type Choices,
  removeSingleSignOn,
  type SingleSignOn,
  saveSingleSignOn,
  useSingleSignOn,
} from './useSingleSignOn.ts'

/** `/settings/single-sign-on` */
export default function SingleSignOnPage() {
  const { data, error } = useSingleSignOn()
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  return <SingleSignOnForm stored={data} />
}

type Values = Choices & { clientSecret: string }

function SingleSignOnForm({ stored }: { stored: SingleSignOn }) {
  const t = useText(texts)
  const feedback = useFeedback()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const { hasSecret, callback, ...choices } = stored
  const initial: Values = { ...choices, clientSecret: '' }
  const enabled = Form.useWatch('enabled', form) ?? stored.enabled
  const needed = enabled ? [{ required: true, whitespace: true, message: t('required') }] : []
  const submit = async (values: Values) => {
    setBusy(true)
    setFault(undefined)
    try {
      const saved = await saveSingleSignOn(values)
      form.setFieldsValue({ ...saved, clientSecret: '' })
      feedback.success(t(saved.enabled ? 'saved' : 'savedOff'))
    } catch (error) {
      setFault(showFaults(error))
    } finally {
      setBusy(false)
    }
  }
  /** Faults stand at their fields; what belongs to none is answered. */
  const showFaults = (error: unknown): string | undefined => {
    if (!isApiError(error)) throw error
    const { message, violations } = error.body
    const fields = violations.map(({ path, message: words, code }) => ({
      name: path.startsWith('domains') ? ('domains' as const) : (path.split('.') as ['label', 'zh']),
      errors: [words ?? code],
    }))
    form.setFields(fields)
    const [first] = fields
    if (!first) return message
    form.scrollToField(first.name, { block: 'center' })
    return undefined
  }
  const remove = async () => {
    try {
      await removeSingleSignOn()
      form.resetFields()
      feedback.success(t('removed'))
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <div className="zy-page-narrow zy-sso">
      <h1>{t('title')}</h1>
      <p className="zy-quiet">{t('about')}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={submit}>
        <SwitchRow name="enabled" label={t('on')} />
        <Section title={t('provider')} help={t('providerHelp')}>
          <Form.Item label={t('callback')}>
            <Typography.Text copyable code className="zy-sso-address">
              {callback}
            </Typography.Text>
          </Form.Item>
          <Form.Item name="issuer" label={t('issuer')} extra={t('issuerHelp')} rules={needed}>
            <Input inputMode="url" placeholder="https://login.example.com" maxLength={300} />
          </Form.Item>
          <Form.Item name="clientId" label={t('clientId')} rules={needed}>
            <Input autoComplete="off" maxLength={300} />
          </Form.Item>
          <Form.Item name="clientSecret" label={t('clientSecret')} extra={t(hasSecret ? 'secretKept' : 'secretHelp')}>
            <Input.Password autoComplete="new-password" placeholder={hasSecret ? '••••••••' : ''} maxLength={1000} />
          </Form.Item>
        </Section>
        <Section title={t('people')} help={t('peopleHelp')}>
          <Form.Item name="domains" label={t('domains')} extra={t('domainsHelp')}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', '，', ';']} />
          </Form.Item>
          <Form.Item name="emailClaim" label={t('emailClaim')} extra={t('emailClaimHelp')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <SwitchRow name="trustAddresses" label={t('trust')} help={t('trustHelp')} />
          <SwitchRow name="createAccounts" label={t('create')} help={t('createHelp')} />
        </Section>
        <Section title={t('page')} help={t('pageHelp')}>
          <Form.Item name={['label', 'zh']} label={t('label')}>
            <Input placeholder={t('labelDefault')} maxLength={40} />
          </Form.Item>
          <Form.Item name={['label', 'en']} label={t('labelEn')}>
            <Input placeholder={t('labelDefaultEn')} maxLength={40} />
          </Form.Item>
          <SwitchRow name="only" label={t('only')} help={t('onlyHelp')} />
        </Section>
        {fault && <Alert type="error" showIcon title={fault} role="alert" />}
        <div className="zy-inline zy-sso-acts">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('save')}
          </Button>
          {stored.issuer !== '' && (
            <Popconfirm
              title={t('removeAsk')}
              okText={t('remove')}
              okButtonProps={{ danger: true }}
              onConfirm={() => void remove()}
            >
              <Button danger>{t('remove')}</Button>
            </Popconfirm>
          )}
        </div>
      </Form>
    </div>
  )
}
