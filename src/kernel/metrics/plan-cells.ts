/** Where the cells of a figure come from: the daily facts when they may and can answer, else the source records. */
import { type SQL, sql } from 'drizzle-orm'
import { isSystem, scopesOf } from '../access/actor.ts'
import { newQuery, type Reader } from '../data/list.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Filter } from '../entity/meta.types.ts'
import { factCells, sourceCells } from './cells.ts'
import { type CountedMetric, isRolledUp, isStock } from './define.ts'
import { dimensionPaths, isByClock, type SourceDimension } from './dimensions.ts'
import type { EntityDimensions } from './metrics.types.ts'
import { maxMarkedDays, type RollUp } from './roll-ups.ts'

export interface CellNeeds {
  families: SourceDimension[]
  byDimension: Filter[]
  byField: Filter[]
  rollUp: RollUp | undefined
}

export function planCells(
  reader: Reader,
  metric: CountedMetric,
  period: { from?: string | undefined; to?: string | undefined },
  needs: CellNeeds,
): SQL {
  const { families, byDimension, byField, rollUp } = needs
  const range = isStock(metric) ? { to: period.to } : { from: period.from, to: period.to }
  const source = reader.registry.entity(metric.source)
  const paths = dimensionPaths(reader.registry, metric)
  const filters = [...byField, ...byDimension.flatMap((filter) => onSource(paths, filter))]
  const fromSource = (days?: readonly string[]): SQL =>
    sourceCells(newQuery(reader, source), metric, families, { ...range, days }, filters)

  const person = onePerson(reader, byDimension)
  const answers = isRolledUp(metric) && byField.length === 0 && families.length <= 1 && !families.some(isByClock)
  const allowed =
    reachesAll(reader, source, families) || (person !== undefined && person === reader.actor.id && owns(source))
  if (!rollUp || !answers || !allowed || rollUp.marked.length > maxMarkedDays) return fromSource()
  const family = families[0]?.key ?? 'all'
  const facts = factCells(metric, family, range, rollUp.marked, family === 'person' ? person : undefined)
  return rollUp.marked.length ? sql`${facts} union all ${fromSource(rollUp.marked)}` : facts
}

/** Facts hold everybody's records: they are for who may read all of them and all that decides their dimensions. */
function reachesAll({ actor, registry }: Reader, source: EntityDefinition, families: SourceDimension[]): boolean {
  const allOf = (entity: EntityDefinition): boolean =>
    isSystem(actor) || entity.scope.by === 'company' || scopesOf(actor, entity.name, 'read').has('all')
  return (
    allOf(source) &&
    families.every((family) => {
      let entity = source
      return family.path.split('.').every((name) => {
        const target = registry.fields(entity)[name]?.ref
        if (!target) return true
        entity = registry.entity(target)
        return allOf(entity)
      })
    })
  )
}

/** Whoever may read anything of an entity may read what they own; its people are its owners. */
function owns({ scope, dimensions }: EntityDefinition): boolean {
  const owner = scope.by === 'owner' || scope.by === 'via' ? scope.owner : undefined
  return owner !== undefined && owner === dimensions?.person
}

/** The one person that a filter leaves, if it names one. */
function onePerson({ actor }: Reader, filters: Filter[]): string | undefined {
  for (const filter of filters) {
    if (!('field' in filter) || filter.field !== 'person' || filter.op !== 'eq') continue
    const { value } = filter
    const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : value
    if (typeof id === 'string') return id === '@me' ? (actor.id ?? undefined) : id
  }
  return undefined
}

/** A condition on a dimension that is a field of the source (not on department or manager), to be met there already. */
function onSource(paths: EntityDimensions, filter: Filter): Filter[] {
  const path = 'field' in filter ? paths[filter.field as keyof EntityDimensions] : undefined
  return path && 'field' in filter ? [{ ...filter, field: path }] : []
}
