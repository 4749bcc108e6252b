import { Link } from '@tanstack/react-router'
import { Avatar, Drawer } from 'antd'
import { Icon } from '../icon.tsx'
import { useMe } from '../meta.tsx'
import { useLabel } from '../text.ts'
import { sectionsOf } from './nav-groups.ts'
import { GROUP_LABELS, useNavigation } from './navigation.ts'
import { usePersonCommands } from './person-commands.tsx'
import { initialOf } from './person-menu.tsx'

/** The phone's way to everything else: all places, then what concerns oneself. */
export function MineSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const label = useLabel()
  const me = useMe()
  const { main, foot } = useNavigation()
  const commands = usePersonCommands()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="bottom"
      size="auto"
      closable={{ placement: 'end' }}
      classNames={{ section: 'zy-sheet' }}
      title={
        <span className="zy-sheet-who">
          <Avatar size={36} className="zy-avatar">
            {initialOf(me.name)}
          </Avatar>
          <span className="zy-person">
            <b>{me.name}</b>
            <span>{me.department?.label ?? me.email}</span>
          </span>
        </span>
      }
    >
      {sectionsOf(main).map(({ group, items }, index) => (
        <section key={group ?? ''} className="zy-sheet-group">
          {group && <h2>{label(GROUP_LABELS[group])}</h2>}
          <div className="zy-sheet-grid">
            {[...items, ...(index === 0 ? foot : [])].map((item) => (
              <Link key={item.key} to={item.to} onClick={onClose}>
                <Icon name={item.icon} />
                {label(item.label)}
              </Link>
            ))}
          </div>
        </section>
      ))}
      <div className="zy-sheet-list">
        {commands.map((command, index) =>
          command === 'divider' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: dividers have no other name and never move.
            <hr key={`divider-${index}`} />
          ) : (
            <button
              key={command.key}
              type="button"
              onClick={() => {
                onClose()
                command.run()
              }}
            >
              <span className="zy-icon" aria-hidden="true">
                {command.icon}
              </span>
              {command.label}
            </button>
          ),
        )}
      </div>
    </Drawer>
  )
}
