import { Checkbox, Input } from 'antd'
import { useText } from '#kernel/ui/text.ts'
import type { FlowEdge } from '../../rules/flow.types.ts'
import { panelTexts } from '../drawing/text.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { Labelled } from './Labelled.tsx'
import type { PanelProps } from './panel.types.ts'

/** One way out of a step: its words, and when it is taken. */
export function WayFields({ way, flow, world, disabled, onWays }: PanelProps & { way: FlowEdge }) {
  const t = useText(panelTexts)
  const nameOf = (id: string) => flow.nodes.find((node) => node.id === id)
  const [from, to] = [nameOf(way.from), nameOf(way.to)]
  const asks = from?.kind === 'condition' || from?.kind === 'inclusive'
  const set = (change: Partial<FlowEdge>, about?: string) => onWays([[way.id, change]], about && `${way.id} ${about}`)
  const setOtherwise = (on: boolean) => {
    // There is one such way; the other gives it up.
    const others = flow.edges.filter((each) => on && each.from === way.from && each.id !== way.id && each.otherwise)
    onWays([
      ...others.map(({ id }): [string, Partial<FlowEdge>] => [id, { otherwise: undefined }]),
      [way.id, { otherwise: on || undefined, ...(on && { when: undefined }) }],
    ])
  }
  return (
    <fieldset className="zy-way-fields">
      <legend>{t('way', { from: from?.name ?? '', to: to?.name ?? '' })}</legend>
      <Labelled label={t('label')}>
        {(id) => (
          <Input
            id={id}
            disabled={disabled}
            maxLength={200}
            value={way.label ?? ''}
            onChange={({ target }) => set({ label: target.value || undefined }, 'label')}
          />
        )}
      </Labelled>
      {asks && (
        <>
          <Checkbox
            checked={way.otherwise === true}
            disabled={disabled}
            onChange={({ target }) => setOtherwise(target.checked)}
          >
            {t('otherwise')}
          </Checkbox>
          {!way.otherwise && (
            <ConditionEditor
              value={way.when}
              flow={flow}
              world={world}
              entity={world.about[0]}
              disabled={disabled}
              onChange={(when) => set({ when }, 'when')}
            />
          )}
        </>
      )}
    </fieldset>
  )
}
