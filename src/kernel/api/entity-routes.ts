/** The REST surface of every entity: one set of routes over the definitions. */

import { may } from '../access/actor.ts'
import { aggregate } from '../data/aggregate.ts'
import { kanban } from '../data/kanban.ts'
import { get, list } from '../data/list.ts'
import type { Row } from '../data/projection.ts'
import { relatedCounts } from '../data/related.ts'
import type { Context } from '../entity/context.ts'
import type { Operation } from '../entity/define.ts'
import { undoPastGate } from '../gate/gate.ts'
import { Held, type WriteRequest } from '../gate/gate.types.ts'
import { ask, wishOf } from '../gate/http.ts'
import type { Performed } from '../gate/perform.ts'
import { restoreRecords } from '../write/remove.ts'
import { undoBatch } from '../write/undo.ts'
import { bulk } from './bulk.ts'
import { allowed, type Capabilities } from './capabilities.ts'
import { AppError, badRequest, conflict, forbidden } from './errors.ts'
import { once } from './idempotency.ts'
import { bodyOf, contextOf, csv, entityOf, filterOf, idOf, integerOf, type RouteContext, versionOf } from './request.ts'
import type { RouteApp } from './route.types.ts'

const need = (c: RouteContext, entity: { name: string }, operation: Operation) => {
  if (!may(c.get('actor'), entity.name, operation)) throw forbidden()
}

