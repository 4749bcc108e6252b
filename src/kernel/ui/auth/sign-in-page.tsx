import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect } from 'react'
import { api } from '../client.ts'
import { usePageTitle } from '../page-title.ts'
import { queryClient } from '../query.ts'
import { defineText, useText } from '../text.ts'
import { PublicFrame } from './public-frame.tsx'
import { safeReturnAddress } from './return-address.ts'
import { SignInWays } from './sign-in-ways.tsx'
import { leaveForProvider, takeReturnAddress, tellAndClose } from './single-sign-on.ts'
import { refusalText, useSingleSignOnTexts } from './single-sign-on-answers.ts'

const texts = defineText({
  title: { zh: '登录', en: 'Sign in' },
  lead: { zh: '欢迎回来。', en: 'Welcome back.' },
  leadBack: {
    zh: '请先登录，之后会回到您要去的页面。',
    en: 'Sign in first; you will then go on to the page that you wanted.',
  },
  foot: { zh: '忘记密码？请联系贵公司的管理员重置。', en: 'Forgot your password? Your administrator can reset it.' },
})

export function SignInPage() {
  const t = useText(texts)
  usePageTitle(t('title'))
  const answers = useSingleSignOnTexts()
  const query = new URLSearchParams(window.location.search)
  const to = safeReturnAddress(query.get('to'))
  const outcome = query.get('sso')
  // On a new installation there is nobody to sign in as yet.
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => api.get<{ needed: boolean }>('/setup', undefined, { signal, anonymous: true }),
  })
  const needed = setup.data?.needed
  useEffect(() => {
    if (needed) window.location.replace('/setup')
  }, [needed])
  const isBack = outcome === 'done' || outcome === 'close'
  useEffect(() => {
    if (outcome === 'close') tellAndClose()
    if (outcome === 'done') window.location.replace(safeReturnAddress(takeReturnAddress()))
  }, [outcome])
  const enter = () => {
    queryClient.clear()
    window.location.assign(to)
  }
  if (isBack) return <PublicFrame title={answers(outcome)} lead={answers(outcome === 'done' ? 'moment' : 'mayClose')} />
  return (
    <PublicFrame title={t('title')} lead={t(to === '/' ? 'lead' : 'leadBack')} foot={t('foot')}>
      {outcome && <Alert type="warning" showIcon title={refusalText(answers, outcome)} role="alert" />}
      <SignInWays onDone={enter} onSingleSignOn={() => leaveForProvider(to)} />
    </PublicFrame>
  )
}
