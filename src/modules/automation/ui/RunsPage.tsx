import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import type { Filter, Label, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatInstant } from '#kernel/ui/format.ts'
import { useEntities } from '#kernel/ui/list/filter/useFilterWords.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Cause, Effect } from '../rules/automation.types.ts'
import { EffectList } from './EffectList.tsx'
import { automationTexts } from './text.ts'

/** `/settings/automation/runs?rule=ID&state=failed`: what rules did, newest first. */
export function RunsPage() {
  const t = useText(automationTexts)
  const label = useLabel()
  const navigate = useNavigate()
  const entity = useEntity('automation-run')
  const search = useLocation({ select: (location) => location.search as { rule?: string; state?: string } })
  const { rule, state } = search
  const filter: Filter[] = [
    ...(rule ? [{ field: 'rule', op: 'eq', value: rule } as const] : []),
    ...(state ? [{ field: 'state', op: 'eq', value: state } as const] : []),
  ]
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['automation-runs', rule, state],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<EntityRecord>>(
        '/automation-runs',
        { limit: 30, sort: '-at', filter: JSON.stringify({ and: filter }), ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 15_000,
  })
  const { data: rules } = useQuery({
    queryKey: ['list', 'automation-rule', 'names'],
    queryFn: ({ signal }) => api.get<Page<EntityRecord>>('/automation-rules', { limit: 500, sort: 'name' }, { signal }),
  })
  if (!entity) return <PageMissing />
  if (error) return <PageFailed error={error} />
  const states = entity.fields.find(({ name }) => name === 'state')?.options ?? []
  const go = (next: { rule?: string | undefined; state?: string | undefined }) =>
    void navigate({ to: '/settings/automation/runs' as string, search: { ...search, ...next } as never })
  const runs = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="zy-page-narrow zy-auto">
      <header className="zy-auto-head">
        <h1>{t('allRuns')}</h1>
        <Link to={'/settings/automation' as string}>{t('back')}</Link>
      </header>
      <p className="zy-quiet">{t('runsAbout')}</p>
      <div className="zy-inline">
        <Select
          className="zy-auto-filter-select"
          aria-label={t('allRuns')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('anyRule')}
          value={rule}
          options={rules?.items.map((each) => ({ value: each.id, label: each.label })) ?? []}
          onChange={(next: string | undefined) => go({ rule: next })}
        />
        <Select
          className="zy-auto-filter-select"
          aria-label={t('state')}
          allowClear
          placeholder={t('anyState')}
          value={state}
          options={states.map((option) => ({ value: option.value, label: label(option.label) }))}
          onChange={(next: string | undefined) => go({ state: next })}
        />
      </div>
      {!data && <PageLoading />}
      {data && runs.length === 0 && <p className="zy-card zy-quiet">{t('runsNone')}</p>}
      <ul className="zy-auto-list">
        {runs.map((run) => (
          <RunCard key={run.id} run={run} />
        ))}
      </ul>
      {hasNextPage && (
        <Button loading={isFetching} onClick={() => void fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
    </div>
  )
}

function RunCard({ run }: { run: EntityRecord }) {
  const t = useText(automationTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const find = useEntities()
  const entity = useEntity('automation-run')
  const field = entity?.fields.find(({ name }) => name === 'state')
  const state = field && optionOf(field, run.state)
  const about = find(String(run.entity ?? ''))
  const cause = run.cause as Cause | null
  const effects = (run.effects ?? []) as Effect[]
  const again = async () => {
    try {
      await api.post('/automation-runs/run-again', { ids: [run.id] })
      feedback.success(t('againDone'))
      await queryClient.invalidateQueries({ queryKey: ['automation-runs'] })
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <li className="zy-card zy-auto-card">
      <div className="zy-auto-card-head">
        {about && run.record ? (
          <Link to={`/${about.path}/${run.record}`}>{String(run.subject || run.record)}</Link>
        ) : (
          <b>{String(run.subject ?? '')}</b>
        )}
        {state && <ToneTag option={state} />}
        {(run.state === 'failed' || run.state === 'stopped') && (
          <Button size="small" onClick={() => void again()}>
            {t('again')}
          </Button>
        )}
      </div>
      <p className="zy-auto-facts">
        <span>{(run.rule as { label?: string } | null)?.label}</span>
        <time dateTime={String(run.at)}>{formatInstant(String(run.at))}</time>
        {cause && cause.kind !== 'test' && <span>{t(`cause.${cause.kind}`)}</span>}
        <span>{t('version', { n: Number(run.revision) })}</span>
        {Number(run.attempts) > 1 && <span>{t('tries', { n: Number(run.attempts) })}</span>}
        {run.nextAt ? <span>{t('nextTry', { when: formatInstant(String(run.nextAt)) })}</span> : null}
      </p>
      {run.fault ? <p className="zy-auto-why">{faultWords(String(run.fault), label)}</p> : null}
      {effects.length > 0 && <EffectList effects={effects} />}
    </li>
  )
}

/** A fault is kept in both languages. */
function faultWords(fault: string, label: (text: Label | undefined) => string): string {
  try {
    return label(JSON.parse(fault) as Label)
  } catch {
    return fault // Cut off at the column's length.
  }
}
