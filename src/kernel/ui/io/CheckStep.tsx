import { Alert, Button, Radio, Select } from 'antd'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { formatNumber } from '../format.ts'
import { useLabel, useText } from '../text.ts'
import type { ImportMode, ImportPlan, ImportPreview } from './import.types.ts'
import { JobFaults, JobFigures, JobProgress } from './JobView.tsx'
import { keyFields, missingFields } from './plan.ts'
import { ioTexts } from './text.ts'
import { isOver, useImportJob } from './useImportJob.ts'

interface CheckStepProps {
  entity: EntityMeta
  preview: ImportPreview
  fields: readonly FieldMeta[]
  plan: ImportPlan
  onChange: (plan: ImportPlan) => void
  /** The dry run of this plan; `old` when the plan was changed after it. */
  dryRun: { id: string; old: boolean } | undefined
  busy: boolean
  onRun: (dryRun: boolean) => void
  onBack: () => void
}

/** How to write, a dry run, and the start. */
export function CheckStep(props: CheckStepProps) {
  const { entity, preview, fields, plan, onChange, dryRun, busy, onRun, onBack } = props
  const t = useText(ioTexts)
  const label = useLabel()
  const { data: job } = useImportJob(dryRun?.id)
  const keys = keyFields(plan, fields)
  const missing = missingFields(plan, fields)
  const { create, update } = entity.operations
  const modes: ImportMode[] = [
    ...(create ? (['insert'] as const) : []),
    ...(update ? (['update'] as const) : []),
    ...(create && update ? (['both'] as const) : []),
  ]
  const keyMissing = plan.mode !== 'insert' && plan.key === null
  const ready = !keyMissing && missing.length === 0
  const checked = job && isOver(job) && dryRun && !dryRun.old ? job : undefined
  const good = checked ? checked.created + checked.updated + checked.skipped : undefined
  return (
    <div className="zy-io-check">
      <fieldset>
        <legend>{t('mode')}</legend>
        <Radio.Group
          value={plan.mode}
          onChange={(event) => onChange({ ...plan, mode: event.target.value as ImportMode })}
          options={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
        />
      </fieldset>
      {plan.mode !== 'insert' && (
        <div className="zy-io-key">
          <label htmlFor="import-key">{t('key')}</label>
          <Select
            id="import-key"
            value={plan.key}
            status={keyMissing ? 'warning' : undefined}
            placeholder={t(keys.length > 0 ? 'keyNeeded' : 'keyNone')}
            options={keys.map((field) => ({ value: field.name, label: label(field.label) }))}
            onChange={(key: string) => onChange({ ...plan, key })}
          />
        </div>
      )}
      {missing.length > 0 && (
        <Alert type="warning" showIcon title={t('missing') + missing.map((field) => label(field.label)).join('、')} />
      )}
      {dryRun?.old && <Alert type="info" showIcon title={t('checkOld')} />}
      {job && !dryRun?.old && (
        <section className="zy-card">
          {isOver(job) ? (
            <>
              <JobFigures job={job} />
              {job.failed === 0 && job.state === 'done' && <p className="zy-io-good">{t('allGood')}</p>}
              <JobFaults job={job} entity={entity} />
            </>
          ) : (
            <JobProgress job={job} title={t('checking')} />
          )}
        </section>
      )}
      <footer className="zy-io-foot">
        <Button
          type={checked ? 'default' : 'primary'}
          disabled={!ready}
          loading={busy && !checked}
          onClick={() => onRun(true)}
          title={t('checkHelp')}
        >
          {t(checked ? 'checkAgain' : 'check')}
        </Button>
        <Button
          type={checked ? 'primary' : 'default'}
          disabled={!ready || good === 0 || (job !== undefined && !isOver(job))}
          onClick={() => onRun(false)}
        >
          {checked && checked.failed > 0
            ? t('startGood', { n: formatNumber(good ?? 0) })
            : preview.totalRows === null
              ? t('startUnknown')
              : t('start', { n: formatNumber(preview.totalRows) })}
        </Button>
        <Button type="text" onClick={onBack}>
          {t('back')}
        </Button>
      </footer>
    </div>
  )
}
