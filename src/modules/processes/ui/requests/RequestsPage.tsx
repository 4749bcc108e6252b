import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import type { Label } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { optionOf } from '#kernel/ui/fields/index.tsx'
import { useLive } from '#kernel/ui/live.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { StartableProcess } from '../../approvals/approvals.types.ts'
import '../approvals/approvals.css'
import { requestTexts } from '../approvals/text.ts'

export const useStartable = () =>
  useQuery({
    queryKey: ['list', 'process', 'startable'],
    queryFn: ({ signal }) => api.get<{ items: StartableProcess[] }>('/requests', undefined, { signal }),
    select: ({ items }) => items,
  })

/** `/requests/new`: what may be asked for, by kind. */
export default function RequestsPage() {
  const t = useText(requestTexts)
  const label = useLabel()
  useLive(['processes'])
  const { data, error, refetch } = useStartable()
  const categories = useEntity('process')?.fields.find(({ name }) => name === 'category')
  const [search, setSearch] = useState('')
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <PageLoading />
  const wanted = search.trim().toLowerCase()
  const shown = data.filter(({ name, about }) => `${name.zh} ${name.en} ${about ?? ''}`.toLowerCase().includes(wanted))
  const groups = Map.groupBy(shown, ({ category }) => category ?? 'other')
  const heading = (category: string): Label | undefined => categories && optionOf(categories, category)?.label
  return (
    <div className="zy-approvals zy-requests">
      <header className="zy-approvals-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="zy-decide-quiet">{t('about')}</p>
        </div>
        <Link to={'/approvals' as string} search={{ box: 'started' } as never}>
          {t('mine')}
        </Link>
      </header>
      {data.length === 0 ? (
        <section className="zy-card zy-approvals-none">
          <h2>{t('none')}</h2>
          <p>{t('noneHow')}</p>
        </section>
      ) : (
        <>
          {data.length > 8 && (
            <Input.Search
              allowClear
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              placeholder={t('search')}
              aria-label={t('search')}
              className="zy-requests-search"
            />
          )}
          {shown.length === 0 && <p className="zy-decide-quiet">{t('nothingFound')}</p>}
          {[...groups].map(([category, processes]) => (
            <section key={category}>
              {groups.size > 1 && <h2>{label(heading(category)) || t('other')}</h2>}
              <ul className="zy-requests-cards">
                {processes.map((process) => (
                  <li key={process.id}>
                    <Link to={`/requests/new/${process.key}` as string} className="zy-card">
                      <b>{label(process.name)}</b>
                      {process.about && <span>{process.about}</span>}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </div>
  )
}
