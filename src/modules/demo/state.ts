import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'

/** Where the demo company stands; kept as a setting. */
export interface DemoState {
  state: 'none' | 'creating' | 'ready' | 'removing' | 'failed'
  done: number
  total: number
}

const nothing: DemoState = { state: 'none', done: 0, total: 0 }

export async function readState(db: Sql): Promise<DemoState> {
  const [row] = await db.run<{ value: DemoState }>(sql`select value from setting where key = 'demo'`)
  return row?.value ?? nothing
}

export async function writeState(db: Sql, state: DemoState): Promise<void> {
  await db.run(sql`insert into setting (key, value) values ('demo', ${JSON.stringify(state)}::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now()`)
  await db.run(
    sql`select pg_notify('zhanye', ${JSON.stringify({ task: { id: 'demo', kind: 'demo', owner: null, done: state.done, total: state.total, state: state.state } })})`,
  )
}

/** Moves from one state to another if it is there; false when somebody else was faster. */
export async function changeState(db: Sql, from: DemoState['state'][], to: DemoState): Promise<boolean> {
  const rows = await db.run(sql`
    insert into setting (key, value) select 'demo', ${JSON.stringify(to)}::jsonb where ${from.includes('none')} or exists (select 1 from setting where key = 'demo')
    on conflict (key) do update set value = excluded.value, updated_at = now()
      where setting.value->>'state' = any(${sql.param(from)}::text[]) returning key`)
  return rows.length > 0
}
