import { Button, Segmented } from 'antd'
import { useText } from '#kernel/ui/text.ts'
import type { FlowFault } from '../../rules/fault.types.ts'
import { editorTexts, panelTexts } from '../drawing/text.ts'
import { FaultList } from './FaultList.tsx'
import { FormBuilder } from './FormBuilder.tsx'
import type { PanelProps } from './panel.types.ts'
import { StepPanel } from './StepPanel.tsx'
import { TriggersPanel } from './TriggersPanel.tsx'
import type { DrawingState } from './useDrawing.ts'
import { WayFields } from './WayPanel.tsx'

export type ProcessPart = 'triggers' | 'form' | 'faults'

interface SidePanelProps extends PanelProps {
  drawing: DrawingState
  faults: readonly FlowFault[]
  selected: readonly string[]
  part: ProcessPart
  onPart: (part: ProcessPart) => void
  onGo: (fault: FlowFault) => void
  onRemove: (ids: readonly string[]) => void
}

/** Beside the canvas: the selected step or way; with none, what is about the whole process. */
export function SidePanel(props: SidePanelProps) {
  const { drawing, faults, selected, part, onPart, onGo, onRemove, ...panel } = props
  const { flow, world, disabled } = panel
  const t = useText(editorTexts)
  const tp = useText(panelTexts)
  const step = selected.length === 1 ? flow.nodes.find(({ id }) => id === selected[0]) : undefined
  const way = selected.length === 1 ? flow.edges.find(({ id }) => id === selected[0]) : undefined
  const own = faults.filter((fault) => (step ? fault.step === step.id : way && fault.edge === way.id))
  if (step || way)
    return (
      <aside className="zy-panel" aria-label={step ? step.name : t('settings')}>
        {own.length > 0 && <FaultList flow={flow} faults={own} onGo={() => undefined} />}
        {step ? (
          <StepPanel key={step.id} {...panel} step={step} />
        ) : (
          <div className="zy-panel-body">
            <WayFields key={way!.id} {...panel} way={way!} />
          </div>
        )}
        {!disabled && step?.kind !== 'start' && (
          <Button danger type="text" onClick={() => onRemove(selected)}>
            {t(step ? 'removeStep' : 'removeWay')}
          </Button>
        )}
      </aside>
    )
  const errors = faults.filter(({ level }) => level === 'error').length
  return (
    <aside className="zy-panel" aria-label={t('settings')}>
      <Segmented
        block
        value={part}
        onChange={onPart}
        options={[
          { value: 'triggers', label: t('triggers') },
          { value: 'form', label: t('startForm') },
          { value: 'faults', label: errors > 0 ? `${t('faults')} ${errors}` : t('faults') },
        ]}
      />
      {part === 'faults' && <FaultList flow={flow} faults={faults} onGo={onGo} />}
      {part === 'triggers' && (
        <TriggersPanel
          value={drawing.triggers}
          flow={flow}
          world={world}
          disabled={disabled}
          onChange={(triggers) => drawing.change({ triggers }, 'triggers')}
        />
      )}
      {part === 'form' && (
        <div className="zy-panel-body">
          <p className="zy-panel-quiet">{tp('startFormHow')}</p>
          <FormBuilder
            value={flow.form}
            disabled={disabled}
            onChange={(form) => drawing.change({ flow: { ...flow, form } }, 'form')}
          />
        </div>
      )}
    </aside>
  )
}
