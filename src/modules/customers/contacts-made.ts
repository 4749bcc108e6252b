import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'

export interface ContactMade {
  customer: string
  at: string
  /** Day of the agreed next contact. */
  nextOn: string | null
}

/** Keeps "last contact" and "next contact" of customers true; one statement for any number. */
export async function recordContacts(ctx: Context, contacts: ContactMade[]): Promise<void> {
  if (contacts.length === 0) return
  await ctx.sql.run(sql`
    update customer c set last_contact_at = greatest(c.last_contact_at, x.at), next_contact_on = case when x.at >= coalesce(c.last_contact_at, '-infinity') then coalesce(x.next_on, c.next_contact_on) else c.next_contact_on end
    from (select customer, max(at) as at, (array_agg("nextOn" order by at desc))[1] as next_on
      from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as r(customer uuid, at timestamptz, "nextOn" date) group by customer) x
    where c.id = x.customer`)
}
