import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Label, Reference, Violation } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { AutomationTrigger, Effect } from '../rules/automation.types.ts'
import { EffectList } from './EffectList.tsx'
import { Labelled } from './Labelled.tsx'
import { automationTexts } from './text.ts'

interface Tried {
  state: 'done' | 'skipped' | 'failed'
  effects: Effect[]
  fault: string | null
}

interface TryProps {
  entity: string
  trigger: AutomationTrigger
  /** The rule as it stands in the editor. */
  body: Record<string, unknown>
  onFaults: (faults: Violation[]) => void
}

/** Tries the rule on a record before it is saved; nothing is kept. */
export function TryOut({ entity, trigger, body, onFaults }: TryProps) {
  const t = useText(automationTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const [record, setRecord] = useState<Reference[]>([])
  const [tried, setTried] = useState<Tried>()
  const [busy, setBusy] = useState(false)
  const isAbout = !(trigger.on === 'schedule' && !trigger.each)
  const run = async () => {
    setBusy(true)
    setTried(undefined)
    try {
      setTried(await api.post<Tried>('/automation-rules/test', { ...body, ...(isAbout && { record: record[0]?.id }) }))
      onFaults([])
    } catch (error) {
      if (isApiError(error) && error.body.violations.length > 0) onFaults(error.body.violations)
      else feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  if (trigger.on === 'deleted') return null
  return (
    <section className="zy-card zy-auto-try">
      <h2>{t('test')}</h2>
      <p className="zy-quiet">{t('testHelp')}</p>
      {isAbout && (
        <Labelled text={t('testRecord')}>
          {(id) => <RecordPicker id={id} entity={entity} allowCreate={false} value={record} onChange={setRecord} />}
        </Labelled>
      )}
      <Button loading={busy} disabled={isAbout && record.length === 0} onClick={() => void run()}>
        {t('testRun')}
      </Button>
      {tried?.state === 'skipped' && <Alert type="info" showIcon title={t('testSkipped')} />}
      {tried?.state === 'failed' && (
        <Alert
          type="error"
          showIcon
          title={t('testFailed')}
          description={tried.fault?.startsWith('{') ? label(JSON.parse(tried.fault) as Label) : tried.fault}
        />
      )}
      {tried?.state === 'done' && (
        <div aria-live="polite">
          <p>{t('testDone')}</p>
          <EffectList effects={tried.effects} />
        </div>
      )}
    </section>
  )
}
