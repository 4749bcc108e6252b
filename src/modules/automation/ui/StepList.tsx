import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { AutomationStep, AutomationTrigger, StepKind } from '../rules/automation.types.ts'
import { StepFields } from './StepFields.tsx'
import { automationTexts } from './text.ts'

interface StepsProps {
  entity: string
  trigger: AutomationTrigger
  steps: AutomationStep[]
  faults: readonly Violation[]
  onChange: (steps: AutomationStep[]) => void
}

const fresh: Record<StepKind, () => AutomationStep> = {
  update: () => ({ kind: 'update', values: {} }),
  create: () => ({ kind: 'create', entity: '', values: {} }),
  notify: () => ({ kind: 'notify', to: [{ owner: true }], title: '' }),
  webhook: () => ({ kind: 'webhook', endpoint: '' }),
  process: () => ({ kind: 'process', process: '' }),
  wait: () => ({ kind: 'wait', minutes: 1440 }),
}

/** 就: the steps in their order. */
export function StepList({ entity, trigger, steps, faults, onChange }: StepsProps) {
  const t = useText(automationTexts)
  const processes = useEntity('process')
  const kinds = (Object.keys(fresh) as StepKind[]).filter((kind) => kind !== 'process' || processes)
  const replace = (at: number, step: AutomationStep) => onChange(steps.map((each, i) => (i === at ? step : each)))
  const move = (at: number, by: 1 | -1) => {
    const next = [...steps]
    const [step] = next.splice(at, 1)
    next.splice(at + by, 0, step!)
    onChange(next)
  }
  return (
    <>
      <ol className="zy-auto-steps">
        {steps.map((step, i) => {
          const own = faults.filter(({ path }) => path === `steps.${i}` || path.startsWith(`steps.${i}.`))
          return (
            // Steps have no id of their own; their place is what tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <li key={`${i} ${step.kind}`} data-faulty={own.length > 0 || undefined}>
              <header>
                <b>{t(`step.${step.kind}`)}</b>
                <span className="zy-auto-step-tools">
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined aria-hidden="true" />}
                    aria-label={t('up')}
                    disabled={i === 0}
                    onClick={() => move(i, -1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined aria-hidden="true" />}
                    aria-label={t('down')}
                    disabled={i === steps.length - 1}
                    onClick={() => move(i, 1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined aria-hidden="true" />}
                    aria-label={t('remove')}
                    onClick={() => onChange(steps.filter((_, at) => at !== i))}
                  />
                </span>
              </header>
              <StepFields entity={entity} trigger={trigger} step={step} onChange={(next) => replace(i, next)} />
              {own.length > 0 && <StepFaults faults={own} />}
            </li>
          )
        })}
      </ol>
      <Dropdown
        trigger={['click']}
        menu={{
          items: kinds.map((kind) => ({ key: kind, label: t(`step.${kind}`) })),
          onClick: ({ key }) => onChange([...steps, fresh[key as StepKind]()]),
        }}
      >
        <Button type="dashed" icon={<PlusOutlined aria-hidden="true" />}>
          {t('addStep')}
        </Button>
      </Dropdown>
    </>
  )
}

function StepFaults({ faults }: { faults: readonly Violation[] }) {
  const words = [...new Set(faults.map(({ message, code }) => message ?? code))]
  return (
    <div className="zy-field-fault" role="alert">
      {words.map((word) => (
        <div key={word}>{word}</div>
      ))}
    </div>
  )
}
