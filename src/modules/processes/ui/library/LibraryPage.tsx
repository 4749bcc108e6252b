import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { optionOf } from '#kernel/ui/fields/index.tsx'
import { useLive } from '#kernel/ui/live.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import './library.css'
import { NewProcess } from './NewProcess.tsx'
import { libraryTexts } from './text.ts'

interface Entry {
  id: string
  key: string
  name: string
  nameEn: string | null
  about: string | null
  category: string | null
  state: 'active' | 'off'
  owner: { id: string; label: string } | null
  versions: { id: string; number: number; state: 'draft' | 'pilot' | 'published'; department: string | null }[]
  steps: number
  running: number
  ended: number
  medianHours: number | null
}

/** `/processes`: every process by category, with what is in force, how many run and how long they take. */
export default function LibraryPage() {
  const t = useText(libraryTexts)
  const label = useLabel()
  const language = useLanguage()
  const entity = useEntity('process')
  const [query, setQuery] = useState('')
  const [making, setMaking] = useState(false)
  useLive(['processes', 'process-versions', 'process-instances'])
  const { data, error } = useQuery({
    queryKey: ['process-library'],
    queryFn: ({ signal }) => api.get<{ items: Entry[] }>('/processes/library', undefined, { signal }),
    refetchInterval: 60_000,
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const nameOf = (entry: Entry) => (language === 'en' && entry.nameEn) || entry.name
  const wanted = query.trim().toLowerCase()
  const found = data.items.filter((entry) =>
    [entry.name, entry.nameEn, entry.key, entry.about].some((text) => text?.toLowerCase().includes(wanted)),
  )
  const field = entity?.fields.find(({ name }) => name === 'category')
  const groups = [...Map.groupBy(found, ({ category }) => category ?? 'other')].map(([category, entries]) => ({
    category,
    label: label((field && optionOf(field, category)?.label) ?? { zh: category, en: category }),
    rank: field?.options?.findIndex(({ value }) => value === category) ?? 0,
    entries,
  }))
  return (
    <div className="zy-library">
      <header className="zy-library-head">
        <h1>{t('title')}</h1>
        {data.items.length > 4 && (
          <Input
            allowClear
            prefix={<SearchOutlined aria-hidden="true" />}
            placeholder={t('search')}
            aria-label={t('search')}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        )}
        <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setMaking(true)}>
          {t('add')}
        </Button>
      </header>
      <p className="zy-library-about">{t('about')}</p>
      {data.items.length === 0 && (
        <section className="zy-card zy-library-none">
          <h2>{t('none')}</h2>
          <p>{t('noneHow')}</p>
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('add')}
          </Button>
        </section>
      )}
      {data.items.length > 0 && found.length === 0 && <p>{t('noneFound', { query })}</p>}
      {groups
        .toSorted((a, b) => a.rank - b.rank)
        .map((group) => (
          <section key={group.category} className="zy-library-group">
            <h2>{group.label}</h2>
            <ul>
              {group.entries.map((entry) => (
                <ProcessCard key={entry.id} entry={entry} name={nameOf(entry)} />
              ))}
            </ul>
          </section>
        ))}
      {making && <NewProcess onClose={() => setMaking(false)} />}
    </div>
  )
}

function ProcessCard({ entry, name }: { entry: Entry; name: string }) {
  const t = useText(libraryTexts)
  const time = useDuration()
  const hasForce = entry.versions.some(({ state }) => state === 'published' || state === 'pilot')
  return (
    <li>
      <Link to={`/processes/${entry.id}` as string} className="zy-card zy-library-card">
        <span className="zy-library-states">
          {entry.state === 'off' && <em data-state="off">{t('off')}</em>}
          {entry.versions
            .toSorted((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state))
            .map((version) => (
              <em key={version.id} data-state={version.state}>
                {t(version.state)} {t('v', { n: version.number })}
                {version.department && ` · ${version.department}`}
              </em>
            ))}
          {!hasForce && entry.versions.length === 0 && <em data-state="off">{t('never')}</em>}
        </span>
        <b>{name}</b>
        {entry.about && <span className="zy-library-what">{entry.about}</span>}
        <span className="zy-library-facts">
          <span data-strong={entry.running > 0 || undefined}>{t('running', { n: entry.running })}</span>
          <span>{entry.medianHours === null ? t('noMedian') : t('median', { time: time(entry.medianHours) })}</span>
          <span>{t('steps', { n: entry.steps })}</span>
          {entry.owner && <span>{entry.owner.label}</span>}
        </span>
      </Link>
    </li>
  )
}

const rank = ['published', 'pilot', 'draft']

/** Hours as people say them. */
function useDuration(): (hours: number) => string {
  const t = useText(libraryTexts)
  return (hours) => {
    if (hours < 1) return t('minutes', { n: Math.max(1, Math.round(hours * 60)) })
    if (hours < 24) return t('hours', { n: Math.round(hours * 10) / 10 })
    return t('days', { n: Math.round((hours / 24) * 10) / 10 })
  }
}