export function entityRoutes(app: RouteApp): void {
  app.get('/:entity', async (c) => {
    const entity = entityOf(c)
    need(c, entity, 'read')
    const reader = await c.get('runtime').reader(c.get('actor'))
    const q = c.req.query()
    return c.json(
      await list(reader, entity, {
        filter: filterOf(q.filter),
        sort: q.sort,
        search: q.search,
        limit: integerOf(q.limit, 'limit', 1, 500),
        cursor: q.cursor,
        fields: csv(q.fields),
        withoutTotal: q.total === 'false',
      }),
    )
  })

  app.get('/:entity/aggregate', async (c) => {
    const entity = entityOf(c)
    need(c, entity, 'read')
    const reader = await c.get('runtime').reportReader(c.get('actor'))
    const q = c.req.query()
    return c.json(
      await aggregate(reader, entity, {
        groupBy: csv(q.groupBy) ?? [],
        measure: csv(q.measure) ?? [],
        filter: filterOf(q.filter),
        search: q.search,
      }),
    )
  })

  app.get('/:entity/kanban', async (c) => {
    const entity = entityOf(c)
    need(c, entity, 'read')
    const reader = await c.get('runtime').reader(c.get('actor'))
    const q = c.req.query()
    return c.json(
      await kanban(reader, entity, {
        field: q.field,
        column: q.column,
        cursor: q.cursor,
        filter: filterOf(q.filter),
        search: q.search,
        sort: q.sort,
        limit: integerOf(q.limit, 'limit', 1, 100),
      }),
    )
  })

  app.post('/:entity', async (c) => {
    const entity = entityOf(c)
    const body = await bodyOf(c)
    return once(c, body, async () => {
      const done = await write(c, { ...nothing, entity: entity.name, operation: 'create', values: body })
      if (done instanceof Held) return waiting(done)
      return { status: 201, body: await writtenRecord(c, entity.path, done.id!) }
    })
  })

  app.post('/:entity/bulk', async (c) => {
    const entity = entityOf(c)
    return c.json(await bulk(c.get('runtime'), contextOf(c), entity, await bodyOf(c), wishOf(c)))
  })

  app.post('/:entity/actions/:action', async (c) => {
    const entity = entityOf(c)
    const body = await bodyOf(c)
    const action = c.req.param('action')
    return once(c, body, async () => {
      const done = await write(c, { ...nothing, entity: entity.name, operation: 'action', action, values: body })
      return done instanceof Held ? waiting(done) : { status: 200, body: done.result }
    })
  })

  app.get('/:entity/:id', async (c) => {
    const record = await recordFor(c, c.req.param('entity'), idOf(c), c.req.query('trashed') === '1')
    const etag = `"${record.version}"`
    c.header('etag', etag)
    return c.req.header('if-none-match')?.replace(/^W\//, '') === etag ? c.body(null, 304) : c.json(record)
  })

  app.patch('/:entity/:id', async (c) => {
    const entity = entityOf(c)
    const { version, ...values } = await bodyOf(c)
    const id = idOf(c)
    const request = { ...nothing, entity: entity.name, operation: 'update', record: id, values } as const
    const done = await withCurrent(c, entity.path, id, () => write(c, { ...request, version: versionOf(c, version) }))
    if (done instanceof Held) return c.json(waiting(done).body, 202)
    return c.json({ ...(await writtenRecord(c, entity.path, id)), batch: done.batch })
  })

  app.delete('/:entity/:id', async (c) => {
    const entity = entityOf(c)
    const request = { ...nothing, entity: entity.name, operation: 'delete', record: idOf(c) } as const
    const done = await write(c, { ...request, version: versionOf(c, undefined) })
    return done instanceof Held ? c.json(waiting(done).body, 202) : c.json({ batch: done.batch })
  })

  app.post('/:entity/:id/restore', async (c) => {
    const entity = entityOf(c)
    await c.get('runtime').transact(contextOf(c), (ctx) => restoreRecords(ctx, entity, [idOf(c)]))
    return c.json(await writtenRecord(c, entity.path, idOf(c)))
  })

  app.get('/:entity/:id/related', async (c) => {
    const entity = entityOf(c)
    const reader = await c.get('runtime').reader(c.get('actor'))
    await get(reader, entity, idOf(c))
    return c.json({ items: await relatedCounts(reader, entity, idOf(c)) })
  })

  app.post('/:entity/:id/:action', async (c) => {
    const entity = entityOf(c)
    const body = await bodyOf(c)
    const action = c.req.param('action')
    return once(c, body, async () => {
      const { version, ...values } = body
      const request = { entity: entity.name, operation: 'action', action, record: idOf(c), values } as const
      const done = await write(c, { ...request, version: versionOf(c, version) })
      if (done instanceof Held) return waiting(done)
      const answer = done.result ?? (await writtenRecord(c, entity.path, idOf(c)))
      return { status: 200, body: { ...(answer as object), batch: done.batch } }
    })
  })
}

/** Undo is not of one entity: a batch may have touched several. */
export function undoRoutes(app: RouteApp): void {
  app.post('/undo/:batch', async (c) => {
    const batch = c.req.param('batch')
    if (!/^[0-9a-f-]{36}$/i.test(batch)) throw badRequest('field.reference', 'batch')
    const undo = (ctx: Context) => undoPastGate(ctx, () => undoBatch(ctx, batch))
    return c.json(await c.get('runtime').transact(contextOf(c), undo))
  })
}

const nothing = { action: null, record: null, values: {} }

/** Carries a request out in one transaction, or keeps it until it is approved. */
async function write(c: RouteContext, request: WriteRequest): Promise<(Performed & { batch: string }) | Held> {
  const wish = wishOf(c)
  return c.get('runtime').transact(contextOf(c), async (ctx) => {
    const done = await ask(ctx, request, wish)
    if (done instanceof Held) return done
    c.header('x-batch', ctx.batch)
    return { ...done, batch: ctx.batch }
  })
}

const waiting = ({ held }: Held) => ({ status: 202, body: { held } })

/** Whoever was overtaken by somebody else gets the record as it is now, to compare. */
async function withCurrent<T>(c: RouteContext, path: string, id: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'version-conflict') throw error
    throw conflict(error.code, { ...error.details, current: await recordFor(c, path, id) })
  }
}

/** The write is done, even when it moved the record out of the caller's reach, or they may only add: then its id says so. */
const writtenRecord = (c: RouteContext, path: string, id: string): Promise<Row> =>
  recordFor(c, path, id).catch((error: unknown) => {
    if (error instanceof AppError && (error.status === 403 || error.status === 404)) return { id }
    throw error
  })

async function recordFor(
  c: RouteContext,
  path: string,
  id: string,
  trashed = false,
): Promise<Row & { can: Capabilities }> {
  const entity = entityOf(c, path)
  need(c, entity, 'read')
  const reader = await c.get('runtime').reader(c.get('actor'))
  const record = await get(reader, entity, id, { trashed })
  return { ...record, can: await allowed(reader, entity, id, trashed) }
}
