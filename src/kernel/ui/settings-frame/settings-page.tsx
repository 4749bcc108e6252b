import { LockOutlined, SearchOutlined } from '@ant-design/icons'
import { Link, useLocation } from '@tanstack/react-router'
import { Input } from 'antd'
import { Suspense, useState } from 'react'
import { PageLoading, PageMessage, PageMissing } from '../page-state.tsx'
import { usePageTitle } from '../page-title.ts'
import { matchScore } from '../palette/match.ts'
import { usePinyin } from '../palette/pinyin.ts'
import { defineText, useLabel, useText } from '../text.ts'
import './settings.css'
import { type OfferedPage, settingsGroups, useSettingsPages } from './use-settings-pages.ts'

const texts = defineText({
  title: { zh: '设置', en: 'Settings' },
  search: { zh: '搜索设置', en: 'Search settings' },
  nothing: { zh: '没有找到“{query}”相关的设置', en: 'No settings found for “{query}”' },
  needs: { zh: '需要权限 {permission}', en: 'Needs the permission {permission}' },
  organisation: { zh: '组织', en: 'Organisation' },
  people: { zh: '人员与权限', en: 'People and rights' },
  sales: { zh: '销售流程', en: 'Sales process' },
  data: { zh: '数据', en: 'Data' },
  system: { zh: '系统', en: 'System' },
  forbidden: { zh: '您没有这项设置的权限', en: 'You may not change these settings' },
  forbiddenHow: {
    zh: '需要权限 {permission}，请联系管理员开通。',
    en: 'They need the permission {permission}; ask your administrator.',
  },
})

/** The pages that fit a search, by name, keywords or pinyin. */
function useFitting(pages: OfferedPage[], query: string): OfferedPage[] {
  const label = useLabel()
  const pinyin = usePinyin(/[a-z]/i.test(query))
  if (query.trim() === '') return pages
  const scored = pages.map((page) => {
    const keywords = [...page.keywords, page.label.zh, page.label.en, label(page.help)]
    return { page, score: matchScore({ label: label(page.label), keywords }, query, pinyin) }
  })
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ page }) => page)
}

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useText(texts)
  return (
    <Input
      value={value}
      onChange={(event) => onChange(event.target.value)}
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder={t('search')}
      aria-label={t('search')}
      allowClear
    />
  )
}

function Cards({ pages }: { pages: OfferedPage[] }) {
  const t = useText(texts)
  const label = useLabel()
  return (
    <ul className="zy-settings-cards">
      {pages.map((page) => (
        <li key={page.path} data-allowed={page.allowed}>
          {page.allowed ? (
            <Link to={`/settings/${page.path}`}>{label(page.label)}</Link>
          ) : (
            <b>
              <LockOutlined aria-hidden="true" /> {label(page.label)}
            </b>
          )}
          <p>{label(page.help)}</p>
          {!page.allowed && <small>{t('needs', { permission: page.permission ?? '' })}</small>}
        </li>
      ))}
    </ul>
  )
}

function Overview({ pages }: { pages: OfferedPage[] }) {
  const t = useText(texts)
  const [query, setQuery] = useState('')
  const fitting = useFitting(pages, query)
  usePageTitle(t('title'))
  return (
    <div className="zy-page-narrow">
      <header className="zy-settings-head">
        <h1>{t('title')}</h1>
        <SearchBox value={query} onChange={setQuery} />
      </header>
      {fitting.length === 0 && <p className="zy-settings-none">{t('nothing', { query })}</p>}
      {query.trim() === '' ? (
        settingsGroups.map((group) => {
          const inside = fitting.filter((page) => (page.group ?? 'system') === group)
          return (
            inside.length > 0 && (
              <section key={group} className="zy-settings-group">
                <h2>{t(group)}</h2>
                <Cards pages={inside} />
              </section>
            )
          )
        })
      ) : (
        <Cards pages={fitting} />
      )}
    </div>
  )
}

function OnePage({ page, pages }: { page: OfferedPage; pages: OfferedPage[] }) {
  const t = useText(texts)
  const label = useLabel()
  const [query, setQuery] = useState('')
  const fitting = useFitting(
    pages.filter(({ allowed }) => allowed),
    query,
  )
  usePageTitle(label(page.label))
  const Content = page.component
  return (
    <div className="zy-settings">
      <nav aria-label={t('title')}>
        <Link to="/settings" activeOptions={{ exact: true }} className="zy-settings-back">
          {t('title')}
        </Link>
        <SearchBox value={query} onChange={setQuery} />
        {fitting.map((each) => (
          <Link
            key={each.path}
            to={`/settings/${each.path}`}
            aria-current={each.path === page.path ? 'page' : undefined}
            title={label(each.help)}
          >
            {label(each.label)}
          </Link>
        ))}
      </nav>
      <div className="zy-settings-content">
        {page.allowed ? (
          <Suspense fallback={<PageLoading />}>
            <Content />
          </Suspense>
        ) : (
          <PageMessage title={t('forbidden')}>{t('forbiddenHow', { permission: page.permission ?? '' })}</PageMessage>
        )}
      </div>
    </div>
  )
}

/** `/settings` and everything below it. A page's own addresses may go deeper than its path. */
export function SettingsPage() {
  const pathname = useLocation({ select: (location) => location.pathname })
  const pages = useSettingsPages(true)
  if (!pages) return <PageLoading />
  const below = pathname.replace(/^\/settings\/?/, '')
  if (below === '') return <Overview pages={pages} />
  const page = pages
    .filter(({ path }) => below === path || below.startsWith(`${path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
  return page ? <OnePage key={page.path} page={page} pages={pages} /> : <PageMissing />
}
