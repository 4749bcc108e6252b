/** Who may make rules, and with whose rights they run: nobody reaches further by a rule than without it. */
import { hasPermission } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { definitionFaults } from './check-definition.ts'
import type { Definition } from './rules/automation.types.ts'
import { accountOf, readerOf } from './stored-rule.ts'

export const managePermission = 'automation.manage'
const decisive = ['state', 'entity', 'trigger', 'condition', 'steps', 'owner', 'account']

// biome-ignore lint/suspicious/noExplicitAny: an entity's guard gets records of the entity's own shape.
export async function guardRules(records: RuleInput<any>[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  return Promise.all(records.map((record) => guardRule(record, ctx)))
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
async function guardRule({ before, after, changed }: RuleInput<any>, ctx: Context): Promise<Violation[]> {
  if (!hasPermission(ctx.actor, managePermission)) return [violation('automation.not-allowed')]
  if (!decisive.some((name) => changed.has(name))) return []
  const account = (after.account ?? after.owner) as string
  const isOwn = account === ctx.actor.id && after.owner === ctx.actor.id && (!before || before.owner === ctx.actor.id)
  if (!isOwn && !hasPermission(ctx.actor, 'admin')) return [violation('automation.own-only', 'account')]
  // Pausing must always be possible.
  if (
    after.state === 'paused' &&
    before &&
    !['entity', 'trigger', 'condition', 'steps'].some((name) => changed.has(name))
  )
    return []
  const actor = await accountOf(ctx, account)
  if (!actor) return [violation('automation.account', 'account')]
  return definitionFaults(readerOf(ctx, actor), after as Partial<Definition>, { complete: after.state === 'active' })
}
