import { Link } from '@tanstack/react-router'
import { Button, Drawer, Select, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { formatInstant, formatNumber } from '#kernel/ui/format.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { Insight } from '../insight.types.ts'
import { Rows } from './Rows.tsx'
import { insightTexts } from './text.ts'
import { useDuration } from './useDuration.ts'
import { type Look, useCase, useCases } from './useInsight.ts'

const page = 50

/** The cases themselves; one opens with all that happened to it. */
export function CasesTab({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const duration = useDuration(insight.day)
  const [sort, setSort] = useState('-duration')
  const [limit, setLimit] = useState(page)
  const [opened, setOpened] = useState<string>()
  const { data } = useCases(insight.key, look, sort, limit)
  if (!data) return <Skeleton active />
  const time = (at: string) => formatInstant(at, { relative: false })
  return (
    <section className="zy-card">
      <header>
        <h2>
          {t('cases')} <small>{formatNumber(data.total)}</small>
        </h2>
        <Select
          value={sort}
          onChange={setSort}
          aria-label={t('took')}
          popupMatchSelectWidth={false}
          options={[
            { value: '-duration', label: `${t('took')} ↓` },
            { value: 'duration', label: `${t('took')} ↑` },
            { value: '-from', label: `${t('began')} ↓` },
            { value: 'from', label: `${t('began')} ↑` },
            { value: '-events', label: `${t('events')} ↓` },
          ]}
        />
      </header>
      <Rows
        label={t('cases')}
        columns={[
          { label: t('case') },
          { label: t('began') },
          { label: t('ended') },
          { label: t('took'), numeric: true },
          { label: t('events'), numeric: true },
        ]}
        rows={data.items.map((each) => ({
          key: each.key,
          onClick: () => setOpened(each.key),
          cells: [
            each.label,
            time(each.from),
            each.open ? <Tag key="open">{t('open')}</Tag> : time(each.to),
            duration(each.duration),
            each.events,
          ],
        }))}
      />
      {data.total > data.items.length && limit < 200 && (
        <Button onClick={() => setLimit(limit + page)}>
          {t('more', { n: Math.min(page, data.total - data.items.length) })}
        </Button>
      )}
      <Drawer open={opened !== undefined} onClose={() => setOpened(undefined)} title={t('case')} size={560}>
        {opened !== undefined && <OneCase insight={insight} look={look} name={opened} />}
      </Drawer>
    </section>
  )
}

function OneCase({ insight, look, name }: { insight: Insight; look: Look; name: string }) {
  const t = useText(insightTexts)
  const duration = useDuration(insight.day)
  const entity = useEntity(insight.entity)
  const { data } = useCase(insight.key, look.time, name)
  if (!data) return <Skeleton active />
  return (
    <div className="zy-case">
      <h2>{data.label}</h2>
      {entity && <Link to={`/${entity.path}/${data.key}` as string}>{t('openRecord')}</Link>}
      {Object.keys(data.attributes).length > 0 && (
        <dl className="zy-case-facts">
          {Object.entries(data.attributes).map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <ol className="zy-case-events">
        {data.events.map((event, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no other name than their place.
          <li key={at}>
            {at > 0 && <small>+ {duration(event.waited)}</small>}
            <b>{event.activity}</b>
            <span>
              {formatInstant(event.at, { relative: false })}
              {event.resource && ` · ${event.resource}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
