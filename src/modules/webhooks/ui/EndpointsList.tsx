import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Modal, Typography } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { useText } from '#kernel/ui/text.ts'
import { EndpointCard } from './EndpointCard.tsx'
import { EndpointDialog } from './EndpointDialog.tsx'
import { webhookTexts } from './text.ts'

/** All endpoints, with how they are doing. */
export function EndpointsList({ entity }: { entity: EntityMeta }) {
  const t = useText(webhookTexts)
  const [editing, setEditing] = useState<EntityRecord | 'new'>()
  const [secret, setSecret] = useState<string>()
  useLive([entity.path])
  const { data, error } = useQuery({
    queryKey: ['list', entity.name, 'all'],
    queryFn: ({ signal }) => api.get<Page<EntityRecord>>(`/${entity.path}`, { limit: 200, sort: 'name' }, { signal }),
    refetchInterval: 30_000,
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  )
  return (
    <div className="zy-page-narrow zy-hooks">
      <header className="zy-hooks-head">
        <h1>{t('title')}</h1>
        <Link to={'/settings/webhooks/log' as string}>{t('log')}</Link>
        {data.items.length > 0 && add}
      </header>
      <p className="zy-quiet">{t('about')}</p>
      {data.items.length === 0 && (
        <section className="zy-card zy-hooks-none">
          <h2>{t('none')}</h2>
          <p>{t('noneHow')}</p>
          {add}
        </section>
      )}
      <ul className="zy-hooks-list">
        {data.items.map((record) => (
          <EndpointCard
            key={record.id}
            entity={entity}
            record={record}
            onEdit={() => setEditing(record)}
            onSecret={setSecret}
          />
        ))}
      </ul>
      {editing && (
        <EndpointDialog
          entity={entity}
          record={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSecret={setSecret}
        />
      )}
      <Modal
        open={secret !== undefined}
        title={t('secretTitle')}
        closable={false}
        mask={{ closable: false }}
        footer={
          <Button type="primary" onClick={() => setSecret(undefined)}>
            {t('done')}
          </Button>
        }
      >
        <p className="zy-quiet">{t('secretHelp')}</p>
        <Typography.Text code copyable className="zy-hooks-secret">
          {secret}
        </Typography.Text>
      </Modal>
    </div>
  )
}
