import { ToneTag } from '#kernel/ui/fields/index.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { GoalStatus } from '../rules/status.ts'
import './goals.css'
import { goalTexts } from './text.ts'

interface StandingBarProps {
  completion: number | null
  /** Share of the way that is planned by today. */
  due: number
  status: GoalStatus
}

const width = (share: number): string => `${Math.max(0, Math.min(share, 1)) * 100}%`

/** How much is done, with a mark where the plan line stands today. */
export function StandingBar({ completion, due, status }: StandingBarProps) {
  const t = useText(goalTexts)
  const points = (share: number | null) => Math.round((share ?? 0) * 100)
  return (
    <span
      className="zy-goal-bar"
      role="img"
      data-status={status}
      aria-label={t('bar', { done: points(completion), due: points(due) })}
      title={t('bar', { done: points(completion), due: points(due) })}
    >
      <i style={{ inlineSize: width(completion ?? 0) }} />
      {due > 0 && due < 1 && <b style={{ insetInlineStart: width(due) }} />}
    </span>
  )
}

const tones = { 'not-started': 'muted', 'on-track': 'good', 'at-risk': 'warn', late: 'bad', done: 'good' } as const

export function StatusTag({ status }: { status: GoalStatus }) {
  return <ToneTag option={{ value: status, label: goalTexts[status], tone: tones[status] }} />
}
