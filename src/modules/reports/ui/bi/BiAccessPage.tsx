import { useQuery } from '@tanstack/react-query'
import type { Label, Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { useText } from '#kernel/ui/text.ts'
import '#kernel/ui/settings/settings.css'
import './bi.css'
import { BiAccounts } from './BiAccounts.tsx'
import { BiViews } from './BiViews.tsx'
import { biTexts } from './text.ts'

export interface BiAccount {
  name: string
  role: string
  createdAt: string | null
  createdBy: string | null
  connections: number
  department: Reference | null
}

export interface BiView {
  name: string
  label: Label
  columns: { name: string; type: string; label: Label }[]
  personal: { key: string; label: Label; allowed: boolean }[]
}

interface BiAccess {
  items: BiAccount[]
  server: { host: string; port: number; database: string }
  views: BiView[]
}

/** `/settings/bi-access`: who may read the views, and what they hold. */
export default function BiAccessPage() {
  const t = useText(biTexts)
  const { data, error } = useQuery({
    queryKey: ['bi-access'],
    queryFn: ({ signal }) => api.get<BiAccess>('/bi-access', undefined, { signal }),
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const { host, port, database } = data.server
  return (
    <div className="zy-set zy-bi">
      <h1>{t('title')}</h1>
      <p>{t('intro')}</p>
      <BiAccounts accounts={data.items} />
      <h2>{t('server')}</h2>
      <p className="zy-set-quiet">
        <code>
          {host}:{port} / {database}
        </code>{' '}
        {t('serverHelp')}
      </p>
      <BiViews views={data.views} />
    </div>
  )
}
