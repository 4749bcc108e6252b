import { useText } from '#kernel/ui/text.ts'
import './parts.css'
import { okrTexts } from './text.ts'
import { shortPercent } from './values.ts'

interface ProgressBarProps {
  /** Percent. */
  progress: string | null
  /** Share of the time that has passed, 0 to 1: a mark on the bar. */
  time?: number
  thick?: boolean
}

/** How far it is, with a mark for how far the quarter is. */
export function ProgressBar({ progress, time, thick }: ProgressBarProps) {
  const t = useText(okrTexts)
  const width = Math.min(100, Math.max(0, Number(progress ?? 0)))
  const passed = time === undefined ? undefined : Math.round(time * 100)
  const words =
    passed === undefined
      ? `${t('progress')} ${shortPercent(progress)}`
      : t('progressOf', { value: shortPercent(progress), time: `${passed}%` })
  return (
    <div className="zy-okr-bar" data-thick={thick} role="img" aria-label={words} title={words}>
      <i style={{ inlineSize: `${width}%` }} />
      {passed !== undefined && passed > 0 && passed < 100 && <em style={{ insetInlineStart: `${passed}%` }} />}
    </div>
  )
}
