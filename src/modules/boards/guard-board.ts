import { hasPermission, scopesOf } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { metricsOf } from '#kernel/metrics/query.ts'
import { violation } from '#kernel/pure/violations.ts'
import { checkLayout, readLayout } from './rules/layout.ts'

interface BoardWrite {
  before: { audience: string | null } | null
  after: { layout: unknown; audience: string | null; department: string | null; kind: string | null }
  changed: ReadonlySet<string>
}

/** A board's metrics must exist for its author; and who may not share with the company does not. */
export async function guardBoards(records: BoardWrite[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const isAsked = records.some(({ changed }) => changed.has('layout'))
  const metrics = isAsked ? await metricsOf(ctx) : []
  const catalogue = new Map(metrics.map((metric) => [metric.key, metric]))
  return records.map(({ after, changed }) => {
    const faults: Violation[] = []
    const layout = changed.has('layout') ? readLayout(after.layout) : undefined
    // What has not even the form was told before.
    if (layout?.violations.length === 0) faults.push(...checkLayout(layout.layout, catalogue))
    if (changed.has('audience') && after.audience === 'everyone' && !maySharePublicly(ctx))
      faults.push(violation('board.share-everyone', 'audience'))
    if (changed.has('audience') && after.audience === 'department' && !after.department)
      faults.push(violation('board.share-department', 'audience'))
    if (changed.has('kind') && after.kind !== 'own' && !scopesOfAll(ctx)) faults.push(violation('board.kind', 'kind'))
    return faults
  })
}

/** Whoever may change every board: administrators. */
const scopesOfAll = (ctx: Context): boolean =>
  ctx.actor.systemReason !== undefined || scopesOf(ctx.actor, 'board', 'update').has('all')

/** A board for everyone stands in everyone's list; the permission keeps that list short. */
const maySharePublicly = (ctx: Context): boolean => hasPermission(ctx.actor, 'boards.share') || scopesOfAll(ctx)
