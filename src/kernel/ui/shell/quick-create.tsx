import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { defineText, useLabel, useText } from '../text.ts'
import { useCreatable, useCreate } from './create-provider.tsx'

const texts = defineText({ create: { zh: '新建', en: 'New' } })

/** The (+) of the top bar and of the phone's bottom bar (`children` is then its look). */
export function QuickCreate({ children, placement }: { children?: ReactNode; placement?: 'top' | 'bottomRight' }) {
  const t = useText(texts)
  const label = useLabel()
  const create = useCreate()
  const entities = useCreatable()
  if (entities.length === 0) return null
  const items = entities.map((entity) => ({
    key: entity.name,
    icon: <Icon name={entity.icon} />,
    label: label(entity.label),
    onClick: () => create({ entity: entity.name }),
  }))
  return (
    <Dropdown
      menu={{ items }}
      trigger={['click']}
      placement={placement ?? 'bottomRight'}
      align={{ offset: [0, placement === 'top' ? -8 : 8] }}
      classNames={{ root: 'zy-create-menu' }}
    >
      {children ?? (
        <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} aria-haspopup="menu">
          {t('create')}
        </Button>
      )}
    </Dropdown>
  )
}
