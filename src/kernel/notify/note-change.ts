import { sql } from 'drizzle-orm'
import { logAction } from '../audit/audit-log.ts'
import type { Context } from '../entity/context.ts'

/** Who changed how notices leave the house stands in the company's history. */
export async function noteChange(ctx: Context, detail: string): Promise<void> {
  const company = ctx.registry.entities.get('company')
  const [record] = await ctx.sql.run<{ id: string; version: number }>(sql`select id, version from company limit 1`)
  if (company && record) await logAction(ctx, company, record, 'notice-setting', detail)
}
