/** Which columns a query selects for a set of fields, and how a database row becomes an API record. */
import { type SQL, sql } from 'drizzle-orm'
import { fieldRule } from '../access/actor.ts'
import { maskValue } from '../access/mask.ts'
import type { FieldSpec } from '../entity/fields.ts'
import { type EntityQuery, type Reached, systemFields } from './query.ts'

export type Row = Record<string, unknown>
type Read = (row: Row) => unknown

export class Projection {
  private readonly selects: SQL[] = []
  private readonly reads: [key: string, read: Read][] = []
  private serial = 0
  private readonly query: EntityQuery

  constructor(query: EntityQuery) {
    this.query = query
  }

  /** Adds one field path under its path as key. */
  add(path: string): this {
    const reached = this.query.reach(path)
    const masked = fieldRule(this.query.actor, reached.entity.name, reached.name) === 'mask'
    const read = this.reader(reached)
    this.reads.push([path, masked ? (row) => maskValue(reached.field.kind, read(row)) : read])
    return this
  }

  addAll(paths: Iterable<string>): this {
    for (const path of paths) this.add(path)
    return this
  }

  /** Id, version, label and who and when. */
  addSystem(): this {
    this.column('id', sql`t.id`)
    this.column('version', sql`t.version`)
    this.column('label', this.query.labelOf(this.query.entity, 't'))
    for (const name of Object.keys(systemFields)) if (name !== 'id') this.add(name)
    return this
  }

  column(key: string, expr: SQL): this {
    const name = this.select(expr)
    this.reads.push([key, (row) => row[name]])
    return this
  }

  /** Raw SQL selected beside the fields, read back by name from the database row. */
  select(expr: SQL): string {
    const name = `c${this.serial++}`
    this.selects.push(sql`${expr} as ${sql.identifier(name)}`)
    return name
  }

  get sql(): SQL {
    return sql.join(this.selects, sql`, `)
  }

  record(row: Row): Row {
    const record: Row = {}
    for (const [key, read] of this.reads) record[key] = read(row)
    return record
  }

  private reader(reached: Reached): Read {
    const { field } = reached
    const name = this.select(this.expression(reached, field))
    if (field.kind === 'refs' || field.kind === 'attachment' || field.kind === 'tags' || field.kind === 'multiChoice') {
      return (row) => row[name] ?? []
    }
    return (row) => row[name]
  }

  private expression(reached: Reached, field: FieldSpec): SQL {
    if ((field.kind === 'ref' || field.kind === 'treeRef') && field.ref && field.ref !== 'file')
      return this.query.referenceValue(reached)
    if (field.kind === 'refs') return this.query.references(reached)
    if (field.kind === 'attachment') return this.query.files(reached)
    if (field.kind === 'target') return this.query.target(reached)
    return reached.expr
  }
}
