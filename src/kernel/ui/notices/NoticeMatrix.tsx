import { LockOutlined } from '@ant-design/icons'
import { Checkbox, Select, Tag, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { usePhone } from '../screen.ts'
import { useLabel, useText } from '../text.ts'
import type { Digest, KindChange, NoticeChannel, NoticeKindRow } from './notices.types.ts'
import './notices.css'
import { noticeTexts } from './text.ts'

interface Props {
  channels: NoticeChannel[]
  kinds: NoticeKindRow[]
  /** Why a channel does not work; undefined when it does. */
  faultOf: (channel: string) => string | undefined
  onChange: (kind: NoticeKindRow, change: KindChange) => void
  /** Locked rows cannot be changed. */
  locks?: boolean
  /** One more column. */
  extra?: { title: string; render: (kind: NoticeKindRow) => ReactNode }
}

const digests: Digest[] = ['now', 'hourly', 'daily', 'weekly']

/** A row a kind: by which channels it comes, and when. On a phone each kind is a card. */
export function NoticeMatrix({ channels, kinds, faultOf, onChange, locks = false, extra }: Props) {
  const t = useText(noticeTexts)
  const label = useLabel()
  const phone = usePhone()
  const box = (kind: NoticeKindRow, { key, label: name }: NoticeChannel, words = false) => {
    const checked = kind.channels.includes(key)
    const why =
      (locks && kind.locked && t('lockedHelp')) ||
      faultOf(key) ||
      (key === 'room' && !kind.room ? t('noRoom') : undefined)
    const next = checked ? kind.channels.filter((each) => each !== key) : [...kind.channels, key]
    const input = (
      <Checkbox
        aria-label={`${label(kind.label)}: ${label(name)}`}
        checked={checked}
        disabled={(locks && kind.locked) || (why !== undefined && !checked)}
        onChange={() => onChange(kind, { channels: next })}
      >
        {words ? label(name) : undefined}
      </Checkbox>
    )
    return why ? (
      <Tooltip key={key} title={why}>
        <span>{input}</span>
      </Tooltip>
    ) : (
      <span key={key}>{input}</span>
    )
  }
  const when = (kind: NoticeKindRow) =>
    kind.urgent ? (
      <Tooltip title={t('urgentHelp')}>
        <Tag>{t('urgent')}</Tag>
      </Tooltip>
    ) : (
      <Select<Digest>
        size="small"
        variant="filled"
        aria-label={t('digestOf', { kind: label(kind.label) })}
        className="zy-notices-when"
        value={kind.digest}
        disabled={locks && kind.locked}
        options={digests.map((value) => ({ value, label: t(`digest.${value}`) }))}
        onChange={(digest) => onChange(kind, { digest })}
      />
    )
  const name = (kind: NoticeKindRow) => (
    <>
      {label(kind.label)}
      {locks && kind.locked && (
        <Tooltip title={t('lockedHelp')}>
          <span className="zy-notices-lock">
            <LockOutlined aria-hidden="true" /> {t('locked')}
          </span>
        </Tooltip>
      )}
    </>
  )
  if (phone)
    return (
      <ul className="zy-notices-list">
        {kinds.map((kind) => (
          <li key={kind.key}>
            <header>
              <b>{name(kind)}</b>
              {when(kind)}
            </header>
            <div>{channels.map((channel) => box(kind, channel, true))}</div>
            {extra && <div>{extra.render(kind)}</div>}
          </li>
        ))}
      </ul>
    )
  return (
    <table className="zy-notices">
      <thead>
        <tr>
          <th scope="col">{t('kind')}</th>
          {channels.map((channel) => (
            <th key={channel.key} scope="col">
              {label(channel.label)}
            </th>
          ))}
          <th scope="col">{t('when')}</th>
          {extra && <th scope="col">{extra.title}</th>}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind.key}>
            <th scope="row">{name(kind)}</th>
            {channels.map((channel) => (
              <td key={channel.key}>{box(kind, channel)}</td>
            ))}
            <td>{when(kind)}</td>
            {extra && <td>{extra.render(kind)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
