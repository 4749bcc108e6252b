import { z } from 'zod'
import { AppError, badRequest, invalidInput } from '#kernel/api/errors.ts'
import { messageOf } from '#kernel/api/messages.ts'
import { bodyOf, idOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { isId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { publishBelow } from '../actions/publish-below.ts'
import { respreadGoal } from '../actions/respread.ts'
import { mostCells, saveMatrix } from '../actions/save-matrix.ts'
import type { CellFault } from '../matrix.types.ts'
import { loadMatrix } from '../queries/matrix.ts'
import { proposalFor } from '../queries/propose.ts'
import { goalReaderOf } from './views.ts'

const context = (c: RouteContext) => ({ actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') })

const id = z.string().refine(isId)
const split = { parent: id, level: z.string().max(40), columns: z.string().max(40) }
const cell = z.strictObject({
  row: z.string().max(200),
  column: z.string().max(40),
  value: z.string().max(60).nullable(),
  version: z.number().int().optional(),
})
const saveForm = z.strictObject({ ...split, cells: z.array(cell) })
const proposalForm = z.strictObject({
  ...split,
  method: z.string().max(40),
  step: z.string().max(40).nullish(),
  rows: z.array(z.string().max(200)).max(2000).nullish(),
})
const respreadForm = z.strictObject({
  split: z.string().max(60),
  step: z.string().max(40).optional(),
  note: z.string().max(2000).optional(),
  preview: z.boolean().optional(),
})

/** The body in its form, or a 400 that names what is wrong. */
function formOf<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw invalidInput(parsed.error.issues.map((issue) => violation('field.invalid', issue.path.join('.'))))
}

/** The goal as a table of parts: read, propose, save as a whole, spread again, publish. */
export function matrixRoutes(app: RouteApp): void {
  app.get('/goals/matrix', async (c) => {
    const { parent, level = '', columns = '' } = c.req.query()
    if (!isId(parent)) throw badRequest('field.reference', 'parent')
    const { parentRow, rows, ...matrix } = await loadMatrix(await goalReaderOf(c), parent, level, columns)
    return c.json({
      ...matrix,
      rows: rows.map(({ key, label, group, left, editable }) => ({ key, label, group, left, editable })),
    })
  })

  app.put('/goals/matrix', async (c) => {
    const request = formOf(saveForm, await bodyOf(c))
    if (request.cells.length > mostCells) throw badRequest('goal-matrix.too-many', 'cells', { max: mostCells })
    try {
      const done = await c.get('runtime').transact(context(c), async (ctx) => {
        c.header('x-batch', ctx.batch)
        return { ...(await saveMatrix(ctx, request)), batch: ctx.batch }
      })
      return c.json(done)
    } catch (error) {
      throw withWords(c, error)
    }
  })

  app.post('/goals/proposals', async (c) =>
    c.json(await proposalFor(await goalReaderOf(c), formOf(proposalForm, await bodyOf(c)))),
  )

  app.post('/goals/:id/respread', async (c) => {
    const request = formOf(respreadForm, await bodyOf(c))
    return c.json(
      await c.get('runtime').transact(context(c), async (ctx) => ({
        ...(await respreadGoal(ctx, idOf(c), request)),
        batch: ctx.batch,
      })),
    )
  })

  app.post('/goals/:id/publish-below', async (c) =>
    c.json(await c.get('runtime').transact(context(c), (ctx) => publishBelow(ctx, idOf(c)))),
  )
}

/** Every cell says its fault in the reader's language. */
function withWords(c: RouteContext, error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'goal-matrix.faults') return error
  const { registry } = c.get('runtime')
  const cells = (error.details.cells as CellFault[]).map((fault) => ({
    ...fault,
    message: messageOf(registry, fault.code, c.get('language'), fault.params),
  }))
  return new AppError(error.status, error.code, [], { cells })
}
