import type pg from 'pg'

/** A table as it is kept in a backup. */
export interface TableShape {
  schema: string
  name: string
  /** In the table's order, without generated ones. */
  columns: string[]
}

/** One month of a partitioned table, for example. */
export interface Partition {
  schema: string
  name: string
  parent: { schema: string; name: string }
  /** `FOR VALUES …` or `DEFAULT` */
  bound: string
  /** `RANGE (…)` when it is itself partitioned */
  by: string | null
}

export interface SequenceValue {
  schema: string
  name: string
  value: string
  called: boolean
}

/** `"schema"."name"` */
export function quoted({ schema, name }: { schema: string; name: string }): string {
  return `${quote(schema)}.${quote(name)}`
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Neither PostgreSQL's own nor one that belongs to an extension. */
const own = (alias: string) => `
  n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = ${alias}.oid and d.deptype = 'e')`

/** Every table that holds data of its own; a partitioned one once, as a whole. */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select n.nspname as schema, c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't' and ${own('c')}
    order by 1, 2`)
  return rows
}

/** Parents before their children. */
export async function listPartitions(client: pg.ClientBase): Promise<Partition[]> {
  const { rows } = await client.query<Partition>(`
    select n.nspname as schema, c.relname as name,
      json_build_object('schema', pn.nspname, 'name', p.relname) as parent,
      pg_get_expr(c.relpartbound, c.oid) as bound,
      case c.relkind when 'p' then pg_get_partkeydef(c.oid) end as by
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_inherits i on i.inhrelid = c.oid
      join pg_class p on p.oid = i.inhparent
      join pg_namespace pn on pn.oid = p.relnamespace
    where c.relkind in ('r', 'p') and c.relispartition and ${own('c')}
    order by (select count(*) from pg_partition_ancestors(c.oid)), 1, 2`)
  return rows
}

/** Only sequences that were used: a fresh one already stands at its start. */
export async function listSequences(client: pg.ClientBase): Promise<SequenceValue[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${own('c')} order by 1, 2`)
  const values: SequenceValue[] = []
  for (const row of rows) {
    const state = await client.query(`select last_value::text as value, is_called as called from ${quoted(row)}`)
    values.push({ ...row, ...state.rows[0] })
  }
  return values
}

/** Statements that take away, and bring back, what slows or hinders loading: foreign keys and indexes. */
export async function loadingAids(client: pg.ClientBase): Promise<{ before: string[]; after: string[] }> {
  const keys = await client.query<{ before: string; after: string }>(`
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as before,
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as after
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
    where c.contype = 'f' and c.conparentid = 0 and ${own('t')}`)
  const indexes = await client.query<{ before: string; after: string }>(`
    select format('drop index %s', i.indexrelid::regclass) as before, pg_get_indexdef(i.indexrelid) as after
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      join pg_namespace n on n.oid = t.relnamespace
    where not i.indisreplident and not c.relispartition and t.relkind in ('r', 'p') and ${own('t')}
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`)
  const triggers = await client.query<{ before: string; after: string }>(`
    select format('alter table %s disable trigger %I', t.oid::regclass, g.tgname) as before,
      format('alter table %s enable trigger %I', t.oid::regclass, g.tgname) as after
    from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_namespace n on n.oid = t.relnamespace
    where not g.tgisinternal and g.tgparentid = 0 and g.tgenabled = 'O' and ${own('t')}`)
  return {
    before: [...triggers.rows, ...keys.rows, ...indexes.rows].map((row) => row.before),
    // Indexes first: they make the check of the foreign keys fast.
    after: [...indexes.rows, ...keys.rows, ...triggers.rows].map((row) => row.after),
  }
}
