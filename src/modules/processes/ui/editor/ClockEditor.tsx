import { InputNumber, Select, Switch } from 'antd'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Clock } from '../../rules/flow.types.ts'
import { whenOverWords } from '../drawing/kinds.ts'
import { panelTexts } from '../drawing/text.ts'
import { Labelled, Part } from './Labelled.tsx'

const usual: Clock = { workingHours: 8, remindAt: [80], whenOver: 'escalate' }

/** How long a step may take, in working time, and what happens when it is over. */
export function ClockEditor(props: {
  value: Clock | undefined
  /** Whether the step can be approved or rejected by itself. */
  isApproval: boolean
  disabled: boolean
  onChange: (clock: Clock | undefined) => void
}) {
  const { value, isApproval, disabled, onChange } = props
  const t = useText(panelTexts)
  const label = useLabel()
  const overs = (Object.keys(whenOverWords) as Clock['whenOver'][]).filter(
    (over) => isApproval || over === 'remind' || over === 'escalate',
  )
  return (
    <Part
      title={t('clock')}
      extra={
        <Switch
          size="small"
          aria-label={t('clock')}
          checked={value !== undefined}
          disabled={disabled}
          onChange={(on) => onChange(on ? usual : undefined)}
        />
      }
    >
      {!value && <p className="zy-panel-quiet">{t('noClock')}</p>}
      {value && (
        <>
          <InputNumber
            min={0.5}
            max={2000}
            step={1}
            disabled={disabled}
            value={value.workingHours}
            suffix={t('hours')}
            aria-label={t('hours')}
            onChange={(workingHours) => onChange({ ...value, workingHours: workingHours ?? 8 })}
            className="zy-field-full"
          />
          <Labelled label={t('remindAt')}>
            {(id) => (
              <Select
                id={id}
                mode="tags"
                disabled={disabled}
                value={value.remindAt.map(String)}
                options={['50', '80', '90'].map((percent) => ({ value: percent, label: `${percent}%` }))}
                onChange={(list: string[]) =>
                  onChange({
                    ...value,
                    remindAt: list
                      .map(Number)
                      .filter((n) => n > 0 && n < 100)
                      .sort((a, b) => a - b),
                  })
                }
                className="zy-field-full"
              />
            )}
          </Labelled>
          <Labelled label={t('whenOver')}>
            {(id) => (
              <Select
                id={id}
                disabled={disabled}
                value={value.whenOver}
                options={overs.map((over) => ({ value: over, label: label(whenOverWords[over]) }))}
                onChange={(whenOver) => onChange({ ...value, whenOver })}
                className="zy-field-full"
              />
            )}
          </Labelled>
        </>
      )}
    </Part>
  )
}
