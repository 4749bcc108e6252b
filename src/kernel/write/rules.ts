import type { Context } from '../entity/context.ts'
import type { EntityDefinition, RuleInput } from '../entity/define.ts'
import type { Violation } from '../entity/meta.types.ts'

/** All violations of the entity's pure rules and of its guard, per record. */
export async function checkRules(
  ctx: Context,
  entity: EntityDefinition,
  // biome-ignore lint/suspicious/noExplicitAny: the kernel handles records of every shape.
  inputs: RuleInput<any>[],
): Promise<Violation[][]> {
  const guarded = entity.guard ? await entity.guard(inputs, ctx) : []
  return inputs.map((input, i) => [...(entity.rules ?? []).flatMap((rule) => rule(input)), ...(guarded[i] ?? [])])
}
