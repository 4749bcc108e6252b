import { sql } from 'drizzle-orm'
import type { Row } from '#kernel/data/projection.ts'
import type { Sql } from '#kernel/entity/context.ts'
import type { Fields } from '#kernel/entity/define.ts'
import type { Reference } from '#kernel/entity/meta.types.ts'
import { normaliseText } from '#kernel/pure/text.ts'
import { searchPatterns } from '#kernel/search/patterns.ts'
import { documentOf, matchesDocument } from '#kernel/search/visible-match.ts'
import { customer } from '../entities/customer.ts'

export interface LookupItem {
  name: string
  owner: Reference | null
  /** Key of the customer's status. */
  state: string | null
}

/** A single character would list the company's customers page by page. */
const shortestQuery = 2
const mostItems = 10
const hitCap = 500
/** A company is asked for by what is on its door; phone and number must not be guessable here. */
const askedBy = ['name', 'shortName', 'creditCode']

/** "Is this company already ours?": whoever asks learns name, owner and state, and nothing else. */
export async function lookUpCustomers(db: Sql, query: string): Promise<LookupItem[]> {
  const text = normaliseText(query)
  if ([...text].length < shortestQuery) return []
  const match = sql.join(
    searchPatterns(text).map((pattern) => sql`c.search_text like ${pattern}`),
    sql` and `,
  )
  const rows = await db.run<LookupItem & Row & { id: string }>(sql`
    with hits as materialized (select c.id from customer c where ${match} limit ${sql.raw(String(hitCap))})
    select c.name, c.short_name as "shortName", c.credit_code as "creditCode", c.status as state,
      case when e.id is not null then jsonb_build_object('id', e.id, 'label', e.name) end as owner
    from hits h join customer c on c.id = h.id left join employee e on e.id = c.owner_id and e.deleted_at is null
    where c.deleted_at is null
    order by lower(c.name) = ${text} desc, starts_with(lower(c.name), ${text}) desc, length(c.name), c.updated_at desc`)
  return rows
    .filter((row) => matchesDocument(documentOf(customer.fields as Fields, askedBy, row), text))
    .slice(0, mostItems)
    .map(({ name, owner, state }) => ({ name, owner, state }))
}
