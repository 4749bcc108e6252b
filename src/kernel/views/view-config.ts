/** What a saved view holds, checked against the entity as its owner sees it. */
import { z } from 'zod'
import { AppError, badRequest, invalidInput } from '../api/errors.ts'
import { filterToSql } from '../data/filter.ts'
import { newQuery, type Reader } from '../data/list.ts'
import { sortKeys } from '../data/paging.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Filter } from '../entity/meta.types.ts'

export interface ViewConfig {
  filter?: Filter | undefined
  search?: string | undefined
  sort?: string | undefined
  columns?: string[] | undefined
  layout?: 'list' | 'kanban' | 'calendar' | undefined
  groupBy?: string | undefined
}

const longestConfig = 20_000

const shape = z.strictObject({
  filter: z.record(z.string(), z.json()).optional(),
  search: z.string().max(200).optional(),
  sort: z.string().max(500).optional(),
  columns: z.array(z.string().max(200)).max(100).optional(),
  layout: z.enum(['list', 'kanban', 'calendar']).optional(),
  groupBy: z.string().max(200).optional(),
})

/** @throws AppError 400 with the path of every part that does not fit */
export function parseViewConfig(reader: Reader, entity: EntityDefinition, sent: unknown): ViewConfig {
  const parsed = shape.safeParse(sent ?? {})
  if (!parsed.success) {
    throw invalidInput(
      parsed.error.issues.map((i) => ({ code: 'field.invalid', path: ['config', ...i.path].join('.') })),
    )
  }
  if (JSON.stringify(parsed.data).length > longestConfig)
    throw badRequest('field.too-long', 'config', { max: longestConfig })
  const config = parsed.data as ViewConfig
  checkParts(reader, entity, config)
  for (const path of config.columns ?? []) newQuery(reader, entity).reach(path)
  return config
}

/** Filter, order and grouping must mean something to this reader. */
function checkParts(reader: Reader, entity: EntityDefinition, config: ViewConfig): void {
  const query = newQuery(reader, entity)
  if (config.filter && Object.keys(config.filter).length > 0) filterToSql(query, config.filter)
  if (config.sort) sortKeys(query, config.sort)
  // `closedOn:quarter` groups by a period of the field.
  if (config.groupBy) query.reach(config.groupBy.split(':')[0]!)
}

/**
 * Somebody else's view as this reader can use it: without columns they do not see. Undefined when filter or order
 * need a field that is closed to them: half a filter would show other records than its name says.
 */
export function usableConfig(reader: Reader, entity: EntityDefinition, config: ViewConfig): ViewConfig | undefined {
  try {
    checkParts(reader, entity, config)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
  const columns = config.columns?.filter((path) => {
    try {
      return newQuery(reader, entity).reach(path) !== undefined
    } catch (error) {
      if (error instanceof AppError) return false
      throw error
    }
  })
  return { ...config, ...(columns && { columns }) }
}
