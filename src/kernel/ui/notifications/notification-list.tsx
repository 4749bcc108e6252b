import { CloseOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { formatAgo, formatInstant } from '../format.ts'
import { useMeta } from '../meta.tsx'
import { PageFailed } from '../page-state.tsx'
import { defineText, useText } from '../text.ts'
import { type Notification, useMarkRead, useNotifications } from './notifications.ts'
import { threadsOf } from './threads.ts'

const texts = defineText({
  title: { zh: '通知', en: 'Notifications' },
  readAll: { zh: '全部已读', en: 'Mark all as read' },
  more: { zh: '更早的通知', en: 'Earlier notifications' },
  none: { zh: '没有通知', en: 'No notifications' },
  noneHow: {
    zh: '有人把客户分给您、@您，或有事到期时，会在这里告诉您。',
    en: 'You will hear here when someone assigns you a customer, mentions you, or something falls due.',
  },
  close: { zh: '关闭', en: 'Close' },
  unread: { zh: '未读', en: 'Unread' },
})

/** The newest notice of a thing, with the titles of the others below it. */
function Entry({ thread, onOpen }: { thread: Notification[]; onOpen: (thread: Notification[]) => void }) {
  const t = useText(texts)
  const [item, ...others] = thread
  if (!item) return null
  return (
    <li>
      <button type="button" className="zy-note" data-unread={item.readAt === null} onClick={() => onOpen(thread)}>
        <span className="zy-note-dot">{item.readAt === null && <span className="zy-hidden">{t('unread')}</span>}</span>
        <span className="zy-note-text">
          <b>{item.title}</b>
          {item.body && <span>{item.body}</span>}
          {others.map(({ id, title }) => (
            <span key={id} className="zy-note-also">
              {title}
            </span>
          ))}
        </span>
        <time dateTime={item.at} title={formatInstant(item.at, { relative: false })}>
          {formatAgo(item.at)}
        </time>
      </button>
    </li>
  )
}

/** The drop-down's inside: opening one marks it as read and goes to its record. */
export function NotificationList({ onClose, closable = false }: { onClose: () => void; closable?: boolean }) {
  const t = useText(texts)
  const navigate = useNavigate()
  const { entities } = useMeta()
  const query = useNotifications()
  const markRead = useMarkRead()
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const open = (thread: Notification[]) => {
    const [item] = thread
    if (!item) return
    if (item.readAt === null) markRead.mutate(thread.map(({ id }) => id))
    const entity = entities.find(({ name, path }) => name === item.to?.entity || path === item.to?.entity)
    if (!item.to || !entity) return
    onClose()
    void navigate({ to: `/${entity.path}/${item.to.id}` })
  }
  return (
    <section className="zy-notes" aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
        <Button
          type="link"
          size="small"
          disabled={!query.data?.pages[0]?.unread}
          onClick={() => markRead.mutate('all')}
        >
          {t('readAll')}
        </Button>
        {closable && (
          <Button type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('close')} onClick={onClose} />
        )}
      </header>
      {query.isPending && <Skeleton active title={false} paragraph={{ rows: 4 }} className="zy-notes-wait" />}
      {query.error && items.length === 0 && <PageFailed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <div className="zy-notes-none">
          <b>{t('none')}</b>
          <p>{t('noneHow')}</p>
        </div>
      )}
      <ul>
        {threadsOf(items).map((thread) => (
          <Entry key={thread[0]?.id} thread={thread} onOpen={open} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button type="text" block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}
