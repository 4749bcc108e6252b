import { sql } from 'drizzle-orm'
import { columnsOf } from '#kernel/data/schema.ts'
import type { Fields } from '#kernel/entity/define.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { demoBatch } from './marks.ts'
import { writeState } from './state.ts'

/**
 * Ends the demo company: its records go for good, and with them what people attached to them while
 * trying (deals and follow-ups of demo customers). People's own customers stay; an owner, region or
 * department that was a demo one becomes empty.
 */
export async function removeDemo(runtime: Runtime): Promise<void> {
  await runtime.db.transaction(async (tx) => {
    await tx.run(
      sql`create temporary table doomed (entity text not null, id uuid not null, primary key (entity, id)) on commit drop`,
    )
    await tx.run(
      sql`insert into doomed select distinct entity, record_id from audit where batch = ${demoBatch}::uuid and action = 'create'`,
    )
    const entities = [...runtime.registry.entities.values()]
    for (let added = 1; added > 0; ) {
      added = 0
      for (const entity of entities) {
        for (const [name, field] of Object.entries(entity.fields as Fields)) {
          const holds =
            field.onDelete === 'cascade' ||
            (field.onDelete === 'restrict' && field.ref === 'customer') ||
            field.kind === 'target'
          if (field.sql || !holds) continue
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
    // What restricts a delete and is not doomed itself lets go of its reference.
    for (const entity of entities) {
      for (const [name, field] of Object.entries(entity.fields as Fields)) {
        if (field.sql || field.onDelete !== 'restrict' || field.required) continue
        const column = sql.identifier(columnsOf(name, field)[0]!)
        await tx.run(
          sql`update ${sql.identifier(entity.table)} t set ${column} = null from doomed d where d.entity = ${field.ref} and d.id = t.${column}`,
        )
      }
    }
    for (const entity of [...entities].reverse()) {
      const where = sql`(entity, record_id) in (select entity, id from doomed where entity = ${entity.name})`
      for (const table of ['comment', 'record_share', 'notification', 'audit'])
        await tx.run(sql`delete from ${sql.identifier(table)} where ${where}`)
      await tx.run(
        sql`delete from ${sql.identifier(entity.table)} t using doomed d where d.entity = ${entity.name} and d.id = t.id`,
      )
    }
    await tx.run(sql`select pg_notify('zhanye', ${JSON.stringify({ access: true })})`)
    await writeState(tx, { state: 'none', done: 0, total: 0 })
  })
}
