import { Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { useText } from '../../text.ts'
import { useMailSettings } from '../mail/useMail.ts'
import '../settings.css'
import { channelTexts, smsTexts } from './channels-text.ts'
import { FailedMessages } from './FailedMessages.tsx'
import './notice-settings.css'
import { RoomDialog } from './RoomDialog.tsx'
import { SmsDialog } from './SmsDialog.tsx'
import { type ChatRoom, useRooms, useSms } from './useNoticeSettings.ts'

/** `/settings/notice-channels`: the ways out besides the list in the app. */
export default function NoticeChannelsPage() {
  const t = useText(channelTexts)
  const rooms = useRooms()
  const sms = useSms()
  const error = rooms.error ?? sms.error
  if (error) return <PageFailed error={error} onRetry={() => void Promise.all([rooms.refetch(), sms.refetch()])} />
  if (!rooms.data || !sms.data) return <PageLoading />
  return (
    <div className="zy-set zy-channels">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      <MailCard />
      <SmsCard />
      <RoomsCard rooms={rooms.data.items} />
      <FailedMessages />
    </div>
  )
}

function MailCard() {
  const t = useText(channelTexts)
  const source = useMailSettings().data?.source
  return (
    <section className="zy-card">
      <header>
        <h2>{t('mail')}</h2>
        <Link to="/settings/mail">{t('mailOpen')}</Link>
      </header>
      <p className="zy-channel-line">{source === 'none' ? t('mailOff') : source ? t('mailOn') : '…'}</p>
    </section>
  )
}

function SmsCard() {
  const t = useText(smsTexts)
  const c = useText(channelTexts)
  const settings = useSms().data?.settings ?? null
  const [open, setOpen] = useState(false)
  const host = settings && /^https?:\/\/([^/?#]+)/i.exec(settings.url)?.[1]
  return (
    <section className="zy-card">
      <header>
        <h2>{t('title')}</h2>
        <span>
          <Button size="small" type={settings ? 'default' : 'primary'} onClick={() => setOpen(true)}>
            {settings ? t('change') : t('setUp')}
          </Button>
        </span>
      </header>
      <p className="zy-channel-line">
        {settings ? t(settings.enabled ? 'on' : 'offNow', { host: host ?? '' }) : t('none')}{' '}
        {settings && !settings.readable && <Tag color="error">{c('unreadable')}</Tag>}
      </p>
      {open && <SmsDialog settings={settings} onClose={() => setOpen(false)} />}
    </section>
  )
}

function RoomsCard({ rooms }: { rooms: ChatRoom[] }) {
  const t = useText(channelTexts)
  const [open, setOpen] = useState<ChatRoom | 'new'>()
  return (
    <section className="zy-card">
      <header>
        <h2>{t('rooms')}</h2>
        <span>
          <Button size="small" type={rooms.length === 0 ? 'primary' : 'default'} onClick={() => setOpen('new')}>
            {t('addRoom')}
          </Button>
        </span>
      </header>
      <p className="zy-channel-line">{rooms.length === 0 ? t('noRooms') : t('roomsHelp')}</p>
      <ul className="zy-set-rows">
        {rooms.map((room) => (
          <li key={room.id}>
            <div>
              <b>{room.name}</b> <Tag>{t(room.provider)}</Tag>
              {!room.enabled && <Tag>{t('off')}</Tag>}
              {!room.readable && <Tag color="error">{t('unreadable')}</Tag>}
              <p className="zy-channel-line">
                {room.department?.label ?? t('everybody')} ·{' '}
                {room.kinds.length > 0 ? t('kindsCount', { n: room.kinds.length }) : t('noKinds')}
              </p>
            </div>
            <Button size="small" aria-label={`${room.name}: ${t('edit')}`} onClick={() => setOpen(room)}>
              {t('edit')}
            </Button>
          </li>
        ))}
      </ul>
      {open && <RoomDialog room={open === 'new' ? null : open} onClose={() => setOpen(undefined)} />}
    </section>
  )
}
