/** Three years of work, straight into the tables: so many deals and follow-ups that only an index or a roll-up answers in time. */
import type pg from 'pg'

export interface HistorySize {
  opportunities: number
  followUps: number
}

/** Rows are made by the database; indexes are built once at the end, as after a restore. */
export async function fillHistory(db: pg.Client, size: HistorySize): Promise<void> {
  const people = (await db.query<{ id: string }>(`select id from employee where 'sales-rep' = any(roles) order by id`))
    .rows
  const products = (await db.query<{ id: string }>('select id from product order by id')).rows
  const lists = { people: people.map((p) => p.id), products: products.map((p) => p.id) }
  await db.query(`create temporary table c as select id, row_number() over (order by id) as n from customer`)
  await db.query('create unique index on c (n)')
  await withoutIndexes(db, 'opportunity', () =>
    db.query(
      `insert into opportunity (id, number, name, customer_id, product_id, amount, pipeline_id, stage, status, probability,
          opened_on, closed_on, expected_close_on, owner_id, department_id)
        select gen_random_uuid(), 'H-' || g.n, 'H-' || g.n, c.id, ($2::uuid[])[1 + g.n % $3], 1000 + (g.n::bigint * 7919) % 90000, p.id,
          s.stage, s.status, s.probability, s.opened, case when s.status = 'open' then null else s.opened + 20 + g.n % 60 end,
          s.opened + 60, e.id, e.department_id
        from generate_series(1, $4::int) g(n)
        cross join lateral (select case when g.n % 10 < 5 then 'won' when g.n % 10 < 8 then 'lost' else 'negotiation' end as stage,
          case when g.n % 10 < 5 then 'won' when g.n % 10 < 8 then 'lost' else 'open' end as status,
          case when g.n % 10 < 5 then 100 when g.n % 10 < 8 then 0 else 70 end as probability,
          current_date - 1095 + (g.n::bigint * 1000 / $4)::int as opened) s
        join c on c.n = 1 + g.n % (select count(*) from c)
        join employee e on e.id = ($1::uuid[])[1 + g.n % $5]
        cross join (select id from pipeline order by is_default desc limit 1) p`,
      [lists.people, lists.products, lists.products.length, size.opportunities, lists.people.length],
    ),
  )
  await withoutIndexes(db, 'follow_up', () =>
    db.query(
      `insert into follow_up (id, target_entity, target_id, customer_id, kind, content, happened_at, owner_id, logged_on)
        select gen_random_uuid(), 'customer', c.id, c.id, (array['call','visit','meeting','message'])[1 + g.n % 4], '沟通',
          t.at, ($1::uuid[])[1 + g.n % $3], (t.at at time zone 'Asia/Shanghai')::date
        from generate_series(1, $2::int) g(n)
        join c on c.n = 1 + g.n % (select count(*) from c)
        cross join lateral (select now() - interval '1 hour' - make_interval(secs => (g.n::float8 / $2) * 1095 * 86400) as at) t`,
      [lists.people, size.followUps, lists.people.length],
    ),
  )
  await db.query('update metric_state set ready_at = null')
  await db.query('vacuum analyze')
}

async function withoutIndexes(db: pg.Client, table: string, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
      where i.indrelid = $1::regclass and not i.indisprimary and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
    [table],
  )
  for (const { name } of rows) await db.query(`drop index ${name}`)
  await db.query(`alter table ${table} disable trigger all`)
  await work()
  await db.query(`alter table ${table} enable trigger all`)
  await db.query(`set maintenance_work_mem = '256MB'`)
  for (const { definition } of rows) await db.query(definition)
}
