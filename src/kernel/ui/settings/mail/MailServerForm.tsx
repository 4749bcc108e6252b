import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { queryClient } from '../../query.ts'
import { Section } from '../../section.tsx'
import { useText } from '../../text.ts'
import { TestMail } from './TestMail.tsx'
import { mailTexts } from './text.ts'
import { type MailForm, type MailView, mailKey } from './useMail.ts'

const blank: MailForm = { host: '', port: 465, security: 'tls', user: '', senderAddress: '', senderName: '' }
const usualPort = { tls: 465, starttls: 587, none: 25 } as const

export function MailServerForm({ settings }: { settings: MailView['settings'] }) {
  const t = useText(mailTexts)
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const { hasPassword = false, ...kept } = settings ?? {}
  const [values, setValues] = useState<MailForm & { password: string }>({ ...blank, ...kept, password: '' })
  const [faults, setFaults] = useState<Violation[]>([])
  const [saving, setSaving] = useState(false)
  const set = <K extends keyof typeof values>(name: K, value: (typeof values)[K]) => {
    setValues((now) => ({ ...now, [name]: value }))
    setFaults((all) => all.filter(({ path }) => path !== name))
  }
  const secure = (security: MailForm['security']) => {
    const untouched = Object.values(usualPort).includes(values.port as 465)
    setValues((now) => ({ ...now, security, ...(untouched && { port: usualPort[security] }) }))
  }
  const payload = () => ({ ...values, user: values.user || null, password: values.password || null })
  const adopt = (view: MailView) => {
    queryClient.setQueryData(mailKey, view)
    void queryClient.invalidateQueries({ queryKey: ['notification-preferences'] })
  }
  const save = async () => {
    setSaving(true)
    try {
      adopt(await api.put<MailView>('/mail/settings', payload()))
      feedback.success(t('saved'))
    } catch (error) {
      if (isApiError(error, 400)) setFaults(error.body.violations)
      else feedback.error(error)
    } finally {
      setSaving(false)
    }
  }
  const remove = () =>
    modal.confirm({
      title: t('remove'),
      content: t('removeSure'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: async () => adopt(await api.del<MailView>('/mail/settings')),
    })
  const item = (name: keyof typeof values, label: string, input: ReactNode) => {
    const fault = faults.find(({ path }) => path === name)
    return (
      <Form.Item
        label={label}
        layout="vertical"
        htmlFor={`mail-${name}`}
        validateStatus={fault ? 'error' : undefined}
        help={fault?.message}
      >
        {input}
      </Form.Item>
    )
  }
  const text = (name: 'host' | 'user' | 'senderAddress' | 'senderName', placeholder?: string) => (
    <Input
      id={`mail-${name}`}
      value={values[name] ?? ''}
      placeholder={placeholder}
      autoComplete="off"
      onChange={(event) => set(name, event.target.value)}
    />
  )
  return (
    <>
      <Section title={t('server')} help={t('serverHelp')}>
        {item('host', t('host'), text('host', 'smtp.example.com'))}
        <div className="zy-two">
          {item(
            'security',
            t('security'),
            <Select
              id="mail-security"
              value={values.security}
              onChange={secure}
              options={(['tls', 'starttls', 'none'] as const).map((value) => ({
                value,
                label: t(`security.${value}`),
              }))}
            />,
          )}
          {item(
            'port',
            t('port'),
            <InputNumber
              id="mail-port"
              value={values.port}
              min={1}
              max={65535}
              onChange={(port) => set('port', port ?? 0)}
            />,
          )}
        </div>
      </Section>
      <Section title={t('account')} help={t('accountHelp')}>
        <div className="zy-two">
          {item('user', t('user'), text('user'))}
          {item(
            'password',
            t('password'),
            <Input.Password
              id="mail-password"
              value={values.password}
              autoComplete="new-password"
              placeholder={hasPassword ? t('kept') : undefined}
              onChange={(event) => set('password', event.target.value)}
            />,
          )}
        </div>
      </Section>
      <Section title={t('sender')} help={t('senderHelp')}>
        <div className="zy-two">
          {item('senderAddress', t('address'), text('senderAddress', 'crm@example.com'))}
          {item('senderName', t('name'), text('senderName'))}
        </div>
      </Section>
      <div className="zy-set-bar">
        <Button type="primary" loading={saving} onClick={() => void save()}>
          {t('save')}
        </Button>
        <TestMail values={payload} />
        {settings && (
          <Button danger type="text" onClick={remove}>
            {t('remove')}
          </Button>
        )}
      </div>
    </>
  )
}
