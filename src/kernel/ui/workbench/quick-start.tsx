import { PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Icon } from '../icon.tsx'
import { useMe, useMeta } from '../meta.tsx'
import { useRecent } from '../recent.ts'
import { useCreatable, useCreate } from '../shell/create-provider.tsx'
import { defineText, inSentence, useLabel, useText } from '../text.ts'

const texts = defineText({
  start: { zh: '从这里开始', en: 'Start here' },
  create: { zh: '新建{what}', en: 'New {what}' },
  recent: { zh: '最近打开', en: 'Recent' },
})

/** The workbench of a role for which no module has a widget: what it may do, and where it was last. */
export function QuickStart() {
  const t = useText(texts)
  const label = useLabel()
  const create = useCreate()
  const creatable = useCreatable().slice(0, 4)
  const recent = useRecent(useMe().id).slice(0, 8)
  const byName = new Map(useMeta().entities.map((entity) => [entity.name, entity]))
  return (
    <div className="zy-widgets">
      {creatable.length > 0 && (
        <section className="zy-card zy-widget" style={{ '--zy-span': 4 } as React.CSSProperties}>
          <h2>{t('start')}</h2>
          <ul className="zy-start">
            {creatable.map((entity) => (
              <li key={entity.name}>
                <Icon name={entity.icon} />
                <span>
                  <Link to={`/${entity.path}`}>{label(entity.plural)}</Link>
                  <small>{label(entity.about)}</small>
                </span>
                <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => create({ entity: entity.name })}>
                  {t('create', { what: inSentence(label(entity.label)) })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {recent.length > 0 && (
        <section className="zy-card zy-widget" style={{ '--zy-span': 2 } as React.CSSProperties}>
          <h2>{t('recent')}</h2>
          <ul className="zy-start">
            {recent.map(({ entity, id, label: name }) => {
              const meta = byName.get(entity)
              return (
                meta && (
                  <li key={id}>
                    <Icon name={meta.icon} />
                    <Link to={`/${meta.path}/${id}`}>{name}</Link>
                  </li>
                )
              )
            })}
          </ul>
        </section>
      )}
    </div>
  )
}
