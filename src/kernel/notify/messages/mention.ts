import { sql } from 'drizzle-orm'
import type { Sql } from '../../entity/context.ts'
import type { Mention, RobotProvider } from '../rooms/robots.ts'
import { canTakeSms, nationalNumber } from '../sms/gateway.ts'

/** How somebody is mentioned in a chat service: by their id there when they gave it, else by phone. */
export async function mentionOf(db: Sql, employee: string, provider: RobotProvider): Promise<Mention | undefined> {
  const [row] = await db.run<{ name: string; phone: string | null; chatId: string | null }>(sql`
    select name, phone, preferences #>> array['noticeTiming', 'chatIds', ${provider}::text] as "chatId" from employee where id = ${employee}::uuid`)
  return row && { ...row, phone: canTakeSms(row.phone) ? nationalNumber(row.phone) : null }
}
