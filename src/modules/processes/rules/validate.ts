/** Everything that is wrong with a flow, before it may run. */
import { checkDrawing } from './check-drawing.ts'
import { checkCondition, checkForm } from './check-fields.ts'
import { checkStep } from './check-steps.ts'
import { checkTriggers } from './check-triggers.ts'
import type { FlowFault } from './fault.types.ts'
import { entitiesOf } from './field-paths.ts'
import type { Flow, Trigger } from './flow.types.ts'
import type { Surroundings } from './surroundings.types.ts'

/** Faults first, warnings last. What the surroundings leave out is not checked. */
export function validateFlow(flow: Flow, triggers: readonly Trigger[] = [], seen: Surroundings = {}): FlowFault[] {
  const view = { flow, about: entitiesOf(triggers), seen }
  const faults = [
    ...checkDrawing(flow),
    ...checkForm(flow.form, seen),
    ...flow.nodes.flatMap((node) => checkStep(node, view)),
    ...flow.edges.flatMap((edge) => checkCondition(edge.when, view, { step: edge.from, edge: edge.id })),
    ...checkTriggers(triggers, view),
  ]
  return [...faults.filter(({ level }) => level === 'error'), ...faults.filter(({ level }) => level === 'warning')]
}

export const mayRun = (faults: readonly FlowFault[]): boolean => faults.every(({ level }) => level === 'warning')
