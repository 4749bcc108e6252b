/** The way that a request would take, and whom it would ask, as far as it is filled in; nothing is done. */
import { sql } from 'drizzle-orm'
import { notFound } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { isId } from '#kernel/pure/ids.ts'
import { versionInForce } from '../engine/create-instance.ts'
import { parseForm } from '../engine/form.ts'
import type { Flow } from '../rules/flow.types.ts'
import { nodeOf } from '../rules/graph.ts'
import { testRun } from '../versions/test-run.ts'
import type { ForeseenStep } from './approvals.types.ts'

/** In the name of whoever acts; fields that are wrong or missing count as empty. */
export async function foreseenWay(
  ctx: Context,
  key: string,
  { form, chosen }: { form: unknown; chosen: unknown },
): Promise<ForeseenStep[]> {
  const { id: starter } = ctx.actor
  if (starter === null) throw notFound()
  const { process, version } = await versionInForce(ctx, key, starter)
  const [row] = await ctx.sql.run<{ flow: Flow }>(
    sql`select flow from process_version where id = ${version}::uuid and triggers @> '[{"on":"request"}]'::jsonb`,
  )
  if (!row) throw notFound()
  const { values } = parseForm(row.flow.form, form)
  const request = { starter, about: null, form: values, rejected: [], chosen: peopleIn(chosen) }
  const { steps } = await testRun(ctx, { id: version, process }, request)
  return steps.flatMap(({ step, people }) => {
    const node = nodeOf(row.flow, step)
    return node?.kind === 'approval' || node?.kind === 'task' ? [{ step, name: node.name, people }] : []
  })
}

function peopleIn(chosen: unknown): Record<string, string[]> {
  if (typeof chosen !== 'object' || chosen === null) return {}
  const ids = (value: unknown): string[] =>
    (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && isId(id))
  return Object.fromEntries(Object.entries(chosen).map(([step, value]) => [step, ids(value)]))
}
