/** What a process definition says: steps, the ways between them, and the forms that people fill in. Plain data, kept as JSON. */
import type { ChoiceOption, Filter, Label } from '#kernel/entity/meta.types.ts'

export interface Flow {
  nodes: FlowNode[]
  edges: FlowEdge[]
  /** What the starter fills in; later steps read it as `form.<name>`. */
  form: FormField[]
}

export interface FlowEdge {
  id: string
  from: string
  to: string
  label?: string
  /** Out of a condition or inclusive split: when the way is taken. */
  when?: FlowCondition
  /** Taken when no other way of the split is. At most one a split. */
  otherwise?: boolean
}

/**
 * `filter` asks the record that the instance is about (or the form, as fields of it) like a list does; `expression` works
 * something out of `record`, `form`, `starter` and `steps`. Both must hold when both are given.
 */
export interface FlowCondition {
  filter?: Filter
  expression?: string
}

/** Where the canvas draws it. */
export interface Position {
  x: number
  y: number
}

interface Step {
  /** Unique in the flow and stable over its versions: event logs, forms and expressions name it. */
  id: string
  name: string
  position?: Position
  /** Instructions to whoever works on it. */
  sop?: string
  /** What goes in and comes out, in words. */
  inputs?: string
  outputs?: string
}

export type FlowNode =
  | StartNode
  | TaskNode
  | ApprovalNode
  | SplitNode
  | WaitNode
  | NotifyNode
  | UpdateNode
  | WebhookNode
  | SubProcessNode
  | EndNode
export type NodeKind = FlowNode['kind']

export interface StartNode extends Step {
  kind: 'start'
  /** Told when an instance starts. */
  copies?: Assignee[]
}

export interface TaskNode extends Step {
  kind: 'task'
  assignee: Assignee[]
  form: FormField[]
  clock?: Clock
  whenNobody: WhenNobody
}

export interface ApprovalNode extends Step {
  kind: 'approval'
  assignee: Assignee[]
  rule: ApprovalRule
  /** Fields of the record under approval that the approver may change with the decision. */
  editable: string[]
  form: FormField[]
  clock?: Clock
  whenNobody: WhenNobody
  /** The approver is who started it. */
  whenStarter: 'approve' | 'skip-to-manager' | 'ask'
  /** What a rejection of the whole step does. */
  whenRejected: 'end' | 'to-starter' | { toStep: string }
  allow: { addSign: boolean; transfer: boolean; returnTo: boolean }
}

/** `condition`: exactly one way. `parallel`: all. `inclusive`: all whose condition holds. Several ways in: it also joins them. */
export interface SplitNode extends Step {
  kind: 'condition' | 'parallel' | 'inclusive'
}

export interface WaitNode extends Step {
  kind: 'wait'
  /** Working or plain time, or until a day that a field of the record or form says. */
  until: { workingHours: number } | { hours: number } | { field: string }
}

export interface NotifyNode extends Step {
  kind: 'notify'
  to: Assignee[]
  /** May hold `{{ expression }}`. */
  title: string
  body?: string
}

export interface UpdateNode extends Step {
  kind: 'update'
  /** Field of the record -> fixed value or expression. */
  values: Record<string, { value: unknown } | { expression: string }>
  /** Cancelling the instance writes the values of before back, where nobody has changed them since. */
  compensate?: boolean
}

export interface WebhookNode extends Step {
  kind: 'webhook'
  /** An endpoint that administrators have set up. */
  endpoint: string
}

export interface SubProcessNode extends Step {
  kind: 'sub-process'
  process: string
}

export interface EndNode extends Step {
  kind: 'end'
  outcome: 'approved' | 'rejected' | 'done'
  copies?: Assignee[]
}

/** Whom a step asks. Several are united; somebody named twice is asked once. */
export type Assignee =
  | { person: string }
  | { role: string; within?: 'starter-department' }
  /** 1 is the direct manager. `upTo`: every manager on the way, one after another. */
  | { managerLevel: number; upTo?: boolean }
  /** Managers upwards until one whose authority covers the amount of the record's field. */
  | { managerFor: string }
  | { departmentHead: 'starter' | 'record' | { department: string } }
  | { field: string }
  | { starter: true }
  | { chosenByStarter: true }

export type ApprovalRule =
  /** 会签: everybody; `rejectAtOnce` false lets the others finish first. */
  | { mode: 'all'; rejectAtOnce: boolean }
  /** 或签: whoever is first; a rejection counts only when everybody has rejected, unless `rejectAtOnce`. */
  | { mode: 'any'; rejectAtOnce: boolean }
  /** Percent of approvers, rounded up to whole people; with `veto` one rejection ends the step. */
  | { mode: 'ratio'; percent: number; veto: boolean }
  /** 依次: one after another; a rejection ends the step. */
  | { mode: 'sequential' }

/** How long a step may take, in working time, and what happens on the way. */
export interface Clock {
  workingHours: number
  /** Percent of the time after which the assignee is reminded. */
  remindAt: number[]
  whenOver: 'remind' | 'escalate' | 'approve' | 'reject'
}

/** Nobody is found, or everybody has left. */
export type WhenNobody = 'administrator' | 'manager' | 'skip' | 'refuse'

export interface FormField {
  name: string
  label: Label
  kind:
    | 'text'
    | 'longText'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'date'
    | 'instant'
    | 'boolean'
    | 'choice'
    | 'ref'
    | 'attachment'
  required: boolean
  options?: ChoiceOption[]
  /** Entity that a `ref` points to. */
  ref?: string
}

/** What brings a process to life on its own. */
export type Trigger =
  /** Somebody starts it from the list of requests. */
  | { on: 'request' }
  /** Waits for approval before it takes effect. */
  | { on: 'create' | 'delete' | 'export'; entity: string; when?: FlowCondition }
  | { on: 'change'; entity: string; fields: string[]; when?: FlowCondition }
  | { on: 'action'; entity: string; action: string; when?: FlowCondition }
