/** `GET|POST /{path}/{id}/shares`, `DELETE /{path}/{id}/shares/{employee}`. */
import { AppError, notFound } from '../api/errors.ts'
import { bodyOf, type RouteContext } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import { seenRecord } from '../api/seen-record.ts'
import type { Context } from '../entity/context.ts'
import { isId } from '../pure/ids.ts'
import { parseShare, share, sharesOf, unshare } from './shares.ts'

export function shareRoutes(app: RouteApp): void {
  app.get('/:entity/:id/shares', async (c) => {
    const { entity, record, reader } = await shareable(c)
    return c.json({ items: await sharesOf(reader, entity, record.id) })
  })

  app.post('/:entity/:id/shares', async (c) => {
    const { entity, record, reader } = await shareable(c)
    const input = parseShare(await bodyOf(c))
    const person = await c.get('runtime').actorOfEmployee(input.employee)
    await transact(c, (ctx) => share(ctx, entity, record, input, person))
    const shares = await sharesOf(reader, entity, record.id)
    return c.json(
      shares.find((s) => s.employee.id === input.employee),
      201,
    )
  })

  app.delete('/:entity/:id/shares/:employee', async (c) => {
    const employee = c.req.param('employee')
    if (!isId(employee)) throw notFound()
    // Everybody may give up what was shared with them.
    const { entity, record } = employee === c.get('actor').id ? await shareable(c, 'read') : await shareable(c)
    await transact(c, (ctx) => unshare(ctx, entity, record, employee))
    return c.json({ ok: true })
  })
}

async function shareable(c: RouteContext, operation: 'read' | 'update' = 'update') {
  const found = await seenRecord(c, { operation })
  if (!found.entity.shareable) throw new AppError(404, 'no-such-route')
  return found
}

const transact = <T>(c: RouteContext, work: (ctx: Context) => Promise<T>): Promise<T> =>
  c.get('runtime').transact({ actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') }, work)
