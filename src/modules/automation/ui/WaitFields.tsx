import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { Labelled } from './Labelled.tsx'
import type { StepFieldsProps } from './StepFields.tsx'
import { minutesOf, waitParts } from './sentence.ts'
import { automationTexts } from './text.ts'
import { fieldOptions } from './useKinds.ts'

const units = ['minutes', 'hours', 'days'] as const

export function WaitFields({ entity: name, step, onChange }: StepFieldsProps<'wait'>) {
  const t = useText(automationTexts)
  const label = useLabel()
  const entity = useEntity(name)
  const dates = entity?.fields.filter(({ kind }) => kind === 'date' || kind === 'instant') ?? []
  const [unit, setUnit] = useState(() => waitParts(step.minutes ?? 1440).unit)
  const amount = (step.minutes ?? 0) / minutesOf(1, unit)
  const isUntil = step.untilField !== undefined
  return (
    <div className="zy-auto-fields">
      {dates.length > 0 && (
        <Labelled text={t('waitFor')}>
          {(id) => (
            <Select
              id={id}
              value={isUntil ? 'until' : 'for'}
              options={[
                { value: 'for', label: t('for') },
                { value: 'until', label: t('until') },
              ]}
              onChange={(next) =>
                onChange(
                  next === 'until' ? { kind: 'wait', untilField: dates[0]!.name } : { kind: 'wait', minutes: 1440 },
                )
              }
            />
          )}
        </Labelled>
      )}
      {isUntil ? (
        <Labelled text={t('dateField')}>
          {(id) => (
            <Select
              id={id}
              value={step.untilField}
              options={fieldOptions(dates, label)}
              onChange={(untilField) => onChange({ kind: 'wait', untilField })}
            />
          )}
        </Labelled>
      ) : (
        <Labelled text={t('for')}>
          {(id) => (
            <span className="zy-inline">
              <InputNumber
                id={id}
                min={1}
                max={Math.floor((366 * 1440) / minutesOf(1, unit))}
                value={amount}
                onChange={(next) => onChange({ kind: 'wait', minutes: minutesOf(Math.round(next ?? 1), unit) })}
              />
              <Select
                value={unit}
                aria-label={t('for')}
                options={units.map((value) => ({ value, label: t(value === 'days' ? 'daysUnit' : value) }))}
                onChange={(next) => {
                  setUnit(next)
                  onChange({ kind: 'wait', minutes: minutesOf(Math.max(1, Math.round(amount)), next) })
                }}
              />
            </span>
          )}
        </Labelled>
      )}
    </div>
  )
}
