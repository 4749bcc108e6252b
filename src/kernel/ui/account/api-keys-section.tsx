import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Popconfirm, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { formatAgo } from '../format.ts'
import { queryClient } from '../query.ts'
import { Section } from '../section.tsx'
import { defineText, inSentence, useText } from '../text.ts'

const texts = defineText({
  title: { zh: 'API 密钥', en: 'API keys' },
  help: {
    zh: '供脚本和其他系统调用接口。密钥拥有与您相同的权限，请勿外传。',
    en: 'For scripts and other systems. A key may do what you may do: keep it to yourself.',
  },
  name: { zh: '用途，例如：财务系统同步', en: 'What for, e.g. finance sync' },
  nameFault: { zh: '请写明用途，以后才知道它是谁在用', en: 'Say what it is for, so that it can be told apart later' },
  create: { zh: '新建密钥', en: 'New key' },
  once: { zh: '请现在复制，密钥只显示这一次：', en: 'Copy it now; it is shown only once:' },
  made: { zh: '创建于 {at}', en: 'Made {at}' },
  used: { zh: '最近使用 {at}', en: 'last used {at}' },
  unused: { zh: '从未使用', en: 'never used' },
  revoke: { zh: '吊销', en: 'Revoke' },
  revokeAsk: {
    zh: '吊销后，用它的程序会立刻失去访问权限，且不能恢复。',
    en: 'Programs that use it lose access at once; this cannot be undone.',
  },
  revoked: { zh: '已吊销', en: 'Revoked' },
  failed: { zh: '暂时取不到密钥列表，请稍后重试。', en: 'The list cannot be had right now; try again in a moment.' },
  docs: { zh: '接口文档', en: 'API documentation' },
})

interface ApiKey {
  id: string
  name: string
  prefix: string
  createdAt: string
  lastUsedAt: string | null
}

export function ApiKeysSection() {
  const t = useText(texts)
  const feedback = useFeedback()
  const [form] = Form.useForm<{ name: string }>()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<string>()
  const query = useQuery({
    queryKey: ['list', 'api-key'],
    queryFn: ({ signal }) => api.get<{ items: ApiKey[] }>('/api-keys', undefined, { signal }),
  })
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['list', 'api-key'] })
  const create = async ({ name }: { name: string }) => {
    setBusy(true)
    try {
      const { key } = await api.post<{ key: string }>('/api-keys', { name: name.trim() })
      setMade(key)
      form.resetFields()
      await refresh()
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  const revoke = async (id: string) => {
    try {
      await api.del(`/api-keys/${id}`)
      await refresh()
      feedback.success(t('revoked'))
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <Section title={t('title')} help={t('help')}>
      {made && (
        <Alert
          type="success"
          className="zy-gap-below"
          closable={{ onClose: () => setMade(undefined) }}
          title={t('once')}
          description={
            <Typography.Text code copyable className="zy-key">
              {made}
            </Typography.Text>
          }
        />
      )}
      {query.isPending && <Skeleton active title={false} />}
      {query.error && <p className="zy-quiet">{t('failed')}</p>}
      <ul className="zy-rows">
        {query.data?.items.map((key) => (
          <li key={key.id}>
            <div>
              {key.name} <Typography.Text code>{key.prefix}…</Typography.Text>
              <small>
                {t('made', { at: inSentence(formatAgo(key.createdAt)) })} ·{' '}
                {key.lastUsedAt ? t('used', { at: inSentence(formatAgo(key.lastUsedAt)) }) : t('unused')}
              </small>
            </div>
            <Popconfirm
              title={t('revokeAsk')}
              okText={t('revoke')}
              okButtonProps={{ danger: true }}
              onConfirm={() => revoke(key.id)}
            >
              <Button danger>{t('revoke')}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      <Form form={form} requiredMark={false} onFinish={create} className="zy-inline zy-inline-top">
        <Form.Item
          name="name"
          className="zy-grow"
          rules={[{ required: true, whitespace: true, message: t('nameFault') }]}
        >
          <Input placeholder={t('name')} aria-label={t('name')} maxLength={100} />
        </Form.Item>
        <Button htmlType="submit" icon={<PlusOutlined aria-hidden="true" />} loading={busy}>
          {t('create')}
        </Button>
      </Form>
      <a href="/api/v1/docs" target="_blank" rel="noreferrer">
        {t('docs')}
      </a>
    </Section>
  )
}
