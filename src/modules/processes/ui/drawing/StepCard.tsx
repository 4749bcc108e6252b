import { ExclamationCircleFilled } from '@ant-design/icons'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { StepNode } from './drawing.types.ts'
import { KindIcon } from './kindIcons.tsx'
import { canvasTexts } from './text.ts'
import { stepText } from './words.ts'

/** A step on the drawing: a card, a pill for the ends, a diamond for splits. */
export function StepCard({ data, selected }: NodeProps<StepNode>) {
  const { step, nameOf, fault, change, passed, editable } = data
  const t = useText(canvasTexts)
  const language = useLanguage()
  const text = stepText(step, nameOf, language)
  const needsPeople = 'assignee' in step || step.kind === 'notify'
  const isSplit = step.kind === 'condition' || step.kind === 'parallel' || step.kind === 'inclusive'
  return (
    <div
      className="zy-step"
      data-kind={step.kind}
      data-shape={isSplit ? 'diamond' : step.kind === 'start' || step.kind === 'end' ? 'pill' : 'card'}
      data-selected={selected || undefined}
      data-fault={fault}
      data-change={change === 'same' ? undefined : change}
      data-passed={passed !== undefined || undefined}
    >
      {step.kind !== 'start' && <Handle type="target" position={Position.Left} isConnectable={editable} />}
      {isSplit && <span className="zy-step-diamond" />}
      <span className="zy-step-icon">
        <KindIcon kind={step.kind} />
      </span>
      <span className="zy-step-words">
        <span className="zy-step-name" title={step.name}>
          {step.name || '…'}
        </span>
        {!isSplit && step.kind !== 'start' && (
          <span className="zy-step-text" data-missing={(needsPeople && !text) || undefined} title={text}>
            {text || (needsPeople ? t('nobody') : '')}
          </span>
        )}
      </span>
      {fault && (
        <span className="zy-step-fault" data-level={fault} title={t('fault')}>
          <ExclamationCircleFilled aria-label={t('fault')} />
        </span>
      )}
      {passed !== undefined && <span className="zy-step-passed">{passed}</span>}
      {change && change !== 'same' && <span className="zy-step-change">{t(change)}</span>}
      {step.kind !== 'end' && <Handle type="source" position={Position.Right} isConnectable={editable} />}
    </div>
  )
}
