/** What a rule of the automation says: when, if, then. Plain data, kept as JSON. */
import type { Filter, Label } from '#kernel/entity/meta.types.ts'

export type AutomationTrigger =
  | { on: 'created'; imports?: boolean }
  /** One of the fields differs; any when none is named. */
  | { on: 'changed'; fields?: string[]; imports?: boolean }
  | { on: 'deleted'; imports?: boolean }
  | { on: 'action'; action: string }
  /** So many days after the day that the field says (before: negative), at a time of the company's clock. */
  | { on: 'date'; field: string; days: number; at: string }
  | ScheduleTrigger

export interface ScheduleTrigger {
  on: 'schedule'
  frequency: Frequency
  /** Monday 1 to Sunday 7 */
  weekday?: number
  /** A day that the month does not have is its last. */
  dayOfMonth?: number
  /** `HH:MM`; of an hourly one only the minutes count. */
  at: string
  /** For each record that fits, or once without a record. */
  each: boolean
}
export type Frequency = 'hourly' | 'daily' | 'weekly' | 'monthly'

/** Both must hold when both are given. */
export interface AutomationCondition {
  filter?: Filter
  expression?: string
}

/** A text value may hold `{{ expression }}`. */
export type StepValue = { value: unknown } | { expression: string }
export type StepValues = Record<string, StepValue>

export type AutomationStep =
  /** The record, or the one that a field of it points to. */
  | { kind: 'update'; through?: string; values: StepValues }
  | { kind: 'create'; entity: string; values: StepValues }
  | { kind: 'notify'; to: Recipient[]; title: string; body?: string }
  | { kind: 'webhook'; endpoint: string }
  | { kind: 'process'; process: string }
  /** A time, or until the day that a field says. */
  | { kind: 'wait'; minutes?: number; untilField?: string }
export type StepKind = AutomationStep['kind']

export type Recipient =
  | { person: string }
  | { role: string }
  | { owner: true }
  /** The owner's superior. */
  | { manager: true }
  | { field: string }

export interface Definition {
  entity: string
  trigger: AutomationTrigger
  condition: AutomationCondition
  steps: AutomationStep[]
}

/** What a step did, or in a test would do. */
export type Effect =
  | { kind: 'update'; entity: string; id: string; label: string; changes: Record<string, [unknown, unknown]> }
  | { kind: 'create'; entity: string; id: string; label: string; values: Record<string, unknown> }
  | { kind: 'notify'; to: { id: string; label: string }[]; title: string; body?: string }
  | { kind: 'webhook'; endpoint: { id: string; label: string }; message: string }
  | { kind: 'process'; process: string; instance: string }
  | { kind: 'wait'; until: string }
  /** It had nothing to do. */
  | { kind: 'nothing'; step: StepKind; why: Label }

/** Why a run happened. */
export interface Cause {
  kind: 'change' | 'date' | 'schedule' | 'test'
  at: string
  action?: string
  actor?: string | null
  /** Old values of what differs, as the rule's account sees them. */
  before?: Record<string, unknown>
  changed?: string[]
}

export type RunState = 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped' | 'skipped'
