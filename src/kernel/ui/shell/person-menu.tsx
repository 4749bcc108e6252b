import { Avatar, Dropdown, type MenuProps } from 'antd'
import { useMe } from '../meta.tsx'
import { defineText, useText } from '../text.ts'
import { usePersonCommands } from './person-commands.tsx'

const texts = defineText({ menu: { zh: '{name}的菜单', en: 'Menu of {name}' } })

/** The last letter of a Chinese given name says little: the family name does, as people are called. */
export function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '?'
}

/** The person at the right of the top bar: account, language, look, keys, sign out. */
export function PersonMenu() {
  const t = useText(texts)
  const me = useMe()
  const commands = usePersonCommands()
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <span className="zy-person">
          <b>{me.name}</b>
          <span>{[me.email, me.department?.label].filter(Boolean).join(' · ')}</span>
        </span>
      ),
    },
    { type: 'divider' },
    ...commands.map((command) =>
      command === 'divider'
        ? { type: 'divider' as const }
        : { key: command.key, icon: command.icon, label: command.label, onClick: command.run },
    ),
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight" align={{ offset: [0, 10] }}>
      <button type="button" className="zy-round" aria-label={t('menu', { name: me.name })} aria-haspopup="menu">
        <Avatar size={30} className="zy-avatar">
          {initialOf(me.name)}
        </Avatar>
      </button>
    </Dropdown>
  )
}
