/**
 * One SELECT over an entity as one person sees it: fields (also through references), access,
 * filter, search, order. Lists, records, sums, boards, exports and pickers all build on it.
 */
import { type SQL, sql } from 'drizzle-orm'
import { type Actor, fieldRule, seesInFull } from '../access/actor.ts'
import { labelColumn } from '../access/label.ts'
import { accessPredicate, fieldColumn } from '../access/predicate.ts'
import { badRequest } from '../api/errors.ts'
import type { EntityDefinition, Fields, Operation } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import { kindOf } from '../entity/kinds.ts'
import type { Registry } from '../entity/registry.ts'
import { and } from './connection.ts'
import { columnsOf, hasSearch } from './schema.ts'

export interface QueryClock {
  today: string
  now: Date
  timeZone: string
  fiscalYearStart: number
}

/** A field reached from the query's entity, possibly through references. */
export interface Reached {
  path: string
  name: string
  field: FieldSpec
  entity: EntityDefinition
  alias: string
  /** SQL of the value. */
  expr: SQL
}

const systemFields: Record<string, FieldSpec> = {
  id: { kind: 'ref', required: true, write: 'never', section: 'system', label: { zh: '标识', en: 'Id' } },
  createdAt: {
    kind: 'instant',
    required: true,
    write: 'never',
    section: 'system',
    label: { zh: '创建时间', en: 'Created at' },
  },
  updatedAt: {
    kind: 'instant',
    required: true,
    write: 'never',
    section: 'system',
    label: { zh: '更新时间', en: 'Updated at' },
  },
  createdBy: {
    kind: 'ref',
    ref: 'employee',
    required: false,
    write: 'never',
    section: 'system',
    label: { zh: '创建人', en: 'Created by' },
  },
  updatedBy: {
    kind: 'ref',
    ref: 'employee',
    required: false,
    write: 'never',
    section: 'system',
    label: { zh: '更新人', en: 'Updated by' },
  },
}
const systemColumns: Record<string, string> = {
  id: 'id',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  createdBy: 'created_by',
  updatedBy: 'updated_by',
}

export { systemFields }

/** SQL of a custom field's value inside the `custom` document, cast to its kind's type. */
function customColumn(name: string, field: FieldSpec, alias: string): SQL {
  const doc = sql`${sql.identifier(alias)}.custom`
  const type = kindOf(field).sqlType(field)
  if (type.endsWith('[]')) {
    return sql`(select array_agg(x.value)::${sql.raw(type)} from jsonb_array_elements_text(${doc}->${name}) x)`
  }
  if (type === 'jsonb') return sql`(${doc}->${name})`
  return sql`(${doc}->>${name})::${sql.raw(type)}`
}

export class EntityQuery {
  private readonly joins = new Map<string, { alias: string; sql: SQL; entity: EntityDefinition }>()
  private serial = 0
  readonly alias = 't'
  readonly registry: Registry
  readonly actor: Actor
  readonly entity: EntityDefinition
  readonly clock: QueryClock

  constructor(registry: Registry, actor: Actor, entity: EntityDefinition, clock: QueryClock) {
    this.registry = registry
    this.actor = actor
    this.entity = entity
    this.clock = clock
  }

  /** The fields this person may see at all. */
  static visibleFields(registry: Registry, actor: Actor, entity: EntityDefinition): Fields {
    return Object.fromEntries(
      Object.entries(registry.fields(entity)).filter(([name]) => fieldRule(actor, entity.name, name) !== 'hidden'),
    )
  }

  /** Resolves `customer.tier`; a path that does not exist for this person is a 400. */
  reach(path: string): Reached {
    const parts = path.split('.')
    if (parts.length > 4) throw badRequest('query.path', path, { field: path })
    let entity = this.entity
    let alias: string = this.alias
    let prefix = ''
    for (const [i, name] of parts.entries()) {
      const field = this.fieldOf(entity, name)
      if (!field) throw badRequest('query.unknown-field', path, { field: path })
      const expr = this.expression(entity, name, field, alias)
      if (i === parts.length - 1) return { path, name, field, entity, alias, expr }
      // Beyond a masked reference lies what the mask covers.
      if (!seesInFull(this.actor, entity.name, name)) throw badRequest('query.unknown-field', path, { field: path })
      if (!field.ref || (field.kind !== 'ref' && field.kind !== 'treeRef')) {
        throw badRequest('query.not-a-reference', path, { field: path })
      }
      prefix = prefix ? `${prefix}.${name}` : name
      const joined = this.join(prefix, this.registry.entity(field.ref), expr)
      entity = joined.entity
      alias = joined.alias
    }
    throw badRequest('query.unknown-field', path, { field: path })
  }

  private fieldOf(entity: EntityDefinition, name: string): FieldSpec | undefined {
    if (Object.hasOwn(systemFields, name)) return systemFields[name]
    const field = this.registry.fields(entity)[name]
    return field && fieldRule(this.actor, entity.name, name) !== 'hidden' ? field : undefined
  }

