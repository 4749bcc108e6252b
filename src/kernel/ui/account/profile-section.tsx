import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { useMe } from '../meta.tsx'
import { queryClient } from '../query.ts'
import { Section } from '../section.tsx'
import { defineText, useLabel, useText } from '../text.ts'

const texts = defineText({
  title: { zh: '个人资料', en: 'Profile' },
  help: { zh: '邮箱、部门和角色由管理员维护。', en: 'Your administrator keeps e-mail, department and roles.' },
  name: { zh: '姓名', en: 'Name' },
  nameFault: { zh: '请填写姓名', en: 'A name is needed' },
  email: { zh: '邮箱', en: 'E-mail' },
  department: { zh: '部门', en: 'Department' },
  roles: { zh: '角色', en: 'Roles' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
})

export function ProfileSection() {
  const t = useText(texts)
  const label = useLabel()
  const me = useMe()
  const feedback = useFeedback()
  const [busy, setBusy] = useState(false)
  const [name, setName] = useState(me.name)
  const save = async () => {
    setBusy(true)
    try {
      await api.patch('/me', { name: name.trim() })
      await queryClient.invalidateQueries({ queryKey: ['meta'] })
      feedback.success(t('saved'))
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  const separator = t('name') === '姓名' ? '、' : ', '
  return (
    <Section title={t('title')} help={t('help')}>
      <Form layout="vertical" onFinish={save} requiredMark={false}>
        <Form.Item
          label={t('name')}
          htmlFor="profile-name"
          validateStatus={name.trim() ? '' : 'error'}
          help={name.trim() ? undefined : t('nameFault')}
        >
          <div className="zy-inline">
            <Input
              id="profile-name"
              value={name}
              maxLength={100}
              autoComplete="name"
              onChange={(event) => setName(event.target.value)}
            />
            <Button htmlType="submit" loading={busy} disabled={!name.trim() || name.trim() === me.name}>
              {t('save')}
            </Button>
          </div>
        </Form.Item>
      </Form>
      <dl className="zy-facts">
        <dt>{t('email')}</dt>
        <dd>{me.email ?? '—'}</dd>
        <dt>{t('department')}</dt>
        <dd>{me.department?.label ?? '—'}</dd>
        <dt>{t('roles')}</dt>
        <dd>{me.roles.map((role) => label(role.label)).join(separator) || '—'}</dd>
      </dl>
    </Section>
  )
}
