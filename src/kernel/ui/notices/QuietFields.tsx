import { Checkbox, Switch } from 'antd'
import { useText } from '../text.ts'
import type { QuietHours } from './notices.types.ts'
import { TimeField } from './TimeField.tsx'
import { noticeTexts } from './text.ts'

interface Props {
  value: QuietHours
  disabled?: boolean
  onChange: (value: QuietHours) => void
}

export function QuietFields({ value, disabled, onChange }: Props) {
  const t = useText(noticeTexts)
  const { on, from, to, restDays } = value
  const set = (change: Partial<QuietHours>) => {
    const next = { ...value, ...change }
    if (next.from !== next.to) onChange(next)
  }
  return (
    <div className="zy-quiet-hours">
      <div className="zy-quiet-on">
        <Switch id="quiet-on" checked={on} disabled={disabled} onChange={(checked) => set({ on: checked })} />
        <label htmlFor="quiet-on">{t('quietOn')}</label>
      </div>
      {on && (
        <>
          <div className="zy-inline">
            <TimeField
              id="quiet-from"
              label={t('from')}
              value={from}
              disabled={disabled}
              onChange={(time) => set({ from: time })}
            />
            <span aria-hidden="true">–</span>
            <TimeField
              id="quiet-to"
              label={t('to')}
              value={to}
              disabled={disabled}
              onChange={(time) => set({ to: time })}
            />
            {from > to && <small>{t('overnight', { to })}</small>}
          </div>
          <Checkbox checked={restDays} disabled={disabled} onChange={({ target }) => set({ restDays: target.checked })}>
            {t('restDays')}
          </Checkbox>
        </>
      )}
    </div>
  )
}
