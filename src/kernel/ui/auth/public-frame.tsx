import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Logo } from '../logo.tsx'
import { defineText, setLanguage, useLanguage, useText } from '../text.ts'
import './auth.css'

const texts = defineText({
  name: { zh: '展业', en: 'Zhanye' },
  motto: { zh: '让每一次拜访都算数', en: 'Every visit counts' },
})

/** Switches between the two languages; its own words are those of the other one. */
export function LanguageSwitch({ onAccount = false }: { onAccount?: boolean }) {
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      type="text"
      icon={<GlobalOutlined aria-hidden="true" />}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void setLanguage(other, onAccount)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  )
}

/** The calm page around set-up and sign-in: name, language, one card. */
export function PublicFrame(props: {
  title: string
  lead?: string
  wide?: boolean
  children?: ReactNode
  foot?: ReactNode
}) {
  const t = useText(texts)
  return (
    <div className="zy-public">
      <header className="zy-public-bar">
        <span className="zy-brand">
          <Logo size={28} />
          <b>{t('name')}</b>
          <span className="zy-public-motto">{t('motto')}</span>
        </span>
        <LanguageSwitch />
      </header>
      <main className={props.wide ? 'zy-public-card zy-public-wide' : 'zy-public-card'}>
        <h1>{props.title}</h1>
        {props.lead && <p className="zy-public-lead">{props.lead}</p>}
        {props.children}
      </main>
      {props.foot && <footer className="zy-public-foot">{props.foot}</footer>}
    </div>
  )
}
