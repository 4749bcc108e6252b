/** Whether the condition of a gate rule holds, seen with the eyes of the system: a mask must not open the gate. */
import { sql } from 'drizzle-orm'
import { systemActor } from '../access/actor.ts'
import { AppError } from '../api/errors.ts'
import { filterToSql } from '../data/filter.ts'
import { conditions, newQuery, type Reader } from '../data/list.ts'
import { Projection } from '../data/projection.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Filter } from '../entity/meta.types.ts'
import { evaluateExpression, isFault, parseExpression, pathsOf } from '../pure/expression/index.ts'
import type { Values } from '../write/input.ts'

/** `@me` in a condition is who asks. */
const reader = (ctx: Context): Reader => ({
  sql: ctx.sql,
  registry: ctx.registry,
  clock: ctx.clock,
  actor: { ...systemActor('gate'), id: ctx.actor.id, department: ctx.actor.department },
})

/** Whether one of the records, as they are in this transaction, matches the filter; deleted ones count too. */
export async function recordMatches(
  ctx: Context,
  entity: EntityDefinition,
  ids: string[],
  filter: Filter,
): Promise<boolean> {
  const query = newQuery(reader(ctx), entity)
  const condition = filterToSql(query, filter)
  const rows = await ctx.sql.run(
    sql`select 1 ${query.from()} where t.id = any(${sql.param(ids)}::uuid[]) and ${condition} limit 1`,
  )
  return rows.length > 0
}

/** Whether an export would hold a record that matches the filter. */
export async function exportMatches(
  ctx: Context,
  entity: EntityDefinition,
  request: Values,
  filter: Filter,
): Promise<boolean> {
  const exported = await exportedRows(ctx, entity, request)
  return recordsMatch(ctx, entity, exported, filter)
}

async function recordsMatch(ctx: Context, entity: EntityDefinition, of: ReturnType<typeof sql>, filter: Filter) {
  const query = newQuery(reader(ctx), entity)
  const condition = filterToSql(query, filter)
  const rows = await ctx.sql.run(sql`select 1 ${query.from()} where t.id in (${of}) and ${condition} limit 1`)
  return rows.length > 0
}

export async function countExported(ctx: Context, entity: EntityDefinition, request: Values): Promise<number> {
  const exported = await exportedRows(ctx, entity, request)
  const [row] = await ctx.sql.run<{ n: number }>(sql`select count(*) as n from (${exported}) x`)
  return row!.n
}

/** Ids of what the person would take out, as they see it. */
async function exportedRows(ctx: Context, entity: EntityDefinition, request: Values) {
  const own: Reader = { sql: ctx.sql, registry: ctx.registry, actor: ctx.actor, clock: ctx.clock }
  const query = newQuery(own, entity)
  const where = await conditions(own, query, {
    filter: request.filter as Filter | undefined,
    search: request.search as string | undefined,
    operation: 'export',
  })
  return sql`select t.id ${query.from()} where ${where}`
}

/** Whether an expression is true; one that cannot be read holds, so that nothing passes by mistake. */
export async function holds(
  ctx: Context,
  text: string,
  entity: EntityDefinition,
  record: string | null,
  more: Record<string, unknown>,
): Promise<boolean> {
  const expression = parseExpression(text)
  if (isFault(expression)) return true
  const paths = pathsOf(expression).filter((path) => path.startsWith('record.'))
  const { id, name, department } = ctx.actor
  const scope = {
    ...more,
    record: record
      ? await recordScope(
          ctx,
          entity,
          record,
          paths.map((path) => path.slice('record.'.length)),
        )
      : {},
    starter: { id, name, department },
    today: ctx.today,
  }
  return evaluateExpression(expression, scope) === true
}

/** The fields that an expression names, also through references: `owner.position.grade` -> nested objects. */
export async function recordScope(
  ctx: Context,
  entity: EntityDefinition,
  id: string,
  paths: readonly string[],
): Promise<Values> {
  const query = newQuery(reader(ctx), entity)
  const known = [...new Set(paths)].filter((path) => reachable(() => query.reach(path)))
  const projection = new Projection(query).column('id', sql`t.id`).addAll(known)
  const [row] = await ctx.sql.run(sql`select ${projection.sql} ${query.from()} where t.id = ${id}::uuid`)
  return row ? nested(projection.record(row)) : {}
}

function reachable(reach: () => unknown): boolean {
  try {
    reach()
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** `{ 'owner.name': 'x', owner: { id } }` -> `{ owner: { id, name: 'x' } }` */
function nested(flat: Values): Values {
  const result: Values = {}
  for (const path of Object.keys(flat).sort()) {
    const parts = path.split('.')
    let place = result
    for (const part of parts.slice(0, -1)) {
      const inner = place[part]
      place = place[part] = (inner !== null && typeof inner === 'object' ? { ...inner } : {}) as Values
    }
    place[parts.at(-1)!] = flat[path]
  }
  return result
}
