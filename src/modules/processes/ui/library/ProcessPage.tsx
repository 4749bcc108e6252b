import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ReactFlowProvider } from '@xyflow/react'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api, apiUrl } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { usePhone } from '#kernel/ui/screen.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { Drawing } from '../drawing/Drawing.tsx'
import { FlowList } from '../drawing/FlowList.tsx'
import { type LoadedVersion, loadedVersion } from '../loadedVersion.ts'
import { TestRun } from '../testRun/TestRun.tsx'
import { useSurroundings } from '../useSurroundings.ts'
import { useVersionActs } from '../useVersionActs.tsx'
import { compared } from './compared.ts'
import './library.css'
import { partTexts, processTexts } from './text.ts'
import { type VersionEntry, VersionList } from './VersionList.tsx'

/** `/processes/{id}`: its versions, the drawing of one, and what is different from another. */
export default function ProcessPage({ params }: { params: Record<string, string> }) {
  const id = params.id ?? ''
  const entity = useEntity('process')
  useLive(['processes', 'process-versions', 'process-instances'])
  const process = useQuery({
    queryKey: ['record', 'process', id],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/processes/${id}`, undefined, { signal }),
  })
  const versions = useQuery({
    queryKey: ['process-versions', id],
    queryFn: ({ signal }) => api.get<{ items: VersionEntry[] }>(`/processes/${id}/versions`, undefined, { signal }),
    refetchInterval: 60_000,
  })
  const error = process.error ?? versions.error
  if (error) return <PageFailed error={error} />
  if (!entity || (versions.data && versions.data.items.length === 0)) return <PageMissing />
  if (!process.data || !versions.data) return <PageLoading />
  return <Versions process={process.data} versions={versions.data.items} />
}

function Versions({ process, versions }: { process: EntityRecord; versions: VersionEntry[] }) {
  const t = useText(processTexts)
  const language = useLanguage()
  const navigate = useNavigate()
  const feedback = useFeedback()
  const acts = useVersionActs()
  const current = versions.find(({ state }) => state === 'published') ?? versions[0]!
  const [shownId, setShown] = useState(current.id)
  const [otherId, setOther] = useState<string>()
  const [testing, setTesting] = useState(false)
  const shown = versions.find(({ id }) => id === shownId) ?? current
  const version = useVersion(shown.id)
  const other = useVersion(otherId === shown.id ? undefined : otherId)
  const name = (language === 'en' && String(process.nameEn ?? '')) || process.label

  const draft = async (from: VersionEntry) => {
    try {
      const made = await api.post<{ id: string }>(`/process-versions/${from.id}/new-draft`, {})
      await navigate({ to: `/processes/${process.id}/edit` as string, search: { version: made.id } as never })
    } catch (error) {
      feedback.error(error)
    }
  }
  const run = (kind: 'publish' | 'pilot' | 'retire', { id, number }: VersionEntry) =>
    void acts.run(kind, { id, number, process: process.id })
  const drafted = versions.find(({ state }) => state === 'draft')
  return (
    <div className="zy-process">
      <header className="zy-library-head">
        <Link to="/processes">{t('back')}</Link>
        <h1>{name}</h1>
        {drafted ? (
          <Button
            type="primary"
            onClick={() =>
              void navigate({ to: `/processes/${process.id}/edit` as string, search: { version: drafted.id } as never })
            }
          >
            {t('edit')}
          </Button>
        ) : (
          <Button type="primary" onClick={() => void draft(current)}>
            {t('newDraft')}
          </Button>
        )}
      </header>
      {process.about ? <p className="zy-library-about">{String(process.about)}</p> : null}
      <div className="zy-process-body">
        <section aria-label={t('versions')}>
          <VersionList
            versions={versions}
            shown={shown.id}
            onShow={setShown}
            onRun={run}
            onDraft={(from) => void draft(from)}
            onTest={() => setTesting(true)}
            onExport={(from) => window.location.assign(apiUrl(`/process-versions/${from.id}/bpmn`))}
          />
          <p className="zy-panel-quiet">{t('keeps')}</p>
        </section>
        <section className="zy-card zy-process-drawing">
          <header>
            <b>{t('v', { n: shown.number })}</b>
            {versions.length > 1 && (
              <Select
                size="small"
                allowClear
                aria-label={t('compare')}
                placeholder={t('compare')}
                value={otherId === shown.id ? undefined : otherId}
                options={versions
                  .filter(({ id }) => id !== shown.id)
                  .map(({ id, number }) => ({ value: id, label: t('v', { n: number }) }))}
                onChange={setOther}
              />
            )}
          </header>
          {version.data && <Shown key={`${shown.id} ${other.data?.id}`} version={version.data} other={other.data} />}
        </section>
      </div>
      {testing && version.data && <Tested version={version.data} onClose={() => setTesting(false)} />}
      {acts.dialog}
    </div>
  )
}

const useVersion = (id: string | undefined) =>
  useQuery({
    queryKey: ['record', 'process-version', id ?? 'none'],
    queryFn: async ({ signal }) =>
      loadedVersion(await api.get<EntityRecord>(`/process-versions/${id}`, undefined, { signal })),
    enabled: id !== undefined,
  })

function Shown({ version, other }: { version: LoadedVersion; other: LoadedVersion | undefined }) {
  const t = useText(processTexts)
  const tp = useText(partTexts)
  const phone = usePhone()
  const [selected, setSelected] = useState<string[]>([])
  const world = useSurroundings(version.id, version.flow, version.triggers)
  const diff = other && compared(other.flow, version.flow)
  const flow = diff?.flow ?? version.flow
  const parts = selected[0] === undefined ? undefined : diff?.parts.get(selected[0])
  const count = (change: string) => (diff ? [...diff.steps.values()].filter((each) => each === change).length : 0)
  return (
    <>
      {diff && (
        <p className="zy-process-diff">
          {diff.isSame
            ? t('same')
            : t('difference', { added: count('added'), removed: count('removed'), changed: count('changed') })}
          {diff.form && ` · ${t('formChanged')}`}
          {parts && ` · ${t('parts', { parts: parts.map((part) => tp(part as keyof typeof partTexts)).join('、') })}`}
        </p>
      )}
      {phone ? (
        <FlowList flow={version.flow} nameOf={world.nameOf} />
      ) : (
        <div className="zy-process-canvas">
          <ReactFlowProvider>
            <Drawing
              flow={flow}
              nameOf={world.nameOf}
              selected={selected}
              onSelect={setSelected}
              {...(diff && { steps: diff.steps, ways: diff.edges })}
            />
          </ReactFlowProvider>
        </div>
      )}
    </>
  )
}

function Tested({ version, onClose }: { version: LoadedVersion; onClose: () => void }) {
  const world = useSurroundings(version.id, version.flow, version.triggers)
  return (
    <TestRun
      version={version.id}
      flow={version.flow}
      triggers={version.triggers}
      world={world}
      onBefore={() => Promise.resolve(true)}
      onClose={onClose}
    />
  )
}
