import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { FlowFault } from '../../rules/fault.types.ts'
import type { Flow } from '../../rules/flow.types.ts'
import { graphOf, orderOf } from '../../rules/flow-graph.ts'
import { KindIcon } from './kindIcons.tsx'
import { canvasTexts } from './text.ts'
import { type NameOf, stepText, wayText } from './words.ts'
import './flowList.css'

/** The flow as a list from start to end, for narrow screens: each step with who does it and where it goes. */
export function FlowList({ flow, nameOf, faults = [] }: { flow: Flow; nameOf: NameOf; faults?: readonly FlowFault[] }) {
  const t = useText(canvasTexts)
  const language = useLanguage()
  const graph = graphOf(flow)
  const order = orderOf(graph)
  const steps = flow.nodes.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!)
  return (
    <ol className="zy-flow-list">
      {steps.map((step, at) => {
        const ways = graph.out(step.id)
        const next = steps[at + 1]?.id
        const isPlain = ways.length === 1 && ways[0]!.to === next && !wayText(ways[0]!, language)
        const clock = 'clock' in step ? step.clock : undefined
        return (
          <li key={step.id} className="zy-kind" data-kind={step.kind}>
            <span className="zy-kind-icon">
              <KindIcon kind={step.kind} />
            </span>
            <div>
              <b>{step.name}</b>
              {step.kind !== 'start' && <span>{stepText(step, nameOf, language)}</span>}
              {clock && <span>{t('clock', { n: clock.workingHours })}</span>}
              {!isPlain && ways.length > 0 && (
                <ul>
                  {ways.map((way) => (
                    <li key={way.id}>
                      {wayText(way, language) && <em>{wayText(way, language)}</em>}{' '}
                      {t('goesTo', { name: graph.nodes.get(way.to)!.name })}
                    </li>
                  ))}
                </ul>
              )}
              {step.sop && (
                <details>
                  <summary>{t('sop')}</summary>
                  <p>{step.sop}</p>
                </details>
              )}
              {faults.some((fault) => fault.step === step.id && fault.level === 'error') && (
                <span className="zy-flow-list-fault">{t('fault')}</span>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
