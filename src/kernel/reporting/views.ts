/** The views of the schema `reporting`, as they follow from the definitions. */
import type { EntityDefinition, ReportingViewDefinition } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Label } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { type ClosedField, columnsFor, isPersonal, quoted, type ReportingColumn, type ViewParts } from './columns.ts'
import { reachSchema, withinReach } from './reach.ts'

export const reportingSchema = 'reporting'
/** The same views for accounts of one department. */
export const departmentSchema = 'reporting_department'

export interface ReportingView {
  name: string
  label: Label
  columns: Pick<ReportingColumn, 'name' | 'type' | 'label'>[]
  closed: ClosedField[]
  /** The select behind it. */
  sql: string
}

/**
 * One view an entity, named in the plural, and those that modules add.
 * @param allowed personal fields that an administrator lets through: `customer.phone`
 */
export function reportingViews(registry: Registry, allowed: ReadonlySet<string>): ReportingView[] {
  return viewsOf(
    registry,
    (entity) => entityView(registry, entity, allowed),
    ({ sql }) => sql(),
  )
}

/** The same with the rows of the account's department; views of modules that do not say which these are have none. */
export function departmentViews(registry: Registry, allowed: ReadonlySet<string>): ReportingView[] {
  const named = (target: EntityDefinition, alias: string) => withinReach(registry, target, alias)
  return viewsOf(
    registry,
    (entity) => entityView(registry, entity, allowed, named),
    ({ sql, forDepartment }) => `select v.* from (${sql()}) v where ${forDepartment?.(reachSchema) ?? 'false'}`,
  )
}

function viewsOf(
  registry: Registry,
  ofEntity: (entity: EntityDefinition) => ReportingView,
  ofModule: (view: ReportingViewDefinition) => string,
): ReportingView[] {
  const more = registry.modules.flatMap(({ reportingViews: own }) => own ?? [])
  const taken = new Set(more.map(({ name }) => name))
  // A module's own view stands in place of the one that follows from an entity of the same name.
  const entities = [...registry.entities.values()].filter((each) => isReported(each) && !taken.has(viewName(each)))
  const others = more.map((view): ReportingView => {
    const { name, label, columns } = view
    return { name, label, columns, closed: [], sql: ofModule(view) }
  })
  return [...entities.map(ofEntity), ...others]
}

/** Technical records and what people arrange for themselves alone are nobody's figures. */
const isReported = (entity: EntityDefinition): boolean =>
  !entity.technical && entity.reporting !== false && entity.scope.by !== 'personal'

/** `follow-ups` -> `follow_ups` */
export const viewName = (entity: EntityDefinition): string => entity.path.replaceAll('-', '_')

function entityView(
  registry: Registry,
  entity: EntityDefinition,
  allowed: ReadonlySet<string>,
  named?: ViewParts['named'],
): ReportingView {
  const parts: ViewParts = { registry, entity, allowed, joins: [], named }
  const closed: ClosedField[] = []
  const own: ReportingColumn[] = []
  const custom: ReportingColumn[] = []
  for (const [name, field] of Object.entries(registry.fields(entity)) as [string, FieldSpec][]) {
    const key = `${entity.name}.${name}`
    if (isPersonal(field)) closed.push({ key, label: field.label })
    if (isPersonal(field) && !allowed.has(key)) continue
    // Custom fields come last, so that adding one leaves the other columns where they are.
    const into = field.custom ? custom : own
    into.push(...columnsFor(parts, name, field))
  }
  const columns = distinct([
    { name: 'id', type: 'uuid', label: { zh: '标识', en: 'Id' }, sql: 't.id' },
    ...own,
    { name: 'created_at', type: 'timestamptz', label: { zh: '创建时间', en: 'Created at' }, sql: 't.created_at' },
    {
      name: 'created_by_id',
      type: 'uuid',
      label: { zh: '创建人（标识）', en: 'Created by (id)' },
      sql: 't.created_by',
    },
    { name: 'updated_at', type: 'timestamptz', label: { zh: '更新时间', en: 'Updated at' }, sql: 't.updated_at' },
    ...custom,
  ])
  return {
    name: viewName(entity),
    label: entity.plural,
    columns: columns.map(({ name, type, label }) => ({ name, type, label })),
    closed,
    sql: `select ${columns.map(({ name, sql }) => `${sql} as ${quoted(name)}`).join(',\n  ')}
from ${quoted(entity.table)} t
${parts.joins.join('\n')}
where t.deleted_at is null${named ? ` and ${named(entity, 't')}` : ''}`,
  }
}

/** A custom field may be called like a column that follows from another one: the later gets a number. */
function distinct(columns: ReportingColumn[]): ReportingColumn[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    let name = column.name
    for (let n = 2; taken.has(name); n += 1) name = `${column.name}_${n}`
    taken.add(name)
    return { ...column, name }
  })
}
