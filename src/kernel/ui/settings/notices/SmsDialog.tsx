import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal, Segmented, Select, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { queryClient } from '../../query.ts'
import { useText } from '../../text.ts'
import { channelTexts, smsTexts } from './channels-text.ts'
import { Field } from './Field.tsx'
import { useFaults } from './faults.ts'
import { Tick } from './RoomDialog.tsx'
import { SmsSuccessFields } from './SmsSuccessFields.tsx'
import { TestResult } from './TestResult.tsx'
import { type SmsValues, type SmsView, smsKey, type TestAnswer } from './useNoticeSettings.ts'

const blank: SmsValues = {
  enabled: true,
  url: '',
  method: 'POST',
  format: 'json',
  headers: [],
  body: '{"phone": "{{phone}}", "text": "{{text}}"}',
  success: { by: 'json', path: 'code', value: '0' },
  allowPrivate: false,
  secrets: [],
}

/** The company's SMS gateway: one HTTP request, with placeholders. */
export function SmsDialog({ settings, onClose }: { settings: SmsView['settings']; onClose: () => void }) {
  const t = useText(smsTexts)
  const c = useText(channelTexts)
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const { attempt, faultOf } = useFaults()
  const { readable: _, ...kept } = settings ?? { readable: true, ...blank }
  const [values, setValues] = useState<SmsValues>(kept)
  const [phone, setPhone] = useState('')
  const [busy, setBusy] = useState<'save' | 'test'>()
  const [answer, setAnswer] = useState<TestAnswer>()
  const set = (change: Partial<SmsValues>) => setValues((now) => ({ ...now, ...change }))
  const known = new Set(settings?.secrets.map(({ name }) => name))
  const payload = () => ({
    ...values,
    secrets: values.secrets.map(({ name, value }) => ({ name, ...(value && { value }) })),
  })
  const settle = (view: SmsView) => {
    queryClient.setQueryData(smsKey, view)
    void queryClient.invalidateQueries({ queryKey: ['notification-preferences'] })
    onClose()
  }
  const save = async () => {
    setBusy('save')
    const view = await attempt(() => api.put<SmsView>('/sms/settings', payload()))
    setBusy(undefined)
    if (!view) return
    feedback.success(c('saved'))
    settle(view)
  }
  const test = async () => {
    setBusy('test')
    setAnswer(undefined)
    setAnswer(await attempt(() => api.post<TestAnswer>('/sms/test', { ...payload(), phone })))
    setBusy(undefined)
  }
  const remove = () =>
    modal.confirm({
      title: t('remove'),
      content: t('removeSure'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: async () => settle(await api.del<SmsView>('/sms/settings')),
    })
  const setAt = <T extends object>(list: T[], at: number, change: Partial<T>): T[] =>
    list.map((each, index) => (index === at ? { ...each, ...change } : each))
  const withoutAt = <T,>(list: T[], at: number): T[] => list.filter((_each, index) => index !== at)
  return (
    <Modal
      open
      title={t('title')}
      width={640}
      onCancel={onClose}
      footer={[
        settings && (
          <Button key="remove" danger type="text" className="zy-channel-remove" onClick={remove}>
            {t('remove')}
          </Button>
        ),
        <Button key="cancel" onClick={onClose}>
          {c('cancel')}
        </Button>,
        <Button key="save" type="primary" loading={busy === 'save'} onClick={() => void save()}>
          {c('save')}
        </Button>,
      ]}
    >
      <div className="zy-channel-form">
        <p className="zy-set-quiet">{t('help')}</p>
        <Field label={t('url')} id="sms-url" fault={faultOf('url')}>
          <Space.Compact block>
            <Select
              aria-label={t('method')}
              value={values.method}
              options={['POST', 'GET'].map((value) => ({ value, label: value }))}
              onChange={(method) => set({ method })}
              className="zy-sms-method"
            />
            <Input
              id="sms-url"
              value={values.url}
              maxLength={2000}
              placeholder="https://sms.example.com/send"
              onChange={(e) => set({ url: e.target.value })}
            />
          </Space.Compact>
        </Field>
        {values.method === 'POST' && (
          <>
            <Field label={t('format')}>
              <Segmented<SmsValues['format']>
                value={values.format}
                options={[
                  { value: 'json', label: 'JSON' },
                  { value: 'form', label: t('formatForm') },
                ]}
                onChange={(format) => set({ format })}
              />
            </Field>
            <Field label={t('body')} id="sms-body" fault={faultOf('body')}>
              <Input.TextArea
                id="sms-body"
                className="zy-code"
                autoSize={{ minRows: 3 }}
                value={values.body}
                maxLength={2000}
                onChange={(e) => set({ body: e.target.value })}
              />
            </Field>
          </>
        )}
        <p className="zy-placeholders">
          {t('placeholders')}
          {(['phone', 'phoneE164', 'text', 'id'] as const).map((name) => (
            <span key={name} title={t(name)}>
              <code>{`{{${name}}}`}</code> {t(name)}
            </span>
          ))}
        </p>
        <Field label={t('secrets')} help={t('secretsHelp')} fault={faultOf('secrets')}>
          {values.secrets.map(({ name, value }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while their name is being typed.
            <div key={at} className="zy-pair">
              <Input
                aria-label={t('secretName')}
                placeholder={t('secretName')}
                value={name}
                maxLength={40}
                onChange={(e) => set({ secrets: setAt(values.secrets, at, { name: e.target.value }) })}
              />
              <Input.Password
                aria-label={`${t('secret')} ${name}`}
                autoComplete="new-password"
                placeholder={known.has(name) ? t('kept') : t('secret')}
                value={value ?? ''}
                onChange={(e) => set({ secrets: setAt(values.secrets, at, { value: e.target.value }) })}
              />
              <Button
                type="text"
                icon={<CloseOutlined aria-hidden="true" />}
                aria-label={`${c('remove')}: ${name}`}
                onClick={() => set({ secrets: withoutAt(values.secrets, at) })}
              />
            </div>
          ))}
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => set({ secrets: [...values.secrets, { name: '', value: '' }] })}
          >
            {t('addSecret')}
          </Button>
        </Field>
        <Field label={t('headers')} fault={faultOf('headers')}>
          {values.headers.map(({ name, value }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while their name is being typed.
            <div key={at} className="zy-pair">
              <Input
                aria-label={t('headerName')}
                placeholder={t('headerName')}
                value={name}
                maxLength={100}
                onChange={(e) => set({ headers: setAt(values.headers, at, { name: e.target.value }) })}
              />
              <Input
                aria-label={`${t('headerValue')} ${name}`}
                placeholder={t('headerValue')}
                value={value}
                maxLength={1000}
                onChange={(e) => set({ headers: setAt(values.headers, at, { value: e.target.value }) })}
              />
              <Button
                type="text"
                icon={<CloseOutlined aria-hidden="true" />}
                aria-label={`${c('remove')}: ${name}`}
                onClick={() => set({ headers: withoutAt(values.headers, at) })}
              />
            </div>
          ))}
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => set({ headers: [...values.headers, { name: '', value: '' }] })}
          >
            {t('addHeader')}
          </Button>
        </Field>
        <SmsSuccessFields value={values.success} fault={faultOf('success')} onChange={(success) => set({ success })} />
        <Tick
          checked={values.allowPrivate}
          label={c('allowPrivate')}
          help={c('allowPrivateHelp')}
          onChange={(allowPrivate) => set({ allowPrivate })}
        />
        <Tick checked={values.enabled} label={t('enabled')} onChange={(enabled) => set({ enabled })} />
        <Field label={t('testPhone')} id="sms-phone" fault={faultOf('phone')}>
          <Space.Compact block>
            <Input
              id="sms-phone"
              inputMode="tel"
              value={phone}
              maxLength={30}
              placeholder="138 1234 5678"
              onChange={(e) => setPhone(e.target.value)}
            />
            <Button loading={busy === 'test'} onClick={() => void test()}>
              {t('test')}
            </Button>
          </Space.Compact>
        </Field>
        <TestResult answer={answer} />
      </div>
    </Modal>
  )
}
