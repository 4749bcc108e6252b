import { Button, Popconfirm, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { formatAgo, formatInstant } from '#kernel/ui/format.ts'
import { type EntityRecord, useMe } from '#kernel/ui/meta.tsx'
import { defineText, useText } from '#kernel/ui/text.ts'
import { PasswordDialog } from './PasswordDialog.tsx'
import { refreshAccount, useAccount } from './useAccount.ts'

const texts = defineText({
  failed: { zh: '暂时取不到账号信息', en: 'The account cannot be shown right now' },
  none: { zh: '没有登录账号', en: 'No account' },
  noEmail: { zh: '填写邮箱后才能开通账号', en: 'Fill in an e-mail address to give an account' },
  secondFactor: { zh: '两步验证', en: 'Second factor' },
  locked: { zh: '锁定至 {at}', en: 'Locked until {at}' },
  active: { zh: '最近活动 {at}', en: 'Last active {at}' },
  never: { zh: '尚未登录', en: 'Not signed in' },
  signedIn: { zh: '{n} 台设备已登录', en: '{n} {n|device|devices} signed in' },
  keys: { zh: '{n} 个 API 密钥', en: '{n} API {n|key|keys}' },
  give: { zh: '开通账号', en: 'Give account' },
  reset: { zh: '重设密码', en: 'New password' },
  signOut: { zh: '全部退出', en: 'Sign out everywhere' },
  signedOut: { zh: '已全部退出', en: 'Signed out everywhere' },
  take: { zh: '收回账号', en: 'Take away' },
  takeAsk: {
    zh: '收回后无法登录，API 密钥一并失效。确定？',
    en: 'They can no longer sign in and their API keys end. Go on?',
  },
  taken: { zh: '账号已收回', en: 'The account is taken away' },
  own: { zh: '自己的密码请在“我的账号”中修改', en: 'Change your own password on your account page' },
})

interface Props {
  id: string
  record: EntityRecord
}

export default function AccountPanel({ id, record }: Props) {
  const t = useText(texts)
  const me = useMe()
  const feedback = useFeedback()
  const query = useAccount(id)
  const [asking, setAsking] = useState(false)
  const act = async (work: Promise<unknown>, said: string) => {
    try {
      await work
      await refreshAccount(id)
      feedback.success(said)
    } catch (error) {
      feedback.error(error)
    }
  }
  if (query.isPending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  if (query.error) return <p className="zy-quiet">{t('failed')}</p>
  const { account, manage } = query.data
  const email = typeof record.email === 'string' ? record.email : ''
  const dialog = (
    <PasswordDialog
      open={asking}
      employee={{ id, name: record.label, email: email.toLowerCase() }}
      existing={account && { twoFactor: account.twoFactor === true }}
      onClose={() => setAsking(false)}
      onDone={() => {
        setAsking(false)
        void refreshAccount(id)
      }}
    />
  )
  if (!account)
    return (
      <div className="zy-stack">
        <span className="zy-quiet">{manage && !email ? t('noEmail') : t('none')}</span>
        {manage && email && (
          <div>
            <Button onClick={() => setAsking(true)}>{t('give')}</Button>
          </div>
        )}
        {dialog}
      </div>
    )
  const facts = [
    account.lastActiveAt
      ? t('active', { at: formatAgo(account.lastActiveAt) })
      : account.lastActiveAt === null
        ? t('never')
        : '',
    account.sessions ? t('signedIn', { n: account.sessions }) : '',
    account.keys ? t('keys', { n: account.keys }) : '',
  ].filter(Boolean)
  return (
    <div className="zy-stack">
      <div>
        {account.email} {account.twoFactor && <Tag color="success">{t('secondFactor')}</Tag>}
        {account.lockedUntil && (
          <Tag color="error">{t('locked', { at: formatInstant(account.lockedUntil, { relative: false }) })}</Tag>
        )}
      </div>
      {facts.length > 0 && <small className="zy-quiet">{facts.join(' · ')}</small>}
      {manage && id === me.id && <small className="zy-quiet">{t('own')}</small>}
      {manage && id !== me.id && (
        <div className="zy-inline">
          <Button onClick={() => setAsking(true)}>{t('reset')}</Button>
          {account.sessions ? (
            <Button onClick={() => void act(api.post(`/employees/${id}/sign-out`), t('signedOut'))}>
              {t('signOut')}
            </Button>
          ) : null}
          <Popconfirm
            title={t('takeAsk')}
            okText={t('take')}
            okButtonProps={{ danger: true }}
            onConfirm={() => act(api.del(`/employees/${id}/account`), t('taken'))}
          >
            <Button danger>{t('take')}</Button>
          </Popconfirm>
        </div>
      )}
      {dialog}
    </div>
  )
}
