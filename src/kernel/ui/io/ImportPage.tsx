import { useNavigate, useSearch } from '@tanstack/react-router'
import { Steps } from 'antd'
import { useMemo, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { useDraft } from '../draft.ts'
import { useFeedback } from '../feedback.tsx'
import { useMeta, usePermission } from '../meta.tsx'
import { PageMissing } from '../page-state.tsx'
import { queryClient } from '../query.ts'
import { usePhone } from '../screen.ts'
import { inSentence, useLabel, useText } from '../text.ts'
import { CheckStep } from './CheckStep.tsx'
import { FileStep } from './FileStep.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import './io.css'
import type { ImportPlan, ImportPreview } from './import.types.ts'
import { MappingStep } from './MappingStep.tsx'
import { importableFields, initialPlan, toMapping } from './plan.ts'
import { ResultStep } from './ResultStep.tsx'
import { ioTexts } from './text.ts'

/** `/import` and `/import/customers`: a file becomes records, with a look at it before anything is written. */
export function ImportPage({ entity }: { entity?: EntityMeta | undefined }) {
  if (entity && !entity.operations.import) return <PageMissing />
  return <Import key={entity?.name ?? ''} entity={entity} />
}

/** What survives a reload. */
interface Begun {
  preview: ImportPreview
  plan: ImportPlan
  step: 'map' | 'check'
  /** The last dry run and the plan it was for. */
  dryRun?: { id: string; plan: string }
}

const STEPS = ['file', 'map', 'check', 'done'] as const

function Import({ entity }: { entity: EntityMeta | undefined }) {
  const t = useText(ioTexts)
  const label = useLabel()
  const phone = usePhone()
  const feedback = useFeedback()
  const navigate = useNavigate()
  const { entities } = useMeta()
  const keepAuthor = usePermission('import.keep-author')
  const { job } = useSearch({ strict: false }) as { job?: string }
  const [typed, setTyped] = useState<Begun | null>()
  const draft = useDraft<Begun>(`import:${entity?.name ?? ''}`, typed ?? undefined)
  const begun = typed === null ? undefined : (typed ?? draft.initial)
  const [busy, setBusy] = useState(false)
  const fields = useMemo(() => (entity ? importableFields(entity, keepAuthor) : []), [entity, keepAuthor])

  const forget = () => {
    setTyped(null)
    draft.clear()
  }
  const open = (preview: ImportPreview) => setTyped({ preview, plan: initialPlan(preview), step: 'map' })
  const readSheet = async (from: ImportPreview, sheet: string) => {
    if (!entity) return
    const form = new FormData()
    form.append('entity', entity.name)
    form.append('upload', from.upload)
    form.append('sheet', sheet)
    try {
      open(await api.upload<ImportPreview>('/imports/preview', form))
    } catch (error) {
      feedback.error(error)
    }
  }
  const run = async (now: Begun, dryRun: boolean) => {
    if (!entity) return
    setBusy(true)
    const form = new FormData()
    form.append('upload', now.preview.upload)
    form.append('entity', entity.name)
    if (now.preview.sheet) form.append('sheet', now.preview.sheet)
    form.append('mapping', JSON.stringify(toMapping(now.plan, fields)))
    form.append('mode', now.plan.mode)
    if (now.plan.mode !== 'insert' && now.plan.key) form.append('key', now.plan.key)
    if (dryRun) form.append('dryRun', 'true')
    try {
      const { id } = await api.upload<{ id: string }>('/imports', form)
      void queryClient.invalidateQueries({ queryKey: ['imports'] })
      if (dryRun) setTyped({ ...now, dryRun: { id, plan: JSON.stringify(now.plan) } })
      else {
        forget()
        void navigate({ to: `/import/${entity.path}`, search: { job: id } as never })
      }
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      setBusy(false)
    }
  }

  const step = job ? 'done' : (begun?.step ?? 'file')
  const name = entity && inSentence(label(entity.plural))
  return (
    <div className="zy-io">
      <h1>{name ? t('titleOf', { what: name }) : t('title')}</h1>
      {entity && (
        <Steps
          size="small"
          current={STEPS.indexOf(step)}
          orientation="horizontal"
          responsive={false}
          items={(['stepFile', 'stepMap', 'stepCheck', 'stepDone'] as const).map((key, at) => ({
            title: phone && at !== STEPS.indexOf(step) ? '' : t(key),
          }))}
        />
      )}
      {job && (
        <ResultStep
          id={job}
          entities={entities}
          onAnother={() => void navigate({ to: entity ? `/import/${entity.path}` : '/import' })}
        />
      )}
      {!job && !begun && <FileStep entity={entity} onPreview={open} />}
      {!job && begun?.step === 'map' && (
        <MappingStep
          preview={begun.preview}
          fields={fields}
          plan={begun.plan}
          onChange={(plan) => setTyped({ ...begun, plan })}
          onSheet={(sheet) => void readSheet(begun.preview, sheet)}
          onBack={forget}
          onNext={() => setTyped({ ...begun, step: 'check' })}
        />
      )}
      {!job && begun?.step === 'check' && entity && (
        <CheckStep
          entity={entity}
          preview={begun.preview}
          fields={fields}
          plan={begun.plan}
          onChange={(plan) => setTyped({ ...begun, plan })}
          dryRun={begun.dryRun && { id: begun.dryRun.id, old: begun.dryRun.plan !== JSON.stringify(begun.plan) }}
          busy={busy}
          onRun={(dryRun) => void run(begun, dryRun)}
          onBack={() => setTyped({ ...begun, step: 'map' })}
        />
      )}
      {step === 'file' && (
        <section className="zy-io-former">
          <h2>{t('history')}</h2>
          <ImportHistory entity={entity?.name} />
        </section>
      )}
    </div>
  )
}
