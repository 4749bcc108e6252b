import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { disableSecondFactor, enableSecondFactor, type SecondFactorKey } from '../auth/auth-api.ts'
import { useFeedback } from '../feedback.tsx'
import { useMe } from '../meta.tsx'
import { queryClient } from '../query.ts'
import { Section } from '../section.tsx'
import { defineText, useText } from '../text.ts'
import { PasswordPrompt } from './password-prompt.tsx'
import { SecondFactorEnrolment } from './second-factor-enrolment.tsx'

const texts = defineText({
  title: { zh: '两步验证', en: 'Second factor' },
  help: {
    zh: '登录时除密码外再输入手机验证器上的 6 位数字，密码泄露也进不来。',
    en: 'Signing in then also takes six digits from your phone: a stolen password alone is worth nothing.',
  },
  off: { zh: '尚未开启。', en: 'It is off.' },
  on: { zh: '已开启', en: 'It is on' },
  turnOn: { zh: '开启两步验证', en: 'Turn on' },
  turnOff: { zh: '关闭', en: 'Turn off' },
  confirmOn: { zh: '请先输入密码', en: 'Enter your password first' },
  confirmOff: { zh: '输入密码以关闭两步验证', en: 'Enter your password to turn it off' },
  turnedOff: { zh: '两步验证已关闭', en: 'The second factor is off' },
})

export function SecondFactorSection() {
  const t = useText(texts)
  const { twoFactor, email } = useMe()
  const feedback = useFeedback()
  const [asking, setAsking] = useState(false)
  const [key, setKey] = useState<SecondFactorKey>()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['meta'] })
  const confirm = async (password: string) => {
    if (twoFactor) {
      await disableSecondFactor(password)
      await refresh()
      feedback.success(t('turnedOff'))
    } else {
      setKey(await enableSecondFactor(password))
    }
    setAsking(false)
  }
  return (
    <Section title={t('title')} help={t('help')}>
      {key ? (
        <SecondFactorEnrolment
          secret={key}
          onDone={() => {
            setKey(undefined)
            void refresh()
          }}
          onCancel={() => setKey(undefined)}
        />
      ) : (
        <div className="zy-inline">
          {twoFactor ? (
            <span className="zy-on">
              <CheckCircleFilled aria-hidden="true" /> {t('on')}
            </span>
          ) : (
            <span>{t('off')}</span>
          )}
          <Button type={twoFactor ? 'default' : 'primary'} danger={twoFactor} onClick={() => setAsking(true)}>
            {t(twoFactor ? 'turnOff' : 'turnOn')}
          </Button>
        </div>
      )}
      <PasswordPrompt
        open={asking}
        title={t(twoFactor ? 'confirmOff' : 'confirmOn')}
        email={email}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
      />
    </Section>
  )
}
