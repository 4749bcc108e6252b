/** Human numbers by the entity's rule, without gaps from parallel writers and without a race. */
import { sql } from 'drizzle-orm'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import { formatNumber, periodKey } from '../pure/numbering.ts'
import type { Values } from './input.ts'

/** Draws numbers for the records that have none: one statement for the whole batch. */
export async function assignNumbers(ctx: Context, entity: EntityDefinition, records: Values[]): Promise<void> {
  const name = Object.entries(entity.fields as Fields).find(([, f]) => f.kind === 'number')?.[0]
  const pattern = name && ctx.registry.numberPattern(entity)
  if (!name || !pattern) return
  const lacking = records.filter((r) => r[name] === null || r[name] === undefined)
  if (lacking.length === 0) return
  const period = periodKey(pattern, ctx.today)
  const [row] = await ctx.sql.run<{ value: number }>(
    sql`insert into number_counter (entity, period, value) values (${entity.name}, ${period}, ${lacking.length})
      on conflict (entity, period) do update set value = number_counter.value + excluded.value returning value`,
  )
  let seq = row!.value - lacking.length
  for (const record of lacking) record[name] = formatNumber(pattern, { day: ctx.today, seq: ++seq })
}
