/**
 * The worksheet of process optimisation (业务流程优化分析表): every present step with its time, what is done with it - eliminate,
 * combine, rearrange, simplify - and the time that is expected afterwards.
 */
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

export const ecrsChoices = ['keep', 'eliminate', 'combine', 'rearrange', 'simplify'] as const
export type EcrsChoice = (typeof ecrsChoices)[number]

export interface WorksheetStep {
  id: string
  name: string
  /** Who does it now. */
  role?: string
  /** Present time in minutes, and how it is known. */
  minutes: number
  measured: boolean
  /** How often it was seen in the log. */
  count?: number
  problem?: string
  ideal?: string
  choice: EcrsChoice
  /** `combine`: the step that it goes into, which carries the time of both. */
  into?: string
  /** Expected minutes; those of now when left out. */
  newMinutes?: number
  /** `rearrange`: runs beside the step before it instead of after it. */
  beside?: boolean
  reason?: string
}

export interface Gain {
  /** Minutes. */
  before: number
  after: number
  saved: number
  /** Share of the present time that is saved, 0 to 1; null when there is no present time. */
  share: number | null
  eliminated: number
  combined: number
  rearranged: number
  simplified: number
}

/** Expected minutes of a step in the new version: none for what is eliminated or goes into another. */
export function newMinutesOf(step: WorksheetStep): number {
  if (step.choice === 'eliminate' || (step.choice === 'combine' && step.into)) return 0
  return step.choice === 'keep' ? step.minutes : (step.newMinutes ?? step.minutes)
}

/** Steps that are left, in groups that run at the same time. */
export function newOrder(steps: readonly WorksheetStep[]): WorksheetStep[][] {
  const groups: WorksheetStep[][] = []
  for (const step of steps) {
    if (step.choice === 'eliminate' || (step.choice === 'combine' && step.into)) continue
    const last = groups.at(-1)
    if (last && step.choice === 'rearrange' && step.beside) last.push(step)
    else groups.push([step])
  }
  return groups
}

/** Time from the first step to the last, now and afterwards. Steps beside each other take as long as the longest. */
export function gainOf(steps: readonly WorksheetStep[]): Gain {
  const before = sum(steps.map(({ minutes }) => minutes))
  const after = sum(newOrder(steps).map((group) => Math.max(...group.map(newMinutesOf))))
  const count = (choice: EcrsChoice) => steps.filter((step) => step.choice === choice).length
  return {
    before,
    after,
    saved: round(before - after),
    share: before > 0 ? (before - after) / before : null,
    eliminated: count('eliminate'),
    combined: count('combine'),
    rearranged: count('rearrange'),
    simplified: count('simplify'),
  }
}

/** Minutes have at most two places; sums of them must not grow more. */
const round = (minutes: number): number => Math.round(minutes * 100) / 100
const sum = (minutes: readonly number[]): number => round(minutes.reduce((total, each) => total + each, 0))

const mostSteps = 200
const textFields = ['role', 'problem', 'ideal', 'reason'] as const

/** What of the steps is not a worksheet. */
export function checkSteps(value: unknown): Violation[] {
  if (!Array.isArray(value)) return [violation('worksheet.form', 'steps')]
  if (value.length > mostSteps) return [violation('worksheet.too-many', 'steps', { max: mostSteps })]
  const ids = new Set<string>()
  const faults: Violation[] = []
  for (const [at, step] of (value as Partial<WorksheetStep>[]).entries()) {
    const path = `steps.${at}`
    const isText = (text: unknown, max: number) =>
      text === undefined || (typeof text === 'string' && text.length <= max)
    if (typeof step !== 'object' || step === null || typeof step.id !== 'string' || ids.has(step.id)) {
      faults.push(violation('worksheet.form', path))
      continue
    }
    ids.add(step.id)
    if (typeof step.name !== 'string' || !step.name.trim() || step.name.length > 200)
      faults.push(violation('worksheet.step-name', `${path}.name`))
    if (!ecrsChoices.includes(step.choice as EcrsChoice)) faults.push(violation('worksheet.form', `${path}.choice`))
    for (const name of ['minutes', 'newMinutes'] as const) {
      const minutes = step[name]
      if (name === 'newMinutes' && minutes === undefined) continue
      if (typeof minutes !== 'number' || !(minutes >= 0 && minutes <= 10_000_000))
        faults.push(violation('worksheet.minutes', `${path}.${name}`))
    }
    for (const name of textFields)
      if (!isText(step[name], 2000)) faults.push(violation('worksheet.form', `${path}.${name}`))
    if (step.choice !== 'keep' && !step.reason?.trim()) faults.push(violation('worksheet.reason', `${path}.reason`))
  }
  for (const [at, step] of (value as Partial<WorksheetStep>[]).entries()) {
    if (step?.choice !== 'combine' || step.into === undefined) continue
    const into = (value as WorksheetStep[]).find(({ id }) => id === step.into)
    // What is gone itself, or goes into a third, carries nothing.
    if (!into || into.id === step.id || into.choice === 'eliminate' || (into.choice === 'combine' && into.into))
      faults.push(violation('worksheet.into', `steps.${at}.into`))
  }
  return faults
}
