import { Input, Select } from 'antd'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { FlowNode } from '../../rules/flow.types.ts'
import { KindIcon } from '../drawing/kindIcons.tsx'
import { kindWords, outcomes } from '../drawing/kinds.ts'
import { panelTexts } from '../drawing/text.ts'
import { NotifyPart, UpdatePart, WaitPart } from './AutomaticParts.tsx'
import { Labelled, Part } from './Labelled.tsx'
import type { PanelProps, SetStep, StepOf } from './panel.types.ts'
import { WayFields } from './WayPanel.tsx'
import { ApprovalPart, PeoplePart, WorkPart } from './WorkParts.tsx'

/** Everything that a step says, part by part. */
export function StepPanel({ step, ...panel }: PanelProps & { step: FlowNode }) {
  const { flow, disabled, onStep } = panel
  const t = useText(panelTexts)
  const label = useLabel()
  const set: SetStep<FlowNode> = (change, about) =>
    onStep(
      step.id,
      (node) =>
        Object.fromEntries(
          Object.entries({ ...node, ...change }).filter(([, value]) => value !== undefined),
        ) as unknown as FlowNode,
      about && `${step.id} ${about}`,
    )
  const ways = flow.edges.filter(({ from }) => from === step.id)
  const asks = step.kind === 'condition' || step.kind === 'inclusive'
  return (
    <div className="zy-panel-body">
      <header className="zy-panel-head zy-kind" data-kind={step.kind}>
        <span className="zy-kind-icon">
          <KindIcon kind={step.kind} />
        </span>
        <div>
          <b>{label(kindWords[step.kind].label)}</b>
          <span>{label(kindWords[step.kind].help)}</span>
        </div>
      </header>
      <Labelled label={t('name')}>
        {(id) => (
          <Input
            id={id}
            disabled={disabled}
            maxLength={200}
            value={step.name}
            onChange={({ target }) => set({ name: target.value }, 'name')}
          />
        )}
      </Labelled>
      <KindParts {...panel} step={step} set={set} />
      {asks && ways.length > 0 && (
        <Part title={t('ways')}>
          {ways.map((way) => (
            <WayFields key={way.id} {...panel} way={way} />
          ))}
        </Part>
      )}
      <Describe step={step} disabled={disabled} set={set} />
    </div>
  )
}

function KindParts(props: PanelProps & { step: FlowNode; set: SetStep<FlowNode> }) {
  const { step, world, disabled, set } = props
  const t = useText(panelTexts)
  const label = useLabel()
  switch (step.kind) {
    case 'start':
      return (
        <PeoplePart
          title={t('copies')}
          value={step.copies ?? []}
          {...{ world, disabled }}
          onChange={(copies) => set({ copies })}
        />
      )
    case 'end':
      return (
        <>
          <Labelled label={t('outcome')}>
            {(id) => (
              <Select
                id={id}
                disabled={disabled}
                value={step.outcome}
                options={Object.entries(outcomes).map(([value, text]) => ({
                  value: value as StepOf<'end'>['outcome'],
                  label: label(text),
                }))}
                onChange={(outcome) => set({ outcome })}
                className="zy-field-full"
              />
            )}
          </Labelled>
          <PeoplePart
            title={t('copies')}
            value={step.copies ?? []}
            {...{ world, disabled }}
            onChange={(copies) => set({ copies })}
          />
        </>
      )
    case 'task':
      return <WorkPart {...props} step={step} />
    case 'approval':
      return (
        <WorkPart {...props} step={step}>
          <ApprovalPart {...props} step={step} />
        </WorkPart>
      )
    case 'wait':
      return <WaitPart {...props} step={step} />
    case 'notify':
      return <NotifyPart {...props} step={step} />
    case 'update':
      return <UpdatePart {...props} step={step} />
    case 'webhook':
      return (
        <Labelled
          label={t('endpoint')}
          help={world.ready && world.endpoints.length === 0 ? t('noEndpoints') : undefined}
        >
          {(id) => (
            <Select
              id={id}
              disabled={disabled}
              placeholder={t('choose')}
              value={step.endpoint || undefined}
              options={world.endpoints.map(({ id: value, label: text }) => ({ value, label: text }))}
              onChange={(endpoint) => set({ endpoint })}
              className="zy-field-full"
            />
          )}
        </Labelled>
      )
    case 'sub-process':
      return (
        <Labelled label={t('process')}>
          {(id) => (
            <Select
              id={id}
              disabled={disabled}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('choose')}
              value={step.process || undefined}
              options={world.processes
                .filter((each) => each.id !== world.seen.self)
                .map(({ id: value, label: text }) => ({ value, label: text }))}
              onChange={(process) => set({ process })}
              className="zy-field-full"
            />
          )}
        </Labelled>
      )
    default:
      return null
  }
}

/** Instructions, what goes in and what comes out: in words. */
function Describe({ step, disabled, set }: { step: FlowNode; disabled: boolean; set: SetStep<FlowNode> }) {
  const t = useText(panelTexts)
  const area = (name: 'sop' | 'inputs' | 'outputs', rows: number, placeholder?: string) => (
    <Labelled label={t(name)}>
      {(id) => (
        <Input.TextArea
          id={id}
          disabled={disabled}
          autoSize={{ minRows: rows, maxRows: 10 }}
          maxLength={20_000}
          placeholder={placeholder}
          value={step[name] ?? ''}
          onChange={({ target }) => set({ [name]: target.value || undefined }, name)}
        />
      )}
    </Labelled>
  )
  if (step.kind === 'start' || step.kind === 'end') return null
  const isWork = step.kind === 'task' || step.kind === 'approval'
  return (
    <Part title={t('describe')}>
      {area('sop', isWork ? 3 : 1, isWork ? t('sopHow') : undefined)}
      {isWork && area('inputs', 1)}
      {isWork && area('outputs', 1)}
    </Part>
  )
}
