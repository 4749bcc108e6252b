import { CheckCircleFilled, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { FlowFault } from '../../rules/fault.types.ts'
import { faultMessage } from '../../rules/fault-text.ts'
import type { Flow } from '../../rules/flow.types.ts'
import { editorTexts } from '../drawing/text.ts'

/** What is wrong; each leads to its step. */
export function FaultList(props: { flow: Flow; faults: readonly FlowFault[]; onGo: (fault: FlowFault) => void }) {
  const { flow, faults, onGo } = props
  const t = useText(editorTexts)
  const label = useLabel()
  if (faults.length === 0)
    return (
      <div className="zy-fault-none">
        <CheckCircleFilled aria-hidden="true" />
        <b>{t('noFaults')}</b>
        <p>{t('noFaultsHow')}</p>
      </div>
    )
  return (
    <ul className="zy-fault-list">
      {faults.map((fault, at) => {
        const text = label(faultMessage(fault, flow))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two faults may say the same.
          <li key={at}>
            <button type="button" data-level={fault.level} onClick={() => onGo(fault)}>
              {fault.level === 'error' ? (
                <ExclamationCircleFilled aria-hidden="true" />
              ) : (
                <WarningFilled aria-hidden="true" />
              )}
              <span>{text}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
