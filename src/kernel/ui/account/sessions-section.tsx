import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton, Tag } from 'antd'
import { currentSession, listSessions, revokeOtherSessions, revokeSession } from '../auth/auth-api.ts'
import { useFeedback } from '../feedback.tsx'
import { formatAgo, formatInstant } from '../format.ts'
import { queryClient } from '../query.ts'
import { Section } from '../section.tsx'
import { defineText, inSentence, useText } from '../text.ts'
import { deviceName } from './device-name.ts'

const texts = defineText({
  title: { zh: '登录设备', en: 'Where you are signed in' },
  help: {
    zh: '看到不认识的设备？请让它退出并修改密码。',
    en: 'A device that you do not know? Sign it out and change your password.',
  },
  here: { zh: '当前设备', en: 'This device' },
  unknown: { zh: '未知设备', en: 'Unknown device' },
  active: { zh: '最近活动 {at}', en: 'Last active {at}' },
  end: { zh: '退出', en: 'Sign out' },
  endOthers: { zh: '退出所有其他设备', en: 'Sign out all other devices' },
  ended: { zh: '已退出', en: 'Signed out' },
  failed: { zh: '暂时取不到登录设备，请稍后重试。', en: 'The list cannot be had right now; try again in a moment.' },
})

export function SessionsSection() {
  const t = useText(texts)
  const feedback = useFeedback()
  const query = useQuery({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => {
      const [sessions, here] = await Promise.all([listSessions(signal), currentSession(signal)])
      return sessions
        .map((session) => ({ ...session, here: session.id === here }))
        .sort((a, b) => Number(b.here) - Number(a.here) || b.updatedAt.localeCompare(a.updatedAt))
    },
  })
  const end = async (work: Promise<unknown>) => {
    try {
      await work
      await queryClient.invalidateQueries({ queryKey: ['sessions'] })
      feedback.success(t('ended'))
    } catch (error) {
      feedback.error(error)
    }
  }
  const sessions = query.data ?? []
  return (
    <Section title={t('title')} help={t('help')}>
      {query.isPending && <Skeleton active title={false} />}
      {query.error && <p className="zy-quiet">{t('failed')}</p>}
      <ul className="zy-rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              {deviceName(session.userAgent) ?? t('unknown')} {session.here && <Tag color="success">{t('here')}</Tag>}
              <small title={formatInstant(session.updatedAt, { relative: false })}>
                {[session.ipAddress, t('active', { at: inSentence(formatAgo(session.updatedAt)) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            {!session.here && <Button onClick={() => void end(revokeSession(session.token))}>{t('end')}</Button>}
          </li>
        ))}
      </ul>
      {sessions.length > 2 && (
        <Button danger onClick={() => void end(revokeOtherSessions())}>
          {t('endOthers')}
        </Button>
      )}
    </Section>
  )
}
