/** Processes that modules bring along, written with the types of a flow. */

import type { ProcessDefault } from '#kernel/entity/define.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { ApprovalNode, Assignee, Flow, FormField, Trigger } from '../rules/flow.types.ts'

interface Default extends Omit<ProcessDefault, 'flow' | 'triggers'> {
  flow: (word: (label: Label) => string) => Flow
  triggers: Trigger[]
}

/** `word` picks the company's language for names of steps. */
export const defineProcess = ({ flow, ...rest }: Default): ProcessDefault => ({
  ...rest,
  flow: (language) => flow((label) => label[language]),
})

interface Approval {
  id: string
  name: string
  assignee: Assignee[]
  rule?: ApprovalNode['rule']
  editable?: string[]
  workingHours?: number
  whenOver?: NonNullable<ApprovalNode['clock']>['whenOver']
  allow?: ApprovalNode['allow']
}

/** One approval after another, then the end; a rejection goes back to the starter. */
export function approvalsInTurn(
  word: (label: Label) => string,
  { form = [], steps }: { form?: FormField[]; steps: Approval[] },
): Flow {
  const approvals = steps.map(
    ({ id, name, assignee, rule, editable, workingHours = 16, whenOver, allow }): ApprovalNode => ({
      kind: 'approval',
      id,
      name,
      assignee,
      rule: rule ?? { mode: 'any', rejectAtOnce: true },
      editable: editable ?? [],
      form: [],
      clock: { workingHours, remindAt: [50, 90], whenOver: whenOver ?? 'escalate' },
      whenNobody: 'administrator',
      whenStarter: 'skip-to-manager',
      whenRejected: 'end',
      allow: allow ?? { addSign: true, transfer: true, returnTo: true },
    }),
  )
  const nodes: Flow['nodes'] = [
    { kind: 'start', id: 'start', name: word({ zh: '发起', en: 'Start' }) },
    ...approvals,
    { kind: 'end', id: 'end', name: word({ zh: '结束', en: 'End' }), outcome: 'approved' },
  ]
  const placed = nodes.map((node, index) => ({ ...node, position: { x: index * 220, y: 0 } }))
  const edges = nodes.slice(1).map(({ id }, index) => ({ id: `to-${id}`, from: nodes[index]!.id, to: id }))
  return { nodes: placed, edges, form }
}