  private expression(_entity: EntityDefinition, name: string, field: FieldSpec, alias: string): SQL {
    const system = systemColumns[name]
    if (system && systemFields[name] === field) return sql`${sql.identifier(alias)}.${sql.identifier(system)}`
    return field.custom ? customColumn(name, field, alias) : fieldColumn(name, field, alias)
  }

  /** Joins the record a reference points to, if this person may see it; joined once a path. */
  private join(path: string, entity: EntityDefinition, id: SQL): { alias: string; entity: EntityDefinition } {
    const known = this.joins.get(path)
    if (known) return known
    const alias = `j${++this.serial}`
    const visible = accessPredicate(this.registry, this.actor, entity, 'read', alias)
    const joined = {
      alias,
      entity,
      sql: sql` left join ${sql.identifier(entity.table)} ${sql.identifier(alias)} on ${sql.identifier(alias)}.id = ${id} and ${sql.identifier(alias)}.deleted_at is null and ${visible}`,
    }
    this.joins.set(path, joined)
    return joined
  }

  /** Id and label of the record a reference points to, to sort and group by; both null when the person may not see it. */
  reference(reached: Reached): { id: SQL; label: SQL } {
    const target = this.registry.entity(reached.field.ref!)
    const joined = this.join(reached.path, target, reached.expr)
    return { id: sql`${sql.identifier(joined.alias)}.id`, label: this.labelOf(target, joined.alias) }
  }

  labelOf(entity: EntityDefinition, alias: string): SQL {
    return labelColumn(this.registry, this.actor, entity, alias)
  }

  /**
   * The same as `{id,label}` JSON, null when out of reach, by a subquery of its own. Rows that are shown need no more than a
   * look by id each, while planning a page with a join for every reference takes longer than reading it.
   */
  referenceValue(reached: Reached): SQL {
    const target = this.registry.entity(reached.field.ref!)
    const alias = `a${++this.serial}`
    const visible = accessPredicate(this.registry, this.actor, target, 'read', alias)
    return sql`(select json_build_object('id', ${sql.identifier(alias)}.id, 'label', ${this.labelOf(target, alias)})
      from ${sql.identifier(target.table)} ${sql.identifier(alias)}
      where ${sql.identifier(alias)}.id = ${reached.expr} and ${sql.identifier(alias)}.deleted_at is null and ${visible})`
  }

  /** The label of each record of an array of ids, as JSON, in order. */
  references(reached: Reached): SQL {
    const target = this.registry.entity(reached.field.ref!)
    const alias = `a${++this.serial}`
    const visible = accessPredicate(this.registry, this.actor, target, 'read', alias)
    return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', ${sql.identifier(alias)}.id, 'label', ${this.labelOf(target, alias)}) order by u.n), '[]')
      from unnest(${reached.expr}) with ordinality u(id, n) join ${sql.identifier(target.table)} ${sql.identifier(alias)}
      on ${sql.identifier(alias)}.id = u.id and ${sql.identifier(alias)}.deleted_at is null and ${visible})`
  }

  /** Files of an attachment field as JSON; access to the record is access to its files. */
  files(reached: Reached): SQL {
    return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'mime', f.mime) order by u.n), '[]')
      from unnest(${reached.expr}) with ordinality u(id, n) join file f on f.id = u.id)`
  }

  /** `{entity,id,label}` of a polymorphic reference, null when out of reach. */
  target(reached: Reached): SQL {
    const [entityColumn, idColumn] = columnsOf(reached.name, reached.field)
    const of = (c: string) => sql`${sql.identifier(reached.alias)}.${sql.identifier(c)}`
    const branches = (reached.field.targets ?? []).map((name) => {
      const target = this.registry.entity(name)
      const alias = `a${++this.serial}`
      const visible = accessPredicate(this.registry, this.actor, target, 'read', alias)
      return sql`when ${name} then (select jsonb_build_object('entity', ${name}::text, 'id', ${sql.identifier(alias)}.id, 'label', ${this.labelOf(target, alias)})
        from ${sql.identifier(target.table)} ${sql.identifier(alias)} where ${sql.identifier(alias)}.id = ${of(idColumn!)} and ${sql.identifier(alias)}.deleted_at is null and ${visible})`
    })
    return sql`(case ${of(entityColumn!)} ${sql.join(branches, sql` `)} end)`
  }

  /** From clause with the joins collected so far; build the other parts first. */
  from(): SQL {
    const joins = [...this.joins.values()].map((j) => j.sql)
    return sql`from ${sql.identifier(this.entity.table)} ${sql.identifier(this.alias)}${sql.join(joins)}`
  }

  visible(operation: Operation = 'read', trashed = false): SQL {
    return and([
      trashed ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`,
      accessPredicate(this.registry, this.actor, this.entity, operation, this.alias),
    ])
  }

  get searchable(): boolean {
    return hasSearch(this.entity)
  }
}
