/** Short ways to write the steps of a template. */
import type { Label } from '#kernel/entity/meta.types.ts'
import type { ApprovalNode, Flow, FlowEdge, FlowNode, FormField, TaskNode } from './flow.types.ts'
import { tidied } from './layout.ts'

export type Language = keyof Label

export const approval = (
  id: string,
  name: string,
  assignee: ApprovalNode['assignee'],
  hours: number,
  more: Partial<ApprovalNode> = {},
): ApprovalNode => ({
  id,
  name,
  kind: 'approval',
  assignee,
  rule: { mode: 'any', rejectAtOnce: true },
  editable: [],
  form: [],
  clock: { workingHours: hours, remindAt: [80], whenOver: 'escalate' },
  whenNobody: 'manager',
  whenStarter: 'skip-to-manager',
  whenRejected: 'end',
  allow: { addSign: true, transfer: true, returnTo: true },
  ...more,
})

export const task = (id: string, name: string, assignee: TaskNode['assignee'], hours: number): TaskNode => ({
  id,
  name,
  kind: 'task',
  assignee,
  form: [],
  clock: { workingHours: hours, remindAt: [80], whenOver: 'remind' },
  whenNobody: 'administrator',
})

/** `start > a > end`, and the other chains; a way may be described further. */
export function flowOf(
  nodes: FlowNode[],
  chains: string[],
  form: FormField[],
  ways: Record<string, Partial<FlowEdge>> = {},
): Flow {
  const edges = chains.flatMap((chain) => {
    const steps = chain.split(' > ')
    return steps.slice(1).map((to, at): FlowEdge => {
      const id = `${steps[at]}-${to}`
      return { id, from: steps[at]!, to, ...ways[id] }
    })
  })
  return tidied({ nodes, edges, form })
}

export const field = (
  name: string,
  zh: string,
  en: string,
  kind: FormField['kind'],
  required = true,
  more: Partial<FormField> = {},
): FormField => ({
  name,
  label: { zh, en },
  kind,
  required,
  ...more,
})

export const ends = (say: Say): FlowNode[] => [
  { id: 'start', kind: 'start', name: say('发起', 'Start') },
  { id: 'end', kind: 'end', name: say('通过', 'Approved'), outcome: 'approved' },
]

export type Say = (zh: string, en: string) => string
export const words =
  (language: Language): Say =>
  (zh, en) =>
    language === 'zh' ? zh : en
