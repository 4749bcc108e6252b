/** One act on many records: previewed, reported record by record, and undone as one. */

import { list } from '../data/list.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition, Operation } from '../entity/define.ts'
import type { Filter } from '../entity/meta.types.ts'
import { type ApprovalWish, Held, type HeldAnswer } from '../gate/gate.types.ts'
import { ask } from '../gate/http.ts'
import { isId, newId } from '../pure/ids.ts'
import type { ContextOptions, Runtime } from '../runtime.ts'
import { restoreRecords } from '../write/remove.ts'
import { AppError, badRequest } from './errors.ts'
import { messageOf, withMessages } from './messages.ts'

const maxRecords = 10_000
const pageSize = 500

interface Request {
  ids?: string[]
  filter?: Filter
  search?: string
  op: string
  values: Record<string, unknown>
  preview: boolean
}

export interface BulkResult {
  batch: string
  done: number
  failed: { id: string; label: string; code: string; message: string }[]
  /** Records whose change waits for approval; nothing of it has happened. */
  held: ({ id: string; label: string } & HeldAnswer)[]
  /** Records whose approvers must be told more first; the same request for these ids with the answers does it. */
  needs?: { approval: unknown; ids: string[] }
}

export async function bulk(
  runtime: Runtime,
  options: ContextOptions,
  entity: EntityDefinition,
  body: Record<string, unknown>,
  wish: ApprovalWish = {},
) {
  const request = parse(body)
  const records = await chosen(runtime, options, entity, request)
  if (request.preview) return { count: records.length, sample: records.slice(0, 20) }
  const batch = newId()
  const result: BulkResult = { batch, done: 0, failed: [], held: [] }
  // Each record in a transaction of its own: one refusal does not take back what succeeded.
  for (const { id, label } of records) {
    try {
      const done = await runtime.transact({ ...options, batch }, (ctx) => apply(ctx, entity, id, request, wish))
      if (done instanceof Held) result.held.push({ id, label, ...done.held })
      else result.done++
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.details.approval) {
        result.needs ??= { approval: error.details.approval, ids: [] }
        result.needs.ids.push(id)
        continue
      }
      const language = options.actor.language
      const details = withMessages(runtime.registry, error.violations, language).map((v) => v.message)
      const message = [messageOf(runtime.registry, error.code, language), ...details].join('：')
      result.failed.push({
        id,
        label,
        code: error.violations[0]?.code ?? error.code,
        message: details.length ? details.join('；') : message,
      })
    }
  }
  return result
}

async function apply(
  ctx: Context,
  entity: EntityDefinition,
  id: string,
  { op, values }: Request,
  wish: ApprovalWish,
): Promise<unknown> {
  if (op === 'restore') return restoreRecords(ctx, entity, [id])
  const operation = op === 'delete' || op === 'update' ? op : 'action'
  const action = operation === 'action' ? op : null
  return ask(ctx, { entity: entity.name, operation, action, record: id, values }, wish)
}

function parse(body: Record<string, unknown>): Request {
  const { ids, filter, search, op, values = {}, preview = false } = body
  if (typeof op !== 'string') throw badRequest('field.required', 'op')
  if (ids === undefined && filter === undefined && search === undefined) throw badRequest('field.required', 'ids')
  if (ids !== undefined && (!Array.isArray(ids) || !ids.every(isId))) throw badRequest('field.list', 'ids')
  if (values === null || typeof values !== 'object' || Array.isArray(values)) throw badRequest('body-json', 'values')
  if (Array.isArray(ids) && ids.length > maxRecords) throw badRequest('field.too-many', 'ids', { max: maxRecords })
  return { ids, filter, search, op, values, preview } as Request
}

/** The records meant, as far as the person sees them; unseen ids are simply not there. */
async function chosen(
  runtime: Runtime,
  options: ContextOptions,
  entity: EntityDefinition,
  { ids, filter, search, op }: Request,
) {
  const reader = await runtime.reader(options.actor)
  const operation: Operation = op === 'restore' ? 'delete' : 'read'
  const found: { id: string; label: string }[] = []
  const parts: (Filter | undefined)[] = ids
    ? chunks([...new Set(ids)]).map((part) => ({ field: 'id', op: 'in', value: part }))
    : [filter]
  for (const part of parts) {
    let cursor: string | undefined
    do {
      const page = await list(reader, entity, {
        filter: part,
        search: ids ? undefined : search,
        cursor,
        limit: pageSize,
        fields: [],
        sort: '-createdAt',
        operation,
        trashed: op === 'restore',
        withoutTotal: true,
      })
      found.push(...page.items.map((r) => ({ id: r.id as string, label: String(r.label ?? '') })))
      if (found.length > maxRecords) throw badRequest('field.too-many', 'filter', { max: maxRecords })
      cursor = page.nextCursor ?? undefined
    } while (cursor)
  }
  return found
}

const chunks = (ids: string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, i) => ids.slice(i * pageSize, (i + 1) * pageSize))
