import { sql } from 'drizzle-orm'
import type { Sql } from '../entity/context.ts'

/** With the commit, every process reads custom fields, choices and numbering rules anew. */
export async function announceOverlay(tx: Sql): Promise<void> {
  await tx.run(sql`select pg_notify('zhanye', ${JSON.stringify({ overlay: true })})`)
}
