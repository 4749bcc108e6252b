import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Fields } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import { updateRecords } from '#kernel/write/update.ts'

/** Name of the job that brings amounts up to a changed rate. */
export const rebaseJob = 'currency.rebase'

interface Written {
  before: { currency: string } | null
  after: { currency: string }
}

/** Amounts in a currency whose rate changed are worked out anew, in the background. */
export async function rebaseAmounts(records: unknown[], ctx: Context): Promise<void> {
  const changed = new Set((records as Written[]).flatMap((r) => [r.after.currency, r.before?.currency ?? []].flat()))
  for (const currency of changed) await ctx.enqueue(rebaseJob, { currency })
}

const chunk = 500

/** Every record with an amount in the currency is written once more; those that come out the same stay as they are. */
export async function rebaseCurrency(ctx: Context, currency: string): Promise<void> {
  for (const entity of ctx.registry.entities.values()) {
    for (const [name, field] of Object.entries(ctx.registry.fields(entity) as Fields) as [string, FieldSpec][]) {
      if (!field.baseField || !field.currencyField) continue
      const column = sql.identifier(field.currencyField)
      for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
        const rows = await ctx.sql.run<{ id: string }>(sql`select id from ${sql.identifier(entity.table)}
          where ${column} = ${currency} and deleted_at is null and id > ${after}::uuid order by id limit ${sql.raw(String(chunk))}`)
        if (rows.length === 0) break
        after = rows.at(-1)!.id
        const items = rows.map(({ id }) => ({ id, values: {} }))
        await updateRecords(ctx.asSystem(`rate of ${currency} for ${name}`), entity, items, {
          mode: 'action',
          action: 'rate',
        })
      }
    }
  }
}
