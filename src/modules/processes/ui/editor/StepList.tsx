import { DeleteOutlined, LinkOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import type { FlowFault } from '../../rules/fault.types.ts'
import type { Flow, FlowNode, NodeKind } from '../../rules/flow.types.ts'
import { graphOf, orderOf } from '../../rules/flow-graph.ts'
import { KindIcon } from '../drawing/kindIcons.tsx'
import { kindWords, paletteGroups } from '../drawing/kinds.ts'
import { editorTexts } from '../drawing/text.ts'
import { type NameOf, stepText } from '../drawing/words.ts'

interface StepListProps {
  flow: Flow
  nameOf: NameOf
  faults: readonly FlowFault[]
  selected: string | undefined
  disabled: boolean
  onSelect: (id: string) => void
  /** To its settings. */
  onOpen: () => void
  onAddAfter: (id: string, kind: NodeKind) => void
  onConnect: (from: string, to: string) => void
  onRemove: (id: string) => void
}

/** The whole drawing by keyboard: steps from start to end, each with what can be done to it. */
export function StepList(props: StepListProps) {
  const { flow, nameOf, faults, selected, disabled, onSelect, onOpen, onAddAfter, onConnect, onRemove } = props
  const t = useText(editorTexts)
  const language = useLanguage()
  const label = useLabel()
  const list = useRef<HTMLDivElement>(null)
  const [asking, setAsking] = useState<'add' | 'connect'>()
  const graph = graphOf(flow)
  const order = orderOf(graph)
  const steps = flow.nodes.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!)
  const at = steps.findIndex(({ id }) => id === selected)
  const step = steps[at]

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
    if (selected !== undefined) setAsking(undefined)
  }, [selected])

  const go = (to: number) => {
    const next = steps[Math.max(0, Math.min(steps.length - 1, to))]
    if (next) onSelect(next.id)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const moves = new Map([
      ['ArrowDown', at + 1],
      ['ArrowUp', at - 1],
      ['Home', 0],
      ['End', steps.length - 1],
    ])
    const to = moves.get(event.key)
    const asks = event.key === 'a' ? 'add' : event.key === 'c' ? 'connect' : undefined
    if (to === undefined && event.key !== 'Enter' && (!asks || disabled || step?.kind === 'end')) return
    event.preventDefault()
    event.stopPropagation()
    if (to !== undefined) go(to)
    else if (asks) setAsking(asks)
    else onOpen()
  }
  const back = () => {
    setAsking(undefined)
    list.current?.focus()
  }
  return (
    <div className="zy-step-list">
      <p className="zy-panel-quiet">{t('stepsHow')}</p>
      <div
        ref={list}
        className="zy-step-rows"
        role="listbox"
        tabIndex={0}
        aria-label={t('steps')}
        aria-activedescendant={selected && `step-${selected}`}
        onKeyDown={onKeyDown}
        onFocus={() => at < 0 && go(0)}
      >
        {steps.map((each) => (
          <Row
            key={each.id}
            step={each}
            text={stepText(each, nameOf, language)}
            next={graph
              .out(each.id)
              .map(({ to }) => graph.nodes.get(to)!.name)
              .join(language === 'zh' ? '、' : ', ')}
            isSelected={each.id === selected}
            fault={faults.find((fault) => fault.step === each.id)?.level}
            onSelect={() => onSelect(each.id)}
          />
        ))}
      </div>
      {step && !disabled && (
        <div className="zy-step-list-acts">
          {step.kind !== 'end' && (
            <>
              <Dropdown
                trigger={['click']}
                open={asking === 'add'}
                onOpenChange={(open) => (open ? setAsking('add') : back())}
                autoFocus
                menu={{
                  items: paletteGroups.flatMap(({ kinds }) =>
                    kinds.map((kind) => ({
                      key: kind,
                      label: label(kindWords[kind].label),
                      icon: <KindIcon kind={kind} />,
                    })),
                  ),
                  onClick: ({ key }) => {
                    onAddAfter(step.id, key as NodeKind)
                    back()
                  },
                }}
              >
                <Button size="small" icon={<PlusOutlined aria-hidden="true" />}>
                  {t('add')}
                </Button>
              </Dropdown>
              {asking === 'connect' ? (
                <Select
                  size="small"
                  autoFocus
                  defaultOpen
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={t('chooseStep')}
                  aria-label={t('connectTo', { name: step.name })}
                  options={flow.nodes
                    .filter(({ id, kind }) => id !== step.id && kind !== 'start')
                    .map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(to: string) => {
                    onConnect(step.id, to)
                    back()
                  }}
                  onBlur={() => setAsking(undefined)}
                  onKeyDown={(event) => event.key === 'Escape' && back()}
                />
              ) : (
                <Button size="small" icon={<LinkOutlined aria-hidden="true" />} onClick={() => setAsking('connect')}>
                  {t('connect')}
                </Button>
              )}
            </>
          )}
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t('removeStep')}
            onClick={() => onRemove(step.id)}
          />
        </div>
      )}
    </div>
  )
}

function Row(props: {
  step: FlowNode
  text: string
  next: string
  isSelected: boolean
  fault: FlowFault['level'] | undefined
  onSelect: () => void
}) {
  const { step, text, next, isSelected, fault, onSelect } = props
  const label = useLabel()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it takes the keys.
    <div
      id={`step-${step.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      className="zy-kind"
      data-kind={step.kind}
      data-fault={fault}
      onClick={onSelect}
    >
      <span className="zy-kind-icon">
        <KindIcon kind={step.kind} />
      </span>
      <span>
        <b>{step.name || label(kindWords[step.kind].label)}</b>
        <small>
          {text}
          {next && ` → ${next}`}
        </small>
      </span>
    </div>
  )
}
