/** Carries out the steps of a run, in one transaction: all of them up to a wait, or none. */
import { AppError, ruleBroken } from '#kernel/api/errors.ts'
import { get } from '#kernel/data/list.ts'
import type { Row } from '#kernel/data/projection.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import { instantOf, isDay } from '#kernel/pure/dates.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { AutomationStep, Cause, Definition, Effect } from './rules/automation.types.ts'
import type { Running } from './running.types.ts'
import { expressionHolds, scopeOf } from './scope.ts'
import { StepFault } from './step-fault.ts'
import { notifyStep, processStep, webhookStep } from './steps/outside.ts'
import { createStep, updateStep } from './steps/writes.ts'
import { readerOf } from './stored-rule.ts'

export interface Execution {
  rule: { id: string; name: string }
  definition: Definition
  record: string | null
  cause: Cause
  /** The step to begin with. */
  from: number
  /** A test goes on at once where a run would wait. */
  skipWaits?: boolean
}

export type Executed =
  | { state: 'done' | 'waiting'; effects: Effect[]; next: number; until: string | null }
  /** The record is gone, out of reach, or no longer fits. */
  | { state: 'skipped'; effects: Effect[] }

/** @throws StepFault when a step is refused: nothing may be kept then */
export async function execute(ctx: Context, execution: Execution): Promise<Executed> {
  const { definition, cause } = execution
  const entity = ctx.registry.entity(definition.entity)
  const reader = readerOf(ctx, ctx.actor)
  const load = async (): Promise<Row | null> =>
    execution.record === null
      ? null
      : get(reader, entity, execution.record, { trashed: definition.trigger.on === 'deleted' })
  const effects: Effect[] = []
  const run: Running = { ctx, reader, entity, record: null, scope: {}, rule: execution.rule }
  for (let i = execution.from; i < definition.steps.length; i += 1) {
    try {
      run.record = await load()
    } catch (error) {
      if (error instanceof AppError && error.status === 404 && i === execution.from)
        return { state: 'skipped', effects }
      throw error
    }
    run.scope = scopeOf(ctx, run.record, cause)
    // Rules of changes were judged when the change came; many records of a date are judged one by one, here.
    const isLate = i === 0 && (cause.kind === 'date' || cause.kind === 'schedule' || cause.kind === 'test')
    if (isLate && !expressionHolds(definition.condition, run.scope)) return { state: 'skipped', effects }
    const step = definition.steps[i]!
    const effect = await carryOut(run, step).catch((error) => {
      throw error instanceof AppError ? new StepFault(i + 1, entityOf(run, step), error) : error
    })
    effects.push(effect)
    if (effect.kind === 'wait' && !execution.skipWaits)
      return { state: 'waiting', effects, next: i + 1, until: effect.until }
  }
  return { state: 'done', effects, next: definition.steps.length, until: null }
}

/** Whose fields the faults of a step are about. */
function entityOf({ ctx, entity }: Running, step: AutomationStep): EntityDefinition {
  if (step.kind === 'create') return ctx.registry.entities.get(step.entity) ?? entity
  const through = step.kind === 'update' && step.through ? ctx.registry.fields(entity)[step.through]?.ref : undefined
  return (through && ctx.registry.entities.get(through)) || entity
}

async function carryOut(run: Running, step: AutomationStep): Promise<Effect> {
  switch (step.kind) {
    case 'update':
      return updateStep(run, step)
    case 'create':
      return createStep(run, step)
    case 'notify':
      return notifyStep(run, step)
    case 'webhook':
      return webhookStep(run, step)
    case 'process':
      return processStep(run, step)
    case 'wait':
      return waitStep(run, step)
    default:
      throw ruleBroken([violation('automation.step-unknown')])
  }
}

function waitStep({ ctx, record }: Running, step: AutomationStep & { kind: 'wait' }): Effect {
  if (!step.untilField) {
    const until = new Date(ctx.now.getTime() + (step.minutes ?? 0) * 60_000)
    return { kind: 'wait', until: until.toISOString() }
  }
  const value = record?.[step.untilField]
  const until = isDay(value) ? instantOf(value, '09:00', ctx.clock.timeZone) : new Date(String(value ?? ''))
  // A day that is empty or over is not waited for.
  const isAhead = !Number.isNaN(until.getTime()) && until > ctx.now
  return isAhead
    ? { kind: 'wait', until: until.toISOString() }
    : { kind: 'nothing', step: 'wait', why: { zh: '日期为空或已过', en: 'The date is empty or over' } }
}
