import { Readable } from 'node:stream'
import { may } from '#kernel/access/actor.ts'
import { badRequest, forbidden } from '#kernel/api/errors.ts'
import { idOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { get, list, type Reader } from '#kernel/data/list.ts'
import { tableHeaders } from '#kernel/io/route-file.ts'
import { writeXlsx } from '#kernel/io/tables/index.ts'
import { weekOf } from '#kernel/pure/dates.ts'
import { isId } from '#kernel/pure/ids.ts'
import { planBudget } from './queries/plan-budget.ts'
import { planSchedule } from './queries/plan-schedule.ts'
import { type ReviewFigures, reviewFigures } from './queries/review-figures.ts'
import { trackingSheet } from './queries/tracking-sheet.ts'
import { isWeek } from './rules/week.ts'

export function planRoutes(app: RouteApp): void {
  app.get('/plans/tracking-sheet', async (c) => {
    const { runtime, actor, language } = c.var
    if (!may(actor, 'plan-task', 'export')) throw forbidden()
    const plan = c.req.query('plan') || undefined
    if (plan !== undefined && !isId(plan)) throw badRequest('field.reference', 'plan')
    const reader = await runtime.reportReader(actor)
    const record = plan && (await get(reader, runtime.registry.entity('plan'), plan))
    const { name: company, timeZone } = await runtime.company()
    const sheets = await trackingSheet(reader, { plan, language, company })
    const title = language === 'zh' ? '目标拆解与跟踪表' : 'tracking-sheet'
    const fileName = [title, record && String(record.label), reader.clock.today].filter(Boolean).join('-')
    const file = writeXlsx(sheets, { timeZone })
    return c.body(Readable.toWeb(file) as ReadableStream, 200, tableHeaders(`${fileName}.xlsx`))
  })

  app.get('/plans/:id/schedule', async (c) => c.json(await planSchedule(await readerOf(c, 'plan'), idOf(c))))

  app.get('/plans/:id/budget', async (c) => c.json(await planBudget(await readerOf(c, 'plan'), idOf(c))))

  app.get('/reviews/page', async (c) => {
    const reader = await readerOf(c, 'review')
    const week = c.req.query('week') || weekOf(reader.clock.today)
    if (!isWeek(week)) throw badRequest('review.week', 'week')
    const department = c.req.query('department') || null
    if (department !== null && !isId(department)) throw badRequest('field.reference', 'department')
    return c.json(await reviewPage(reader, week, department))
  })
}

async function readerOf(c: RouteContext, entity: string): Promise<Reader> {
  if (!may(c.var.actor, entity, 'read')) throw forbidden()
  return c.var.runtime.reader(c.var.actor)
}

/** The week's review of a department, when there is one, with its figures: frozen once it is closed, else of this moment. */
async function reviewPage(reader: Reader, week: string, department: string | null) {
  const review = department ? await reviewOf(reader, week, department) : null
  const frozen = review?.state === 'closed' ? (review.figures as ReviewFigures | null) : null
  const figures = frozen ?? (await reviewFigures(reader, { week, department, review: review?.id ?? null }))
  const findings = review ? await findingsOf(reader, review.id) : []
  return { review: review && { ...review, figures: undefined }, findings, frozen: frozen !== null, ...figures }
}

interface ReviewRow extends Record<string, unknown> {
  id: string
  state: string
  figures: unknown
}

async function reviewOf(reader: Reader, week: string, department: string): Promise<ReviewRow | null> {
  const filter = {
    and: [
      { field: 'week', op: 'eq', value: week } as const,
      { field: 'department', op: 'eq', value: department } as const,
    ],
  }
  const { items } = await list(reader, reader.registry.entity('review'), { filter, limit: 1, withoutTotal: true })
  return (items[0] as ReviewRow | undefined) ?? null
}

async function findingsOf(reader: Reader, review: string) {
  const entity = reader.registry.entity('review-finding')
  if (!may(reader.actor, entity.name, 'read')) return []
  const filter = { field: 'review', op: 'eq', value: review } as const
  const { items } = await list(reader, entity, { filter, limit: 500, withoutTotal: true })
  return items
}
