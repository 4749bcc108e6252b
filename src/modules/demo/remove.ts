import { sql } from 'drizzle-orm'
import { removeHistory } from '#kernel/audit/seal/removal.ts'
import { announceOverlay } from '#kernel/customise/overlay-signal.ts'
import { columnsOf } from '#kernel/data/schema.ts'
import type { Sql } from '#kernel/entity/context.ts'
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import { forgetFacts } from '#kernel/metrics/roll-ups.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { demoBatch } from './marks.ts'
import { writeState } from './state.ts'

/**
 * Ends the demo company: its records go for good, and with them what people attached to them while
 * trying (deals and follow-ups of demo customers). People's own customers stay; an owner, region or
 * department that was a demo one becomes empty.
 */
export async function removeDemo(runtime: Runtime): Promise<void> {
  const entities = [...runtime.registry.entities.values()]
  const files = await runtime.db.transaction(async (tx) => {
    await tx.run(
      sql`create temporary table doomed (entity text not null, id uuid not null, primary key (entity, id)) on commit drop`,
    )
    await tx.run(
      sql`insert into doomed select distinct entity, record_id from audit where batch = ${demoBatch}::uuid and action = 'create'`,
    )
    await addAlerts(tx)
    await addBelonging(tx, entities)
    await letGo(tx, entities)
    await removePeople(tx)
    const stored = await tx.run<{ key: string }>(
      sql`delete from file f using doomed d where d.entity = f.entity and d.id = f.record_id returning f.storage_key as key`,
    )
    for (const entity of [...entities].reverse()) {
      const where = sql`(entity, record_id) in (select entity, id from doomed where entity = ${entity.name})`
      for (const table of ['comment', 'record_share', 'notification'])
        await tx.run(sql`delete from ${sql.identifier(table)} where ${where}`)
      await tx.run(
        sql`delete from ${sql.identifier(entity.table)} t using doomed d where d.entity = ${entity.name} and d.id = t.id`,
      )
      // Without records the first real one gets the first number.
      await tx.run(
        sql`delete from number_counter where entity = ${entity.name} and not exists (select 1 from ${sql.identifier(entity.table)})`,
      )
    }
    // At the end, because sealing waits from here on.
    const ofDoomed = sql`(entity, record_id) in (select entity, id from doomed)`
    await removeHistory(tx, runtime.seals.key, ofDoomed, { reason: 'demo-removed', now: runtime.clock() })
    await forgetFacts(tx)
    // The demo's own metric is gone from the catalogue.
    await announceOverlay(tx)
    await tx.run(sql`select pg_notify('zhanye', ${JSON.stringify({ access: true })})`)
    await writeState(tx, { state: 'none', done: 0, total: 0 })
    return stored
  })
  for (const { key } of files) await runtime.files.remove(key)
}

/** Rules go on looking by themselves: what they found about people and departments of the demo goes with these. */
async function addAlerts(tx: Sql): Promise<void> {
  await tx.run(sql`insert into doomed select 'alert', a.id from alert a where exists (
    select 1 from doomed d where (d.entity, d.id) in
      (('employee', a.person_id), ('department', a.department_id), ('region', a.region_id))) on conflict do nothing`)
}

const storedFields = (entity: EntityDefinition): [string, FieldSpec][] =>
  Object.entries(entity.fields as Fields).filter(([, field]) => !field.sql)

const isReference = ({ kind }: FieldSpec): boolean => kind === 'ref' || kind === 'treeRef'

/** What cannot be without a doomed record is doomed too, and what that record is about. */
async function addBelonging(tx: Sql, entities: EntityDefinition[]): Promise<void> {
  for (let added = 1; added > 0; ) {
    added = 0
    for (const entity of entities) {
      for (const [name, field] of storedFields(entity)) {
        const holds =
          (isReference(field) && (field.onDelete === 'cascade' || field.required)) ||
          (field.onDelete === 'restrict' && field.ref === 'customer') ||
          field.kind === 'target'
        if (!holds) continue
        const columns = columnsOf(name, field)
        const target =
          field.kind === 'target' ? sql`d.entity = t.${sql.identifier(columns[0]!)}` : sql`d.entity = ${field.ref}`
        const rows =
          await tx.run(sql`insert into doomed select ${entity.name}, t.id from ${sql.identifier(entity.table)} t
            join doomed d on ${target} and d.id = t.${sql.identifier(columns.at(-1)!)} on conflict do nothing returning id`)
        added += rows.length
      }
    }
  }
}

/** What stays and would hold a doomed record back, or name it in a list, lets go of it. Other references empty themselves. */
async function letGo(tx: Sql, entities: EntityDefinition[]): Promise<void> {
  for (const entity of entities) {
    for (const [name, field] of storedFields(entity)) {
      const column = sql.identifier(columnsOf(name, field)[0]!)
      const table = sql.identifier(entity.table)
      if (field.kind === 'refs') {
        const gone = sql`array(select id from doomed where entity = ${field.ref})`
        await tx.run(sql`update ${table} set ${column} = array(select x from unnest(${column}) with ordinality u(x, n)
          where x <> all(${gone}) order by n) where ${column} && ${gone}`)
      } else if (isReference(field) && field.onDelete === 'restrict' && !field.required) {
        await tx.run(
          sql`update ${table} t set ${column} = null from doomed d where d.entity = ${field.ref} and d.id = t.${column}`,
        )
      }
    }
  }
}

/** What demo people had of their own; also the account of one that somebody turned into a real user. */
async function removePeople(tx: Sql): Promise<void> {
  const people = sql`(select id from doomed where entity = 'employee')`
  for (const table of ['record_share', 'notification', 'api_key'])
    await tx.run(sql`delete from ${sql.identifier(table)} where employee_id in ${people}`)
  await tx.run(sql`delete from saved_view where owner_id in ${people} and not shared`)
  await tx.run(sql`delete from auth_user where id in (select user_id from employee where id in ${people})`)
}
