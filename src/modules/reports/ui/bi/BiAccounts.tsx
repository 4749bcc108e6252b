import { Alert, Button, Form, Input, Popconfirm, Typography } from 'antd'
import { useState } from 'react'
import type { Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import { formatAgo } from '#kernel/ui/format.ts'
import { queryClient } from '#kernel/ui/query.ts'
import { inSentence, useText } from '#kernel/ui/text.ts'
import type { BiAccount } from './BiAccessPage.tsx'
import { biTexts } from './text.ts'

interface Made {
  connection: string
  notes: string[]
}

const refresh = () => queryClient.invalidateQueries({ queryKey: ['bi-access'] })

/** The accounts of BI tools; a new one's password is shown once. */
export function BiAccounts({ accounts }: { accounts: BiAccount[] }) {
  const t = useText(biTexts)
  const feedback = useFeedback()
  const [form] = Form.useForm<{ name: string }>()
  const [made, setMade] = useState<Made>()
  const [department, setDepartment] = useState<Reference>()
  const [busy, setBusy] = useState(false)
  const create = async ({ name }: { name: string }) => {
    setBusy(true)
    try {
      setMade(await api.post<Made>('/bi-access', { name, ...(department && { department: department.id }) }))
      form.resetFields()
      setDepartment(undefined)
      await refresh()
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  const revoke = async (name: string) => {
    try {
      await api.del(`/bi-access/${name}`)
      await refresh()
      feedback.success(t('revoked'))
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <section>
      <h2>{t('roles')}</h2>
      {made && (
        <Alert
          type="success"
          className="zy-gap-below"
          closable={{ onClose: () => setMade(undefined) }}
          title={t('once')}
          description={
            <>
              <Typography.Text code copyable className="zy-bi-secret">
                {made.connection}
              </Typography.Text>
              {made.notes.length > 0 && (
                <p>
                  {t('notes')} <code>{made.notes.join('; ')}</code>
                </p>
              )}
            </>
          }
        />
      )}
      {accounts.length === 0 && <p className="zy-set-quiet">{t('none')}</p>}
      <ul className="zy-set-rows">
        {accounts.map((each) => (
          <li key={each.name}>
            <span className="zy-bi-account">
              <b>{each.name}</b> <span>{each.department?.label ?? t('company')}</span> <code>{each.role}</code>
              <small>
                {each.createdAt &&
                  t('made', { name: each.createdBy ?? '—', at: inSentence(formatAgo(each.createdAt)) })}
                {' · '}
                {t('open', { n: each.connections })}
              </small>
            </span>
            <Popconfirm
              title={t('revokeAsk', { name: each.name })}
              okText={t('revoke')}
              okButtonProps={{ danger: true }}
              onConfirm={() => revoke(each.name)}
            >
              <Button danger>{t('revoke')}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      <p className="zy-set-quiet">{t('departmentHelp')}</p>
      <Form form={form} requiredMark={false} onFinish={create} className="zy-inline zy-bi-form">
        <Form.Item name="name" rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,27}$/, message: t('nameFault') }]}>
          <Input placeholder={t('name')} aria-label={t('name')} maxLength={28} />
        </Form.Item>
        <label htmlFor="bi-department" className="zy-hidden">
          {t('wholeCompany')}
        </label>
        <RecordPicker
          id="bi-department"
          entity="department"
          value={department ? [department] : []}
          allowClear
          allowCreate={false}
          placeholder={t('wholeCompany')}
          onChange={([first]) => setDepartment(first)}
        />
        <Button htmlType="submit" loading={busy}>
          {t('create')}
        </Button>
      </Form>
    </section>
  )
}
