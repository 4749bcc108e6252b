/** By what the records of an entity can be split, as its definition says: `dimensions: { person: 'owner', … }`. */
import { type SQL, sql } from 'drizzle-orm'
import { type Actor, seesInFull } from '../access/actor.ts'
import type { EntityQuery } from '../data/query.ts'
import type { Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { ChoiceOption } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import type { CountedMetric } from './define.ts'
import {
  type ClockDimension,
  clockDimensions,
  type Dimension,
  dimensionKeys,
  type EntityDimensions,
} from './metrics.types.ts'

export interface SourceDimension {
  key: Dimension
  /** The dimension whose value decides this one: department and manager follow from person, product line from product. */
  family: Dimension
  path: string
  field: FieldSpec
  /** Entity that its values are records of; otherwise they are texts or choices. */
  entity?: string
}

/** Found by person and day in `employment`: history stays where it was earned. */
const ofPerson: readonly Dimension[] = ['manager', 'department']

/** Where a metric's dimensions are read: as its source says, but for those that it reads elsewhere. */
export const dimensionPaths = (registry: Registry, { source, dimensions }: DimensionedMetric): EntityDimensions =>
  dimensions ? { ...registry.entity(source).dimensions, ...dimensions } : (registry.entity(source).dimensions ?? {})

type DimensionedMetric = Pick<CountedMetric, 'source' | 'dimensions' | 'date' | 'until'>

/** The dimensions of a metric, as far as the person may see the fields they come from. */
export function dimensionsOf(registry: Registry, actor: Actor, metric: DimensionedMetric): SourceDimension[] {
  const { source } = metric
  const paths: Partial<Record<Dimension, string>> = dimensionPaths(registry, metric)
  return dimensionKeys.flatMap((key): SourceDimension[] => {
    if (isClock(key)) return clockDimension(registry, actor, metric, key)
    const path = ofPerson.includes(key) ? paths.person : paths[key]
    const found = path ? fieldAt(registry, actor, source, path) : undefined
    if (!path || !found) return []
    if (ofPerson.includes(key)) {
      const target = key === 'manager' ? 'employee' : 'department'
      return [{ key, family: 'person', path, field: found, entity: target }]
    }
    const parent = dimensionKeys.find((other) => paths[other] && path.startsWith(`${paths[other]}.`))
    return [{ key, family: parent ?? key, path, field: found, ...(isReference(found) && { entity: found.ref! }) }]
  })
}

const isReference = (field: FieldSpec): boolean =>
  field.ref !== undefined && (field.kind === 'ref' || field.kind === 'treeRef')

function fieldAt(registry: Registry, actor: Actor, source: string, path: string): FieldSpec | undefined {
  let entity = registry.entity(source)
  const names = path.split('.')
  for (const [i, name] of names.entries()) {
    const field = (registry.fields(entity) as Fields)[name]
    if (!field || !seesInFull(actor, entity.name, name)) return undefined
    if (i === names.length - 1) return field
    entity = registry.entity(field.ref!)
  }
  return undefined
}

/** Only what happened at an instant has an hour; a stock is there at all hours. */
function clockDimension(
  registry: Registry,
  actor: Actor,
  { source, date, until }: DimensionedMetric,
  key: ClockDimension,
): SourceDimension[] {
  const field = until ? undefined : fieldAt(registry, actor, source, date)
  if (field?.kind !== 'instant') return []
  return [{ key, family: key, path: date, field: { ...field, options: clockOptions[key] } }]
}

const clockOptions: Record<ClockDimension, readonly ChoiceOption[]> = {
  weekday: ['一', '二', '三', '四', '五', '六', '日'].map((zh, i) => ({
    value: String(i + 1),
    label: { zh: `周${zh}`, en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][i]! },
  })),
  hour: Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: { zh: `${hour} 时`, en: `${hour}:00` },
  })),
}

const isClock = (key: Dimension): key is ClockDimension => (clockDimensions as readonly string[]).includes(key)

/** Daily facts do not know the hour: what is split by the clock is read from the records. */
export const isByClock = ({ key }: SourceDimension): boolean => isClock(key)

/** SQL of what a record of the query says of a dimension. */
export function keyOfRecord(query: EntityQuery, { key, path }: SourceDimension): SQL {
  const { expr } = query.reach(path)
  if (!isClock(key)) return expr
  const part = sql.raw(key === 'hour' ? 'hour' : 'isodow')
  return sql`extract(${part} from ${expr} at time zone ${query.clock.timeZone})::integer`
}

/** SQL of a dimension's value for a record of the query, on the day it counts. */
export function dimensionOfRecord(query: EntityQuery, dimension: SourceDimension, day: SQL): SQL {
  const expr = keyOfRecord(query, dimension)
  if (!ofPerson.includes(dimension.key)) return expr
  return sql`(select em.${employmentColumn(dimension.key)} from employment em where em.employee_id = ${expr} and ${inForce(day)})`
}

export const employmentColumn = (key: Dimension): SQL =>
  sql.identifier(key === 'manager' ? 'manager_id' : 'department_id') as unknown as SQL

/** The employment `em` that held on a day. */
export const inForce = (day: SQL): SQL =>
  sql`em.deleted_at is null and (em.starts_on is null or em.starts_on <= ${day}) and (em.ends_on is null or em.ends_on >= ${day})`
