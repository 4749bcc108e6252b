import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import { useLabel, useText } from '../text.ts'
import { formTexts } from './text.ts'
import type { RecordForm } from './useRecordForm.ts'

/** Goes to a field of the form that `from` stands in, and puts the cursor into it. */
function goTo(from: HTMLElement | null, name: string) {
  const field = (from?.closest('.zy-create-scroll') ?? from?.closest('form'))?.querySelector(
    `[data-field="${CSS.escape(name)}"]`,
  )
  field?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  field?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus({ preventScroll: true })
}

/** All faults above the form: how many, which fields (a click goes there), and those of no field in full. */
export function FaultSummary({ form }: { form: RecordForm }) {
  const t = useText(formTexts)
  const label = useLabel()
  const box = useRef<HTMLDivElement>(null)
  const { faultCount } = form
  useEffect(() => {
    if (faultCount > 0) box.current?.scrollIntoView({ block: 'nearest' })
  }, [faultCount])
  if (faultCount === 0) return null
  return (
    <div ref={box} className="zy-form-summary">
      <Alert
        type="error"
        showIcon
        title={t('faults', { n: faultCount })}
        description={
          <>
            {form.faultyFields.map((field) => (
              <button key={field.name} type="button" onClick={() => goTo(box.current, field.name)}>
                {label(field.label)}
              </button>
            ))}
            {form.otherFaults.map((fault) => (
              <div key={fault}>{fault}</div>
            ))}
          </>
        }
      />
    </div>
  )
}
