/** What the screens of approvals are answered with. */
import type { FieldChange } from '#kernel/audit/field-changes.ts'
import type { Label, Reference, Violation } from '#kernel/entity/meta.types.ts'
import type { ApprovalNode, FormField, NodeKind } from '../rules/flow.types.ts'

/** 待我处理 · 我发起的 · 我处理过的 · 抄送我的 */
export const boxes = ['todo', 'started', 'handled', 'copied'] as const
export type Box = (typeof boxes)[number]

export interface FilledField {
  field: FormField
  /** As records show it: references with their labels. */
  value: unknown
}

/** What is asked for, cut to what the reader may see. */
export interface Asked {
  /** The request that waits for the end. */
  held: {
    operation: 'create' | 'update' | 'delete' | 'action' | 'export'
    entity: string
    entityLabel: Label
    actionLabel: Label | null
    changes: FieldChange[]
    /** Fields of the difference that the reader may not see. */
    unseen: number
    state: 'open' | 'done' | 'refused' | 'dropped'
    faults: Violation[]
  } | null
  form: FilledField[]
}

export interface InboxItem {
  id: string
  number: string
  title: string
  process: Label
  starter: Reference | null
  state: string
  startedAt: string
  endedAt: string | null
  /** Who is asked now. */
  waitingFor: string[]
  asked: Asked
  /** What the reader is asked, or was. */
  task: {
    id: string
    version: number
    kind: string
    stepName: string
    /** Whose item it is, when the reader stands in. */
    for: Reference | null
    openedAt: string | null
    dueAt: string | null
    decision: string | null
    /** A form or choice that one tap cannot answer. */
    needsForm: boolean
  } | null
}

export interface InboxPage {
  items: InboxItem[]
  nextCursor: string | null
  counts: Counts
}

export interface Counts {
  todo: number
  overdue: number
  started: number
}

export interface TaskView {
  id: string
  version: number
  kind: string
  assignee: Reference | null
  actedBy: Reference | null
  addedBy: Reference | null
  state: string
  decision: string | null
  comment: string | null
  form: FilledField[]
  openedAt: string | null
  dueAt: string | null
  decidedAt: string | null
}

export interface StepView {
  step: string
  name: string
  round: number
  rule: ApprovalNode['rule'] | null
  tasks: TaskView[]
}

export interface MyTask {
  id: string
  version: number
  kind: string
  step: string
  stepName: string
  for: Reference | null
  dueAt: string | null
  openedAt: string | null
  form: FormField[]
  /** Fields of the record that may be changed with the decision, as they would be. */
  editable: { field: string; value: unknown }[]
  allow: ApprovalNode['allow']
  /** Where it may be returned to. */
  returnTo: { step: string; name: string }[]
  sop: string | null
}

export interface InstanceView {
  id: string
  version: number
  number: string
  title: string
  process: Label
  about: (Reference & { entity: string }) | null
  starter: Reference | null
  state: string
  startedAt: string
  endedAt: string | null
  stuckBecause: Label | null
  asked: Asked
  /** The starter's form, for correcting it. */
  form: FormField[]
  steps: StepView[]
  /** Steps that may come, as the drawing says. */
  next: { step: string; name: string; kind: NodeKind }[]
  mine: MyTask[]
  may: { withdraw: boolean; remind: boolean; resubmit: boolean; cancel: boolean; repair: boolean }
  copied: Reference[]
}

export interface StartableProcess {
  id: string
  key: string
  name: Label
  about: string | null
  category: string | null
}

/** A step that a request would come to, with the names of who would be asked: one after another within each. */
export interface ForeseenStep {
  step: string
  name: string
  people: string[][]
}

export interface StartForm extends StartableProcess {
  form: FormField[]
  choose: { step: string; name: string }[]
  steps: { step: string; name: string; kind: NodeKind }[]
}
