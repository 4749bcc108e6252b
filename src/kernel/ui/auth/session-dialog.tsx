import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Me } from '../../entity/meta.types.ts'
import { api } from '../client.ts'
import { useMe } from '../meta.tsx'
import { onSessionEnd, signInAddress } from '../session.ts'
import { defineText, useText } from '../text.ts'
import './auth.css'
import { SignInWays } from './sign-in-ways.tsx'
import { signInBeside } from './single-sign-on.ts'

const texts = defineText({
  title: { zh: '登录已过期', en: 'Your session has ended' },
  lead: {
    zh: '请再次登录。页面上已填写的内容都还在，登录后会接着完成刚才的操作。',
    en: 'Sign in again. What you typed is still here, and what you were doing goes on afterwards.',
  },
})

/**
 * Asks for the password over the page when the session has ended. Requests wait for it, so nothing
 * typed is lost. If somebody else signs in, the page starts anew with what that person may see.
 */
export function SessionDialog() {
  const t = useText(texts)
  const me = useMe()
  const [open, setOpen] = useState(false)
  const answer = useRef<(repeat: boolean) => void>(undefined)
  useEffect(
    () =>
      onSessionEnd(() => {
        setOpen(true)
        return new Promise<boolean>((resolve) => {
          answer.current = resolve
        })
      }),
    [],
  )
  const enter = async () => {
    const now = await api.get<Me>('/me', undefined, { anonymous: true })
    if (now.id !== me.id) window.location.reload()
    setOpen(false)
    answer.current?.(now.id === me.id)
  }
  const leave = () => {
    setOpen(false)
    answer.current?.(false)
    window.location.assign(signInAddress())
  }
  return (
    <Modal
      open={open}
      title={t('title')}
      footer={null}
      onCancel={leave}
      mask={{ closable: false }}
      width={400}
      destroyOnHidden
    >
      <p className="zy-session-lead">{t('lead')}</p>
      <SignInWays
        email={me.email}
        onDone={() => void enter()}
        onSingleSignOn={() => signInBeside(() => void enter())}
      />
    </Modal>
  )
}
