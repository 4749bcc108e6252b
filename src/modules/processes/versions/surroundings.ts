/** Collects what a flow may name: fields, roles, people, endpoints, other processes. */
import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { isId } from '#kernel/pure/ids.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import type { Assignee, Flow, FlowNode } from '../rules/flow.types.ts'
import type { SeenField, Surroundings } from '../rules/surroundings.types.ts'

export async function surroundingsOf(db: Sql, registry: Registry, flow: Flow, self?: string): Promise<Surroundings> {
  const named = flow.nodes.flatMap(assigneesOf)
  const people = named.flatMap((one) => ('person' in one && isId(one.person) ? [one.person] : []))
  const [roles, here, departments, processes, endpoints] = await Promise.all([
    db.run<{ key: string }>(sql`select key from role where deleted_at is null`),
    db.run<{
      id: string
    }>(sql`select id from employee where id = any(${sql.param(people)}::uuid[]) and deleted_at is null
      and status = any(${sql.param([...statusesThatMayEnter])}::text[])`),
    db.run<{ id: string }>(sql`select id from department where deleted_at is null`),
    callsOf(db),
    db.run<{ id: string }>(sql`select id from webhook_endpoint where deleted_at is null and state = 'active'`),
  ])
  return {
    entities: Object.fromEntries(
      [...registry.entities.values()].map((entity) => [entity.name, fieldsOf(registry, entity)]),
    ),
    actions: Object.fromEntries(
      [...registry.actions].map(([entity, actions]) => [
        entity,
        actions.filter((a) => a.on === 'record').map((a) => a.name),
      ]),
    ),
    roles: roles.map(({ key }) => key),
    people: here.map(({ id }) => id),
    departments: departments.map(({ id }) => id),
    endpoints: endpoints.map(({ id }) => id),
    processes,
    ...(self !== undefined && { self }),
  }
}

interface Named {
  id: string
  label: string
  labelEn: string | null
}

/** What roles and processes are called, to choose from, and the people and departments that the flow names already. */
export async function namesFor(
  db: Sql,
  flow: Flow,
): Promise<{ names: Record<string, string>; roles: Named[]; processes: Named[]; endpoints: Named[] }> {
  const ids = flow.nodes
    .flatMap(assigneesOf)
    .flatMap((one) => {
      if ('person' in one) return [one.person]
      return 'departmentHead' in one && typeof one.departmentHead === 'object' ? [one.departmentHead.department] : []
    })
    .filter(isId)
  const [names, roles, processes, endpoints] = await Promise.all([
    db.run<{ id: string; name: string }>(sql`select id, name from employee where id = any(${sql.param(ids)}::uuid[])
      union all select id, name from department where id = any(${sql.param(ids)}::uuid[])`),
    db.run<Named>(
      sql`select key as id, name as label, name_en as "labelEn" from role where deleted_at is null order by name`,
    ),
    db.run<Named>(sql`select p.key as id, p.name as label, p.name_en as "labelEn" from process p
      where p.deleted_at is null and p.state = 'active' and exists (select 1 from process_version v
        where v.process_id = p.id and v.state = 'published' and v.deleted_at is null) order by p.name`),
    db.run<Named>(
      sql`select id, name as label, null as "labelEn" from webhook_endpoint where deleted_at is null order by name`,
    ),
  ])
  return { names: Object.fromEntries(names.map(({ id, name }) => [id, name])), roles, processes, endpoints }
}

function fieldsOf(registry: Registry, entity: EntityDefinition): Record<string, SeenField> {
  const fields = registry.fields(entity) as Record<string, FieldSpec>
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const { kind, ref, computed, write } = field as { kind: string; ref?: string; computed?: unknown; write?: string }
      return [name, { kind, ...(ref && { ref }), writable: !computed && write !== 'action-only' && kind !== 'number' }]
    }),
  )
}

function assigneesOf(node: FlowNode): Assignee[] {
  if ('assignee' in node) return node.assignee
  if (node.kind === 'notify') return node.to
  return 'copies' in node ? (node.copies ?? []) : []
}

/** By key: the processes in force, and which others their flow calls. */
async function callsOf(db: Sql): Promise<Record<string, string[]>> {
  const rows = await db.run<{ key: string; calls: string[] | null }>(sql`
    select p.key, array_agg(distinct step ->> 'process') filter (where step ->> 'kind' = 'sub-process') as calls
    from process p join process_version v on v.process_id = p.id and v.state = 'published' and v.deleted_at is null
    left join lateral jsonb_array_elements(v.flow -> 'nodes') step on true
    where p.deleted_at is null and p.state = 'active' group by p.key`)
  return Object.fromEntries(rows.map(({ key, calls }) => [key, calls ?? []]))
}
