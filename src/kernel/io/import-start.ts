/** Asking for an import: everything that can be said before the first row is said at once. */
import { type Actor, may } from '#kernel/access/actor.ts'
import { forbidden, invalidInput } from '#kernel/api/errors.ts'
import type { EntityDefinition, Operation } from '#kernel/entity/define.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { newId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { importableFields } from './fields.ts'
import { guessMapping, rememberedMapping, rememberMapping } from './guess-mapping.ts'
import type { ImportMode } from './import-batch.ts'
import type { ImportInput } from './import-task.ts'
import { type FieldColumn, type Mapping, resolveMapping } from './mapping.ts'
import { asAppError } from './table-fault.ts'
import { readTable } from './tables/index.ts'
import { insertTask } from './tasks.ts'

export interface ImportRequest {
  actor: Actor
  language: 'zh' | 'en'
  /** Name or path of the entity. */
  entity: string
  /** A copy of the file on this machine. */
  path: string
  fileName: string
  sheet?: string | undefined
  mapping?: Mapping | undefined
  mode?: string | undefined
  key?: string | undefined
  dryRun?: boolean | undefined
}

export const importQueue = 'import'

/** @throws AppError 400 naming the entities that exist, 403 without the right to import it */
export function importedEntity(registry: Registry, actor: Actor, name: string): EntityDefinition {
  const entity = registry.entities.get(name) ?? registry.byPath.get(name)
  if (!entity || entity.technical) {
    const known = [...registry.byPath.keys()].join(', ')
    throw invalidInput([violation('import.unknown-entity', 'entity', { name, known })])
  }
  if (!may(actor, entity.name, 'import')) throw forbidden()
  return entity
}

/**
 * Makes the task of an import. With a `storageKey` a worker takes it up; without, the caller runs it.
 * @returns its id
 * @throws AppError when file, mapping, mode or rights do not allow it
 */
export async function startImport(
  runtime: Runtime,
  request: ImportRequest,
  storageKey: string | null,
): Promise<string> {
  const { registry } = runtime
  const { actor, dryRun = false } = request
  const entity = importedEntity(registry, actor, request.entity)
  const { mode, key } = modeOf(registry, actor, entity, request)
  const { headers } = await readTable(request.path, request.sheet === undefined ? {} : { sheet: request.sheet }).catch(
    asAppError,
  )
  const fields = importableFields(registry, actor, entity)
  const mapping =
    request.mapping ??
    (await rememberedMapping(runtime.db, entity, fields, headers)) ??
    guessMapping(entity, fields, headers)
  checkKey(resolveMapping(registry, actor, entity, mapping, headers), key)
  const id = newId()
  const input: ImportInput = {
    fileName: request.fileName,
    storageKey,
    sheet: request.sheet ?? null,
    headers,
    mapping,
    mode,
    key: key ?? null,
    dryRun,
    language: request.language,
  }
  await runtime.db.transaction(async (tx) => {
    await insertTask(tx, { id, kind: 'import', entity: entity.name, input, batch: newId(), createdBy: actor.id })
    if (request.mapping) await rememberMapping(tx, actor, entity, headers, request.mapping)
    if (storageKey !== null) await runtime.jobs.send(tx, importQueue, { task: id })
  })
  return id
}

const operationsOf: Record<ImportMode, Operation[]> = {
  insert: ['create'],
  update: ['update'],
  both: ['create', 'update'],
}

function modeOf(
  registry: Registry,
  actor: Actor,
  entity: EntityDefinition,
  request: ImportRequest,
): { mode: ImportMode; key: string | undefined } {
  const key = request.key || undefined
  const mode = (request.mode || (key ? 'both' : 'insert')) as ImportMode
  if (!(mode in operationsOf)) throw invalidInput([violation('import.mode', 'mode')])
  if (mode !== 'insert' && !key) throw invalidInput([violation('import.key-needed', 'key')])
  if (operationsOf[mode].some((operation) => !may(actor, entity.name, operation))) throw forbidden()
  if (key) {
    const field = importableFields(registry, actor, entity)[key]
    if (!field) {
      const fields = Object.keys(importableFields(registry, actor, entity)).join(', ')
      throw invalidInput([violation('import.unknown-field', 'key', { field: key, fields })])
    }
    const isScalar = ![
      'refs',
      'tags',
      'multiChoice',
      'target',
      'address',
      'geo',
      'json',
      'richText',
      'attachment',
    ].includes(field.kind)
    if (!isScalar || field.section === 'system')
      throw invalidInput([violation('import.key-unusable', 'key', { field: key })])
  }
  return { mode, key }
}

function checkKey(columns: readonly FieldColumn[], key: string | undefined): void {
  const isMapped = key === undefined || columns.some((c) => c.name === key && c.column !== null)
  if (!isMapped) throw invalidInput([violation('import.key-not-mapped', 'key', { field: key })])
}
