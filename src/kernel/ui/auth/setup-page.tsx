import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Select, Switch } from 'antd'
import { useEffect, useState } from 'react'
import { api, isApiError } from '../client.ts'
import { usePageTitle } from '../page-title.ts'
import { queryClient } from '../query.ts'
import { defineText, useLanguage, useText } from '../text.ts'
import { NewPasswordField } from './password-field.tsx'
import { PublicFrame } from './public-frame.tsx'

const texts = defineText({
  title: { zh: '开始使用展业', en: 'Start with Zhanye' },
  lead: {
    zh: '一分钟即可完成。数据只保存在您自己的服务器上。',
    en: 'It takes a minute. Your data stays on your own server.',
  },
  companyPart: { zh: '公司', en: 'Company' },
  company: { zh: '公司名称', en: 'Company name' },
  companyHint: { zh: '例如：华辰科技有限公司', en: 'For example: Acme Trading Ltd' },
  currency: { zh: '本位币', en: 'Currency' },
  adminPart: { zh: '管理员（您）', en: 'Administrator (you)' },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮箱', en: 'E-mail' },
  emailHint: { zh: '用来登录', en: 'You sign in with it' },
  password: { zh: '密码', en: 'Password' },
  required: { zh: '请填写{what}', en: '{what} is needed' },
  emailFault: { zh: '请输入完整的邮箱地址', en: 'Enter a full e-mail address' },
  demo: { zh: '附带一家演示公司', en: 'With a demo company' },
  demoHelp: {
    zh: '客户、商机、跟进都已备好，可随意试用，之后一键移除，不影响真实数据。',
    en: 'Customers, opportunities and follow-ups to play with; removed later with one click, without touching real data.',
  },
  start: { zh: '创建并进入', en: 'Create and open' },
  done: { zh: '这套系统已经设置完成。', en: 'This installation is already set up.' },
  signIn: { zh: '去登录', en: 'Sign in' },
})

const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD']

interface Values {
  company: string
  name: string
  email: string
  password: string
  currency: string
  demo: boolean
}

function useCurrencyOptions() {
  const language = useLanguage()
  const names = new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'currency' })
  return CURRENCIES.map((value) => ({ value, label: `${value} · ${names.of(value)}` }))
}

/** The first visit of a new installation: company, administrator, demo company or not. */
export function SetupPage() {
  const t = useText(texts)
  const language = useLanguage()
  const currencies = useCurrencyOptions()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  usePageTitle(t('title'))
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => api.get<{ needed: boolean }>('/setup', undefined, { signal, anonymous: true }),
  })
  // Messages that are already on screen follow a switch of the language.
  useEffect(() => {
    const faulty = form.getFieldsError().filter(({ errors }) => errors.length > 0)
    if (language && faulty.length > 0) void form.validateFields(faulty.map(({ name }) => name)).catch(() => undefined)
  }, [language, form])

  const submit = async (values: Values) => {
    setBusy(true)
    setError(undefined)
    try {
      await api.post('/setup', { ...values, email: values.email.trim(), language }, { anonymous: true })
      queryClient.clear()
      window.location.assign('/')
    } catch (fault) {
      setBusy(false)
      if (!isApiError(fault)) throw fault
      const known = new Set(Object.keys(values))
      const atField = fault.body.violations.filter(({ path }) => known.has(path))
      form.setFields(
        atField.map(({ path, message, code }) => ({ name: path as keyof Values, errors: [message ?? code] })),
      )
      if (atField.length === 0) setError(fault.body.message)
    }
  }

  if (setup.data && !setup.data.needed) {
    return (
      <PublicFrame title={t('title')} lead={t('done')}>
        <Button type="primary" size="large" block href="/sign-in">
          {t('signIn')}
        </Button>
      </PublicFrame>
    )
  }
  const needed = (what: 'company' | 'name') => [
    { required: true, whitespace: true, message: t('required', { what: t(what) }) },
  ]
  return (
    <PublicFrame title={t('title')} lead={t('lead')} wide>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{ currency: 'CNY', demo: true }}
        disabled={busy}
      >
        {error && <Alert type="error" showIcon title={error} role="alert" />}
        <h2>{t('companyPart')}</h2>
        <div className="zy-setup-pair">
          <Form.Item name="company" label={t('company')} rules={needed('company')}>
            <Input placeholder={t('companyHint')} maxLength={200} autoComplete="organization" autoFocus />
          </Form.Item>
          <Form.Item name="currency" label={t('currency')}>
            <Select options={currencies} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
        </div>
        <h2>{t('adminPart')}</h2>
        <div className="zy-setup-pair">
          <Form.Item name="name" label={t('name')} rules={needed('name')}>
            <Input maxLength={100} autoComplete="name" />
          </Form.Item>
          <Form.Item
            name="email"
            label={t('email')}
            validateTrigger="onBlur"
            rules={[
              { required: true, type: 'email', transform: (value: string) => value?.trim(), message: t('emailFault') },
            ]}
          >
            <Input type="email" autoComplete="username" placeholder={t('emailHint')} />
          </Form.Item>
        </div>
        <NewPasswordField name="password" label={t('password')} />
        <div className="zy-setup-demo">
          <Form.Item name="demo" valuePropName="checked" noStyle>
            <Switch id="setup-demo" aria-describedby="setup-demo-help" />
          </Form.Item>
          <label htmlFor="setup-demo">
            <b>{t('demo')}</b>
            <span id="setup-demo-help" className="zy-setup-help">
              {t('demoHelp')}
            </span>
          </label>
        </div>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('start')}
        </Button>
      </Form>
    </PublicFrame>
  )
}
