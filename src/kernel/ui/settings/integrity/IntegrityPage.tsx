import { CheckCircleFilled, SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons'
import { Button, Progress, Typography } from 'antd'
import { useFeedback } from '../../feedback.tsx'
import { formatInstant, formatNumber } from '../../format.ts'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { queryClient } from '../../query.ts'
import { useText } from '../../text.ts'
import '../settings.css'
import './integrity.css'
import { Problems } from './Problems.tsx'
import { texts } from './text.ts'
import { type Check, type Integrity, useCheck, useIntegrity } from './useIntegrity.ts'

const exact = { relative: false } as const
const lateAfter = 6 * 60 * 60 * 1000

/** `/settings/audit-integrity`: whether the change history is as it was written. */
export default function IntegrityPage() {
  const t = useText(texts)
  const feedback = useFeedback()
  const { data, error } = useIntegrity()
  const [check, start] = useCheck(feedback.error)
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const run = async () => {
    await start()
    await queryClient.invalidateQueries({ queryKey: ['audit-integrity'] })
  }
  return (
    <div className="zy-set zy-integrity">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      <div className="zy-card zy-integrity-check" role="status">
        {check ? <Outcome check={check} total={data.last?.number ?? 0} /> : <Idle data={data} />}
        <Button type={check ? 'default' : 'primary'} loading={check?.running === true} onClick={() => void run()}>
          {t(check ? 'again' : 'check')}
        </Button>
      </div>
      {check && check.problems.length > 0 && (
        <>
          <p>{t('brokenHow')}</p>
          <Problems problems={check.problems} />
        </>
      )}
      <Facts data={data} />
      {data.removals.length > 0 && <Removals removals={data.removals} />}
    </div>
  )
}

/** Before anything was checked: what the last nightly check said. */
function Idle({ data: { lastCheck, last } }: { data: Integrity }) {
  const t = useText(texts)
  if (lastCheck && lastCheck.problems.length > 0)
    return (
      <p className="zy-integrity-bad">
        <WarningFilled aria-hidden="true" />
        <b>{t('nightlyBad', { at: formatInstant(lastCheck.at, exact), n: lastCheck.problems.length })}</b>
      </p>
    )
  return (
    <p>
      <SafetyCertificateOutlined aria-hidden="true" />
      <b>{last ? `${t('lastSeal')} · ${formatInstant(last.sealedAt)}` : t('noSeal')}</b>
    </p>
  )
}

function Outcome({ check, total }: { check: Check; total: number }) {
  const t = useText(texts)
  const { seals, rows, problems } = check
  if (check.running)
    return (
      <div className="zy-integrity-progress">
        <span>{t('checking', { done: formatNumber(seals), total: formatNumber(Math.max(total, seals)) })}</span>
        <Progress percent={total > 0 ? Math.min(99, Math.floor((seals / total) * 100)) : 0} status="active" />
      </div>
    )
  if (problems.length === 0)
    return (
      <p className="zy-integrity-good">
        <CheckCircleFilled aria-hidden="true" />
        <b>{t('intact')}</b>
        <span>{t('intactHow', { seals: formatNumber(seals), rows: formatNumber(rows) })}</span>
      </p>
    )
  return (
    <p className="zy-integrity-bad">
      <WarningFilled aria-hidden="true" />
      <b>{t('broken', { n: formatNumber(problems.length) })}</b>
    </p>
  )
}

function Facts({ data: { last, rows, waiting, lastCheck } }: { data: Integrity }) {
  const t = useText(texts)
  const isLate = waiting.oldestAt !== null && Date.now() - Date.parse(waiting.oldestAt) > lateAfter
  const nightly = lastCheck
    ? t(lastCheck.problems.length > 0 ? 'nightlyBad' : 'nightlyGood', {
        at: formatInstant(lastCheck.at, exact),
        n: lastCheck.problems.length,
      })
    : t('notYet')
  return (
    <dl>
      <dt>{t('lastSeal')}</dt>
      <dd>
        {last
          ? `${formatInstant(last.sealedAt, exact)} · ${t('number', { n: formatNumber(last.number) })}`
          : t('noSeal')}
      </dd>
      <dt>{t('sealed')}</dt>
      <dd>{t('entries', { n: formatNumber(rows) })}</dd>
      <dt>{t('waiting')}</dt>
      <dd>
        {t('entries', { n: formatNumber(waiting.count) })}
        {waiting.oldestAt && ` · ${t('waitingSince', { at: formatInstant(waiting.oldestAt, exact) })}`}
        {isLate && <small className="zy-set-fault">{t('late')}</small>}
      </dd>
      <dt>{t('nightly')}</dt>
      <dd>{nightly}</dd>
      {last && (
        <>
          <dt>{t('fingerprint')}</dt>
          <dd>
            <Typography.Text copyable className="zy-integrity-hash">
              {last.hash}
            </Typography.Text>
            <small>{t('fingerprintHelp')}</small>
          </dd>
        </>
      )}
    </dl>
  )
}

function Removals({ removals }: Pick<Integrity, 'removals'>) {
  const t = useText(texts)
  const reasonOf = (reason: string | null) => (reason === 'demo-removed' ? t('demo-removed') : (reason ?? ''))
  return (
    <section>
      <h2>{t('removals')}</h2>
      <p className="zy-set-quiet">{t('removalsHelp')}</p>
      <ul className="zy-set-rows">
        {removals.map(({ number, sealedAt, count, reason, by }) => (
          <li key={number}>
            <span>{reasonOf(reason)}</span>
            <span>{t('entries', { n: formatNumber(count) })}</span>
            <span className="zy-quiet">
              {formatInstant(sealedAt, exact)} · {by?.label || t('bySystem')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
