/** Settings of the installation: only differences from the code are kept. */
import { sql } from 'drizzle-orm'
import type { Context, Sql } from '../entity/context.ts'

export async function storedSetting(db: Sql, key: string): Promise<unknown> {
  const [row] = await db.run<{ value: unknown }>(sql`select value from setting where key = ${key}`)
  return row?.value
}

export async function storeSetting(ctx: Context, key: string, value: unknown): Promise<void> {
  await ctx.sql.run(sql`
    insert into setting (key, value, updated_at, updated_by) values (${key}, ${JSON.stringify(value)}::jsonb, ${ctx.now.toISOString()}::timestamptz, ${ctx.actor.id}::uuid)
    on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`)
}

/** Back to what the code says. */
export async function forgetSetting(ctx: Context, key: string): Promise<void> {
  await ctx.sql.run(sql`delete from setting where key = ${key}`)
}
