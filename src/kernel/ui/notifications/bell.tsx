import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Drawer, Popover } from 'antd'
import { useState } from 'react'
import { usePhone } from '../screen.ts'
import { defineText, useText } from '../text.ts'
import { NotificationList } from './notification-list.tsx'
import { useNotifications } from './notifications.ts'
import './notifications.css'

const texts = defineText({
  bell: { zh: '通知', en: 'Notifications' },
  bellUnread: { zh: '通知，{n} 条未读', en: 'Notifications, {n} unread' },
})

/** The bell with its live number of unread notifications. */
export function NotificationBell() {
  const t = useText(texts)
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const unread = useNotifications().data?.pages[0]?.unread ?? 0
  const close = () => setOpen(false)
  const bell = (
    <Button
      type="text"
      shape="circle"
      aria-label={unread > 0 ? t('bellUnread', { n: unread }) : t('bell')}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={phone ? () => setOpen(true) : undefined}
      icon={
        <Badge color="var(--zy-bad-solid)" count={unread} size="small" overflowCount={99} offset={[2, -2]}>
          <BellOutlined className="zy-bell" />
        </Badge>
      }
    />
  )
  if (phone) {
    return (
      <>
        {bell}
        <Drawer
          open={open}
          onClose={close}
          placement="bottom"
          size="85%"
          closable={false}
          classNames={{ section: 'zy-sheet', body: 'zy-notes-sheet' }}
        >
          <NotificationList onClose={close} closable />
        </Drawer>
      </>
    )
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      align={{ offset: [0, 12] }}
      classNames={{ root: 'zy-notes-popover' }}
      destroyOnHidden
      content={<NotificationList onClose={close} />}
    >
      {bell}
    </Popover>
  )
}
