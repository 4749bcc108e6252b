/** What keeps a person from seeing a report: fields that are gone, closed or of no use for what is asked of them. */
import { type Actor, fieldRule, may } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/api/errors.ts'
import { filterToSql } from '#kernel/data/filter.ts'
import { newQuery, type Reader } from '#kernel/data/list.ts'
import { systemFields } from '#kernel/data/query.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import { kindOf } from '#kernel/entity/kinds.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { violation } from '#kernel/pure/violations.ts'
import { metricSource } from '../rules/metric-source.ts'
import { filterFields } from '../rules/repair.ts'
import type { ReportDefinition, ReportDimension, ReportMeasure } from '../rules/report.types.ts'
import { metricProblems } from './metric-problems.ts'

type Eyes = Pick<Reader, 'registry' | 'actor'> & Partial<Pick<Reader, 'clock' | 'sql'>>

interface Found {
  field: FieldSpec
  entity: EntityDefinition
  name: string
}

/** Every problem at once; each names the field (`params.field`) that a repair would take out. */
export function problemsOf(reader: Eyes, source: string, definition: ReportDefinition): Violation[] {
  if (source === metricSource) return metricProblems(reader, definition)
  const entity = reader.registry.entities.get(source)
  if (!entity || entity.technical) return [violation('report.source-unknown', 'source', { source })]
  if (!may(reader.actor, entity.name, 'read'))
    return [violation('report.source-closed', 'source', { entity: entity.name })]
  const faults: Violation[] = []
  const look = (path: string, at: string, check: (found: Found) => string | undefined) => {
    const found = follow(reader.registry, reader.actor, entity, path)
    const code = typeof found === 'string' ? found : check(found)
    // The name of a closed field stays closed.
    if (code) faults.push(violation(code, at, { field: path, name: typeof found === 'string' ? path : nameOf(found) }))
  }
  definition.rows.forEach((each, i) => {
    look(each.field, `definition.rows.${i}`, (found) => dimensionFault(found, each))
  })
  definition.columns.forEach((each, i) => {
    look(each.field, `definition.columns.${i}`, (found) => dimensionFault(found, each))
  })
  definition.measures.forEach((each, i) => {
    if (each.field) look(each.field, `definition.measures.${i}`, (found) => measureFault(found, each))
  })
  for (const path of new Set(filterFields(definition.filter))) look(path, 'definition.filter', () => undefined)
  return faults.length > 0 ? faults : filterFault(reader, entity, definition)
}

const nameOf = ({ field }: Found): string => field.label.zh

/** The field at the end of a path, or the code of what is in the way. */
function follow(registry: Registry, actor: Actor, entity: EntityDefinition, path: string): Found | string {
  const parts = path.split('.')
  let current = entity
  for (const [i, name] of parts.entries()) {
    const field = Object.hasOwn(systemFields, name) ? systemFields[name] : registry.fields(current)[name]
    if (!field) return 'report.field-gone'
    const rule = fieldRule(actor, current.name, name)
    if (rule === 'hidden') return 'report.field-closed'
    if (rule === 'mask') return 'report.field-masked'
    if (i === parts.length - 1) return { field, entity: current, name }
    if (!field.ref || (field.kind !== 'ref' && field.kind !== 'treeRef')) return 'report.field-gone'
    current = registry.entity(field.ref)
    if (!may(actor, current.name, 'read')) return 'report.field-closed'
  }
  return 'report.field-gone'
}

function dimensionFault({ field }: Found, { period }: ReportDimension): string | undefined {
  if (!kindOf(field).groupable) return 'report.not-groupable'
  const isTime = field.kind === 'date' || field.kind === 'instant'
  if (period && !isTime) return 'report.no-period'
  return !period && field.kind === 'instant' ? 'report.needs-period' : undefined
}

function measureFault({ field }: Found, { fn }: ReportMeasure): string | undefined {
  const kind = kindOf(field)
  if (fn === 'metric') return 'report.not-measurable'
  if (fn === 'distinct') return field.kind === 'json' || field.kind === 'geo' ? 'report.not-measurable' : undefined
  if (fn === 'min' || fn === 'max') return kind.sortable && !field.ref ? undefined : 'report.not-measurable'
  if (!kind.summable) return 'report.not-measurable'
  return fn === 'sum' && field.additive === false ? 'report.not-additive' : undefined
}

/** A value or operator that the filter's field does not take. */
function filterFault(reader: Eyes, entity: EntityDefinition, { filter }: ReportDefinition): Violation[] {
  if (!filter || !reader.clock) return []
  try {
    filterToSql(newQuery(reader as Reader, entity), filter)
    return []
  } catch (error) {
    if (error instanceof AppError) return error.violations.map((each) => ({ ...each, path: 'definition.filter' }))
    throw error
  }
}
