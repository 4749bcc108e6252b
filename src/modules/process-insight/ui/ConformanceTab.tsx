import { useQuery } from '@tanstack/react-query'
import { Select, Skeleton } from 'antd'
import type { Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Insight } from '../insight.types.ts'
import { Rows } from './Rows.tsx'
import { insightTexts } from './text.ts'
import { type Look, useConformance } from './useInsight.ts'

interface Version extends EntityRecord {
  process: { id: string; label: string } | null
  number: number
  state: string
}

/** Versions of processes, those in force first. */
function useVersions() {
  const entity = useEntity('process-version')
  return useQuery({
    queryKey: ['list', 'process-version', 'conformance'],
    queryFn: ({ signal }) =>
      api.get<Page<Version>>(
        '/process-versions',
        { fields: 'process,number,state', sort: '-number', limit: 500 },
        { signal },
      ),
    enabled: entity !== undefined,
  })
}

/** How far the cases went as a definition says, and where they did not. */
export function ConformanceTab({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const label = useLabel()
  const { data: versions, isPending } = useVersions()
  const states = useEntity('process-version')?.fields.find(({ name }) => name === 'state')?.options ?? []
  const [source, id] = [insight.key.split(':')[0], insight.key.slice(insight.key.indexOf(':') + 1)]
  const items = versions?.items ?? []
  const own = source === 'process' ? items.filter(({ process }) => process?.id === id) : []
  const fallback = own.find(({ state }) => state === 'published') ?? own[0]
  const version = look.version ?? fallback?.id
  if (isPending && versions === undefined) return <Skeleton active />
  if (items.length === 0) return <p className="zy-insight-quiet">{t('noVersions')}</p>
  const stateName = (value: string) => label(states.find((each) => each.value === value)?.label)
  return (
    <div className="zy-conformance">
      <label htmlFor="conformance-version">
        {t('version')}
        <Select
          id="conformance-version"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('chooseVersion')}
          value={version ?? null}
          onChange={(next: string) => look.set({ version: next })}
          options={(own.length > 0 ? own : items).map((each) => ({
            value: each.id,
            label: `${each.process?.label ?? ''} v${each.number} · ${stateName(each.state)}`,
          }))}
        />
      </label>
      {version !== undefined && <Result insight={insight} look={look} version={version} />}
    </div>
  )
}

function Result({ insight, look, version }: { insight: Insight; look: Look; version: string }) {
  const t = useText(insightTexts)
  const label = useLabel()
  const { data } = useConformance(insight.key, look, version)
  if (!data) return <Skeleton active />
  const share = data.cases > 0 ? data.fitting / data.cases : 1
  return (
    <div className="zy-insight-columns-2">
      <section className="zy-card zy-insight-wide">
        <dl className="zy-insight-figures">
          <div>
            <dt>{t('fitting')}</dt>
            <dd>
              {formatPercent(100 * share, 1)}{' '}
              <small>
                {formatNumber(data.fitting)} / {formatNumber(data.cases)}
              </small>
            </dd>
          </div>
          <div title={t('fitnessHelp')}>
            <dt>{t('fitness')}</dt>
            <dd>{data.fitness.toFixed(3)}</dd>
          </div>
        </dl>
        {data.unjudged > 0 && <p className="zy-insight-quiet">{t('unjudged', { n: data.unjudged })}</p>}
      </section>
      <section className="zy-card zy-insight-wide">
        <header>
          <h2>{t('deviations')}</h2>
        </header>
        {data.deviations.length === 0 ? (
          <p>{t('noDeviations')}</p>
        ) : (
          <Rows
            label={t('deviations')}
            columns={[
              { label: t('deviations') },
              { label: t('cases'), numeric: true },
              { label: t('share_'), numeric: true },
            ]}
            rows={data.deviations.slice(0, 50).map(({ text, cases, variants }) => ({
              key: label(text),
              onClick: () => look.add({ kind: 'variant', variants: variants.slice(0, 1000) }),
              cells: [label(text), formatNumber(cases), formatPercent(100 * (cases / data.cases), 1)],
            }))}
          />
        )}
      </section>
      <section className="zy-card">
        <header>
          <h2>{t('coverage')}</h2>
        </header>
        <Rows
          label={t('coverage')}
          columns={[
            { label: t('activity') },
            { label: t('cases'), numeric: true },
            { label: t('share_'), numeric: true },
          ]}
          rows={data.steps.map(({ step, name, cases }) => ({
            key: step,
            cells: [name, formatNumber(cases), data.cases > 0 ? formatPercent(100 * (cases / data.cases), 1) : '—'],
          }))}
        />
      </section>
      {(data.unknownActivities.length > 0 || data.unusedSteps.length > 0) && (
        <section className="zy-card zy-conformance-lists">
          <List title={t('unknownActivities')} names={data.unknownActivities} />
          <List title={t('unusedSteps')} names={data.unusedSteps} />
        </section>
      )}
    </div>
  )
}

function List({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  )
}
