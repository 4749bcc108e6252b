/** The REST surface of every entity: one set of routes over the definitions. */

import { may } from '../access/actor.ts'
import { aggregate } from '../data/aggregate.ts'
import { kanban } from '../data/kanban.ts'
import { get, list } from '../data/list.ts'
import type { Row } from '../data/projection.ts'
import { relatedCounts } from '../data/related.ts'
import type { Operation } from '../entity/define.ts'
import { createRecords } from '../write/create.ts'
import { writeOrThrow } from '../write/outcome.ts'
import { removeRecords, restoreRecords } from '../write/remove.ts'
import { undoBatch } from '../write/undo.ts'
import { updateRecords } from '../write/update.ts'
import { runAction, transferRecord } from './actions.ts'
import { bulk } from './bulk.ts'
import { allowed, type Capabilities } from './capabilities.ts'
import { AppError, badRequest, conflict, forbidden } from './errors.ts'
import { once } from './idempotency.ts'
import { bodyOf, csv, entityOf, filterOf, idOf, integerOf, type RouteContext, versionOf } from './request.ts'
import type { RouteApp } from './route.types.ts'

const context = (c: RouteContext) => ({ actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') })

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
      const id = await c.get('runtime').transact(context(c), async (ctx) => {
        const [outcome] = await createRecords(ctx, entity, [{ values: body }], { allOrNothing: true })
        c.header('x-batch', ctx.batch)
        return writeOrThrow(outcome!).id
      })
      return { status: 201, body: await writtenRecord(c, entity.path, id) }
    })
  })

  app.post('/:entity/bulk', async (c) => {
    const entity = entityOf(c)
    return c.json(await bulk(c.get('runtime'), context(c), entity, await bodyOf(c)))
  })

  app.post('/:entity/actions/:action', async (c) => {
    const entity = entityOf(c)
    const body = await bodyOf(c)
    return once(c, body, async () => ({
      status: 200,
      body: await c
        .get('runtime')
        .transact(context(c), (ctx) => runAction(ctx, entity, null, c.req.param('action'), body)),
    }))
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
    const batch = await withCurrent(c, entity.path, id, () =>
      c.get('runtime').transact(context(c), async (ctx) => {
        const [outcome] = await updateRecords(ctx, entity, [{ id, values, version: versionOf(c, version) }])
        writeOrThrow(outcome!)
        return ctx.batch
      }),
    )
    c.header('x-batch', batch)
    return c.json({ ...(await writtenRecord(c, entity.path, id)), batch })
  })

  app.delete('/:entity/:id', async (c) => {
    const entity = entityOf(c)
    const batch = await c.get('runtime').transact(context(c), async (ctx) => {
      const version = versionOf(c, undefined)
      await removeRecords(ctx, entity, [idOf(c)], version === undefined ? {} : { version })
      return ctx.batch
    })
    c.header('x-batch', batch)
    return c.json({ batch })
  })

  app.post('/:entity/:id/restore', async (c) => {
    const entity = entityOf(c)
    await c.get('runtime').transact(context(c), (ctx) => restoreRecords(ctx, entity, [idOf(c)]))
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
      const { batch, result } = await c.get('runtime').transact(context(c), async (ctx) => {
        const { version, ...input } = body
        const expected = versionOf(c, version)
        const work =
          action === 'transfer'
            ? transferRecord(ctx, entity, idOf(c), input, expected)
            : runAction(ctx, entity, idOf(c), action, input, expected)
        return { batch: ctx.batch, result: await work }
      })
      c.header('x-batch', batch)
      const answer = result ?? (await writtenRecord(c, entity.path, idOf(c)))
      return { status: 200, body: { ...(answer as object), batch } }
    })
  })
}

/** Undo is not of one entity: a batch may have touched several. */
export function undoRoutes(app: RouteApp): void {
  app.post('/undo/:batch', async (c) => {
    const batch = c.req.param('batch')
    if (!/^[0-9a-f-]{36}$/i.test(batch)) throw badRequest('field.reference', 'batch')
    return c.json(await c.get('runtime').transact(context(c), (ctx) => undoBatch(ctx, batch)))
  })
}

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
