import { Checkbox, Select } from 'antd'
import type { ReactNode } from 'react'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { ApprovalNode, Assignee, WhenNobody } from '../../rules/flow.types.ts'
import { graphOf, reached } from '../../rules/flow-graph.ts'
import { whenNobodyWords, whenStarterWords } from '../drawing/kinds.ts'
import { panelTexts } from '../drawing/text.ts'
import type { FlowWorld } from '../useSurroundings.ts'
import { ClockEditor } from './ClockEditor.tsx'
import { FormBuilder } from './FormBuilder.tsx'
import { Labelled, Part } from './Labelled.tsx'
import { PeopleEditor } from './PeopleEditor.tsx'
import type { PanelProps, SetStep, StepOf } from './panel.types.ts'
import { RuleEditor } from './RuleEditor.tsx'

export function PeoplePart(props: {
  title: string
  value: readonly Assignee[]
  world: FlowWorld
  disabled: boolean
  onChange: (value: Assignee[]) => void
}) {
  return (
    <Part title={props.title}>
      <PeopleEditor {...props} />
    </Part>
  )
}

type WorkProps<K extends 'task' | 'approval'> = PanelProps & { step: StepOf<K>; set: SetStep<StepOf<K>> }

/** What tasks and approvals have in common: people, time, a form. */
export function WorkPart(
  props: PanelProps & { step: StepOf<'task' | 'approval'>; set: SetStep<never>; children?: ReactNode },
) {
  const { step, world, disabled, children } = props
  const set = props.set as unknown as SetStep<StepOf<'task'>>
  const t = useText(panelTexts)
  const label = useLabel()
  return (
    <>
      <PeoplePart
        title={t(step.kind === 'approval' ? 'approvers' : 'who')}
        value={step.assignee}
        world={world}
        disabled={disabled}
        onChange={(assignee) => set({ assignee })}
      />
      <Labelled label={t('whenNobody')}>
        {(id) => (
          <Select
            id={id}
            disabled={disabled}
            value={step.whenNobody}
            options={Object.entries(whenNobodyWords).map(([value, text]) => ({
              value: value as WhenNobody,
              label: label(text),
            }))}
            onChange={(whenNobody) => set({ whenNobody })}
            className="zy-field-full"
          />
        )}
      </Labelled>
      {children}
      <ClockEditor
        value={step.clock}
        isApproval={step.kind === 'approval'}
        disabled={disabled}
        onChange={(clock) => set({ clock })}
      />
      <Part title={t('form')}>
        <FormBuilder value={step.form} disabled={disabled} onChange={(form) => set({ form }, 'form')} />
      </Part>
    </>
  )
}

/** How approvers come to an answer, and what a rejection does. */
export function ApprovalPart(props: PanelProps & { step: StepOf<'approval'>; set: SetStep<never> }) {
  const { flow, step, world, disabled } = props
  const set = props.set as unknown as WorkProps<'approval'>['set']
  const t = useText(panelTexts)
  const label = useLabel()
  const graph = graphOf(flow)
  const before = reached(graph, [step.id], 'in')
  const steps = flow.nodes.filter(
    ({ id, kind }) => id !== step.id && before.has(id) && (kind === 'task' || kind === 'approval'),
  )
  const rejected = typeof step.whenRejected === 'object' ? `step:${step.whenRejected.toStep}` : step.whenRejected
  const options = [
    { value: 'end', label: t('endIt') },
    { value: 'to-starter', label: t('toStarter') },
    ...steps.map(({ id, name }) => ({ value: `step:${id}`, label: t('toStep', { name }) })),
  ]
  const writable = world.fields.filter((field) => field.writable)
  const allow = (['addSign', 'transfer', 'returnTo'] as const).filter((key) => step.allow[key])
  return (
    <>
      <Part title={t('rule')}>
        <RuleEditor value={step.rule} disabled={disabled} onChange={(rule) => set({ rule })} />
      </Part>
      <Labelled label={t('whenRejected')}>
        {(id) => (
          <Select
            id={id}
            disabled={disabled}
            value={rejected}
            options={options}
            onChange={(value) =>
              set({
                whenRejected: value.startsWith('step:') ? { toStep: value.slice(5) } : (value as 'end' | 'to-starter'),
              })
            }
            className="zy-field-full"
          />
        )}
      </Labelled>
      <Labelled label={t('whenStarter')}>
        {(id) => (
          <Select
            id={id}
            disabled={disabled}
            value={step.whenStarter}
            options={Object.entries(whenStarterWords).map(([value, text]) => ({
              value: value as ApprovalNode['whenStarter'],
              label: label(text),
            }))}
            onChange={(whenStarter) => set({ whenStarter })}
            className="zy-field-full"
          />
        )}
      </Labelled>
      <Labelled label={t('allow')}>
        {() => (
          <Checkbox.Group
            disabled={disabled}
            value={allow}
            options={(['addSign', 'transfer', 'returnTo'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(list) =>
              set({
                allow: {
                  addSign: list.includes('addSign'),
                  transfer: list.includes('transfer'),
                  returnTo: list.includes('returnTo'),
                },
              })
            }
          />
        )}
      </Labelled>
      {writable.length > 0 && (
        <Labelled label={t('editable')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              disabled={disabled}
              value={step.editable}
              options={writable.map(({ path, label: text }) => ({ value: path, label: text }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(editable) => set({ editable })}
              className="zy-field-full"
            />
          )}
        </Labelled>
      )}
    </>
  )
}
