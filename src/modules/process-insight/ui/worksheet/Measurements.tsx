import { Button, Checkbox, DatePicker, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { addDays, instantOf } from '#kernel/pure/dates.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { formatContext, formatNumber, formatPercent } from '#kernel/ui/format.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { LogFilter } from '../../rules/filters.types.ts'
import { useDuration } from '../useDuration.ts'
import { useLogs } from '../useInsight.ts'
import { worksheetTexts } from './text.ts'

interface Measured {
  log: string
  time: 'plain' | 'working'
  cases: number
  median: number
  from: string
  to: string
}

/** Whether the gain came true: the process measured before and after. */
export function Measurements({ record, editable }: { record: EntityRecord; editable: boolean }) {
  const t = useText(worksheetTexts)
  const [measuring, setMeasuring] = useState<'before' | 'after'>()
  const before = record.before as Measured | null
  const after = record.after as Measured | null
  const share = before && after && before.median > 0 ? (before.median - after.median) / before.median : null
  return (
    <section className="zy-card zy-worksheet-measured">
      <header>
        <h2>{t('measure')}</h2>
      </header>
      <p className="zy-insight-quiet">{t('measureHelp')}</p>
      <dl className="zy-insight-figures">
        <One title={t('before')} measured={before} />
        <One title={t('after')} measured={after} />
        {share !== null && (
          <div>
            <dt>{t('change')}</dt>
            <dd data-good={share > 0}>
              {share > 0 ? '−' : '+'}
              {formatPercent(100 * Math.abs(share), 1)}
            </dd>
          </div>
        )}
      </dl>
      {editable && (
        <div className="zy-worksheet-tools">
          <Button onClick={() => setMeasuring('before')}>{t('measureBefore')}</Button>
          <Button onClick={() => setMeasuring('after')}>{t('measureAfter')}</Button>
        </div>
      )}
      {measuring && <MeasureDialog record={record} which={measuring} onClose={() => setMeasuring(undefined)} />}
    </section>
  )
}

function One({ title, measured }: { title: string; measured: Measured | null }) {
  const t = useText(worksheetTexts)
  const duration = useDuration(measured?.time === 'working' ? 8 * 3600 : 86_400)
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {measured ? (
          <>
            {duration(measured.median * 60)}{' '}
            <small>
              {t('measuredFacts', { n: formatNumber(measured.cases), from: measured.from, to: measured.to })}
            </small>
          </>
        ) : (
          <small>{t('notMeasured')}</small>
        )}
      </dd>
    </div>
  )
}

interface MeasureDialogProps {
  record: EntityRecord
  which: 'before' | 'after'
  onClose: () => void
}

function MeasureDialog({ record, which, onClose }: MeasureDialogProps) {
  const t = useText(worksheetTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const { data } = useLogs()
  const [log, setLog] = useState((record.log as string | null) ?? '')
  const [range, setRange] = useState<[Dayjs, Dayjs]>()
  const [working, setWorking] = useState(true)
  const [busy, setBusy] = useState(false)
  const midnight = (day: string) => instantOf(day, '00:00', formatContext().timeZone).toISOString()
  const run = async () => {
    setBusy(true)
    const filters: LogFilter[] = range
      ? [
          {
            kind: 'time',
            mode: 'started',
            from: midnight(range[0].format('YYYY-MM-DD')),
            to: midnight(addDays(range[1].format('YYYY-MM-DD'), 1)),
          },
        ]
      : []
    try {
      const body = { which, log, filters, time: working ? 'working' : 'plain' }
      await api.post(`/process-improvements/${record.id}/measure`, body)
      invalidateEntity('process-improvement')
      onClose()
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t(which === 'before' ? 'measureBefore' : 'measureAfter')}
      okText={t('ok')}
      okButtonProps={{ disabled: !log, loading: busy }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <div className="zy-worksheet-dialog">
        <label htmlFor="measure-log">
          {t('log')}
          <Select
            id="measure-log"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('chooseLog')}
            value={log || null}
            onChange={setLog}
            options={(data?.items ?? []).map((each) => ({ value: each.key, label: label(each.label) }))}
          />
        </label>
        <label htmlFor="measure-from">
          {t('from')}
          <DatePicker.RangePicker
            id={{ start: 'measure-from', end: 'measure-to' }}
            value={range ?? null}
            onChange={(days) => setRange(days?.[0] && days[1] ? [days[0], days[1]] : undefined)}
          />
        </label>
        <Checkbox checked={working} onChange={(event) => setWorking(event.target.checked)}>
          {t('working')}
        </Checkbox>
      </div>
    </Modal>
  )
}
