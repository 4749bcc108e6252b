/** A rule tried on a record: everything is done for real, looked at, and taken back with the transaction. */
import { AppError, invalidInput } from '#kernel/api/errors.ts'
import { list } from '#kernel/data/list.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { definitionFaults } from './check-definition.ts'
import { execute } from './execute.ts'
import type { Definition, Effect } from './rules/automation.types.ts'
import { faultText, StepFault } from './step-fault.ts'
import { type accountOf, readerOf } from './stored-rule.ts'

export interface Tried {
  /** `skipped`: the conditions do not hold for this record, or the account does not see it. */
  state: 'done' | 'skipped' | 'failed'
  effects: Effect[]
  fault: string | null
}

class TakenBack extends Error {
  readonly tried: Tried
  constructor(tried: Tried) {
    super('taken back')
    this.tried = tried
  }
}

/** @throws AppError 400 when the rule cannot be tried as it is */
export async function tryRule(
  runtime: Runtime,
  account: NonNullable<Awaited<ReturnType<typeof accountOf>>>,
  rule: { id: string; name: string; definition: Definition },
  record: string | null,
): Promise<Tried> {
  const faults = await definitionFaults(await runtime.reader(account), rule.definition, { complete: true })
  if (faults.length > 0) throw invalidInput(faults)
  try {
    return await runtime.transact({ actor: account, source: 'system' }, async (ctx: Context) => {
      if (record !== null && !(await takes(ctx, account, rule.definition, record)))
        throw new TakenBack({ state: 'skipped', effects: [], fault: null })
      const at = ctx.now.toISOString()
      const cause = { kind: 'test', at, actor: account.id } as const
      const done = await execute(ctx, { rule, definition: rule.definition, record, cause, from: 0, skipWaits: true })
      throw new TakenBack({ state: done.state === 'skipped' ? 'skipped' : 'done', effects: done.effects, fault: null })
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.tried
    if (error instanceof AppError || error instanceof StepFault)
      return { state: 'failed', effects: [], fault: faultText(runtime.registry, error) }
    throw error
  }
}

/** Whether the rule's filter takes the record, as its account sees it. */
async function takes(
  ctx: Context,
  account: Parameters<typeof readerOf>[1],
  definition: Definition,
  record: string,
): Promise<boolean> {
  const own = { field: 'id', op: 'eq', value: record } as const
  const { filter } = definition.condition
  const reader = readerOf(ctx, account)
  const { items } = await list(reader, reader.registry.entity(definition.entity), {
    filter: filter ? { and: [own, filter] } : own,
    limit: 1,
    withoutTotal: true,
  })
  return items.length > 0
}
