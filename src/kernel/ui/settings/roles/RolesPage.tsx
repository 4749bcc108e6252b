import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { type EntityRecord, useEntity } from '../../meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '../../page-state.tsx'
import { useCreate } from '../../shell/create-provider.tsx'
import { useLanguage, useText } from '../../text.ts'
import { RoleEditor } from './RoleEditor.tsx'
import './roles.css'
import { roleTexts } from './text.ts'

/** `/settings/roles` and `/settings/roles/ID`. */
export default function RolesPage() {
  const entity = useEntity('role')
  const navigate = useNavigate()
  const id = useLocation({ select: ({ pathname }) => /^\/settings\/roles\/([\w-]+)$/.exec(pathname)?.[1] })
  if (!entity) return <PageMissing />
  if (id) return <RoleEditor key={id} entity={entity} id={id} onGone={() => void navigate({ to: '/settings/roles' })} />
  return <RoleList entity={entity} />
}

function RoleList({ entity }: { entity: EntityMeta }) {
  const t = useText(roleTexts)
  const language = useLanguage()
  const create = useCreate()
  const navigate = useNavigate()
  const { data, error } = useQuery({
    queryKey: ['list', entity.name, 'all'],
    queryFn: ({ signal }) => api.get<Page<EntityRecord>>(`/${entity.path}`, { limit: 200 }, { signal }),
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const changes = (role: EntityRecord) =>
    [role.grants, role.permissions, role.fieldRules].reduce<number>(
      (count, each) => count + Object.keys((each as object | null) ?? {}).length,
      0,
    )
  const open = (id: string) => void navigate({ to: `/settings/roles/${id}` })
  return (
    <div className="zy-role">
      <header>
        <h1>{t('title')}</h1>
        {entity.operations.create && (
          <div>
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => create({ entity: entity.name, onCreated: ({ id }) => open(id) })}
            >
              {t('create')}
            </Button>
          </div>
        )}
      </header>
      <p>{t('about')}</p>
      <ul className="zy-role-list">
        {data.items.map((role) => (
          <li key={role.id}>
            <Link to={`/settings/roles/${role.id}`}>
              {(language === 'en' && (role.nameEn as string | null)) || role.label}
            </Link>
            {role.builtIn === true && <Tag>{t('builtIn')}</Tag>}
            {changes(role) > 0 && <span className="zy-role-changed">{t('changed', { n: changes(role) })}</span>}
            <p>{language === 'zh' ? String(role.about ?? '') : String(role.key)}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
