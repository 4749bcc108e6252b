/** What a rule's expressions look at: the record as the rule's account sees it, and what happened to it. */
import type { Row } from '#kernel/data/projection.ts'
import type { Context } from '#kernel/entity/context.ts'
import { holds, isFault, parseExpression } from '#kernel/pure/expression/index.ts'
import type { AutomationCondition, Cause } from './rules/automation.types.ts'

export type Scope = Record<string, unknown>

export function scopeOf(ctx: Pick<Context, 'today' | 'now'>, record: Row | null, cause: Cause): Scope {
  return {
    record,
    before: cause.before ?? {},
    changed: cause.changed ?? [],
    action: cause.action ?? null,
    today: ctx.today,
    now: ctx.now.toISOString(),
  }
}

/** True without an expression; one that cannot be read never holds. */
export function expressionHolds(condition: AutomationCondition, scope: Scope): boolean {
  if (!condition.expression?.trim()) return true
  const expression = parseExpression(condition.expression)
  return !isFault(expression) && holds(expression, scope)
}
