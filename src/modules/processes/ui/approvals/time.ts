import type { Translate } from '#kernel/ui/text.ts'
import type { approvalTexts } from './text.ts'

const minute = 60_000

/** `3 小时`: the largest unit that says enough. */
export function spanWords(t: Translate<typeof approvalTexts>, ms: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / minute))
  if (minutes < 60) return t('minutes', { n: minutes })
  if (minutes < 48 * 60) return t('hours', { n: Math.round(minutes / 60) })
  return t('days', { n: Math.round(minutes / (24 * 60)) })
}

export interface ClockState {
  words: string
  tone: 'bad' | 'warn' | 'quiet'
}

/** How the time stands of somebody's turn: how long it waits, and how much of its time is left. */
export function clockState(
  t: Translate<typeof approvalTexts>,
  task: { openedAt: string | null; dueAt: string | null },
  now = Date.now(),
): ClockState | undefined {
  if (!task.openedAt) return undefined
  const opened = Date.parse(task.openedAt)
  if (!task.dueAt) return { words: t('waited', { time: spanWords(t, now - opened) }), tone: 'quiet' }
  const due = Date.parse(task.dueAt)
  if (due < now) return { words: t('overdue', { time: spanWords(t, now - due) }), tone: 'bad' }
  const isClose = due - now < (due - opened) / 4
  return { words: t('dueIn', { time: spanWords(t, due - now) }), tone: isClose ? 'warn' : 'quiet' }
}
