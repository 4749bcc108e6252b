/** A rule that starts counts from now on: what happened before it was active is none of its business. */
import type { Context } from '#kernel/entity/context.ts'
import type { DeriveInput } from '#kernel/entity/define.ts'
import type { AutomationTrigger } from './rules/automation.types.ts'
import { isTime, nextLook, nextRun } from './rules/timing.ts'

// biome-ignore lint/suspicious/noExplicitAny: an entity's derive gets records of the entity's own shape.
export function planRule(records: DeriveInput<any>[], ctx: Context): void {
  for (const { before, after } of records) {
    const isSame = before && ['state', 'trigger', 'entity'].every((name) => same(before[name], after[name]))
    if (isSame) continue
    const isActive = after.state === 'active'
    if (after.state !== 'paused') after.pausedBecause = null
    after.activeSince = isActive ? ctx.now.toISOString() : null
    after.lookedAt = after.activeSince
    after.nextAt = isActive ? nextTimeOf(after.trigger as AutomationTrigger | null, ctx)?.toISOString() : null
    after.nextAt ??= null
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

/** When a rule of dates or schedules looks next; undefined for rules of changes. */
export function nextTimeOf(trigger: AutomationTrigger | null, ctx: Context): Date | undefined {
  const { timeZone } = ctx.clock
  if (!trigger || !('at' in trigger) || !isTime(trigger.at)) return undefined
  return trigger.on === 'date' ? nextLook(trigger.at, ctx.now, timeZone) : nextRun(trigger, ctx.now, timeZone)
}
