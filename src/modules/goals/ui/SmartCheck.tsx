import { CheckCircleOutlined, InfoCircleOutlined, StopOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useText } from '#kernel/ui/text.ts'
import type { SmartLetter } from '../rules/smart.ts'
import { useFigureText } from './figureText.ts'
import { goalKey, useGoalMetrics } from './goalKeys.ts'
import './goals.css'
import './smart-check.css'
import { goalTexts } from './text.ts'

interface SmartAnswer {
  faults: { letter: SmartLetter; code: string; message: string; example: string; impossible: boolean }[]
  lastYear: string | null
}

const settleMs = 400

const codeOf = (currency: unknown): string | null => (typeof currency === 'string' && currency !== '' ? currency : null)

/** While a goal is written: what it lacks to be specific, measurable, achievable, relevant and time-bound. It never stops anybody. */
export default function SmartCheck({ values }: { values: Record<string, unknown> }) {
  const t = useText(goalTexts)
  const figure = useFigureText()
  const metrics = useGoalMetrics()
  const [settled, setSettled] = useState(values)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(values), settleMs)
    return () => clearTimeout(timer)
  }, [values])
  const begun = Boolean(settled.metric || settled.target || settled.period)
  const { data } = useQuery({
    queryKey: goalKey('smart', settled),
    queryFn: ({ signal }) => api.post<SmartAnswer>('/goals/smart-check', settled, { signal }),
    enabled: begun,
    placeholderData: (before) => before,
  })
  if (!begun || !data) return null
  const unit = metrics.data?.find((m) => m.key === settled.metric)?.unit ?? 'number'
  return (
    <section className="zy-goal-smart" aria-label={t('smart')} role="status">
      <h3>
        {t('smart')}
        {data.lastYear !== null && (
          <small>{t('lastYear', { value: figure(data.lastYear, unit, codeOf(settled.currency)) })}</small>
        )}
      </h3>
      {data.faults.length === 0 ? (
        <p data-good="true">
          <CheckCircleOutlined aria-hidden="true" /> {t('smartGood')}
        </p>
      ) : (
        <ul>
          {data.faults.map((fault) => (
            <li key={fault.code} data-impossible={fault.impossible}>
              {fault.impossible ? <StopOutlined aria-hidden="true" /> : <InfoCircleOutlined aria-hidden="true" />}
              <span>
                <b>{t(fault.letter)}</b> {fault.message}
                <small>{t('example', { text: fault.example })}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
