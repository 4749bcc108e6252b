import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { type Evidence, milestoneState } from './rules/milestone-state.ts'

interface Row {
  id: string
  name: string
  owner: string
  endsOn: string
  state: string
  metOn: string | null
  evidence: Evidence[]
}

/** Works out the state of milestones from their conditions and keeps it; only what differs is written. */
export async function settleMilestones(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await ctx.sql.run<Row>(sql`
    select m.id, m.name, m.owner_id as owner, m.ends_on as "endsOn", m.state, m.met_on as "metOn", coalesce((select jsonb_agg(jsonb_build_object('met', coalesce(c.met, false), 'metOn', c.met_on))
      from milestone_criterion c where c.milestone_id = m.id and c.deleted_at is null), '[]') as evidence
    from milestone m where m.id = any(${sql.param([...ids])}::uuid[]) and m.deleted_at is null for no key update of m`)
  const system = ctx.asSystem('state of milestones follows from their evidence')
  for (const row of rows) {
    const { state, metOn } = milestoneState(row.evidence, row.endsOn, ctx.today)
    if (state === row.state && metOn === row.metOn) continue
    await system.update(ctx.registry.entity('milestone'), row.id, { state, metOn } as never)
    if (state === row.state) continue
    // What the person at the screen does, they see; what the hourly check finds, they are told.
    if (state !== 'open' && ctx.source === 'system') await tell(ctx, row, state)
    await ctx.emit(`milestone.${state}`, { entity: 'milestone', id: row.id, metOn })
  }
}

async function tell(ctx: Context, { id, name, owner }: Row, state: 'met' | 'missed'): Promise<void> {
  await ctx.notify({
    to: owner,
    kind: 'okr.milestone',
    title:
      state === 'met'
        ? { zh: `里程碑“${name}”已达成`, en: `The milestone "${name}" is met` }
        : { zh: `里程碑“${name}”已错过`, en: `The milestone "${name}" was missed` },
    about: { entity: 'milestone', id },
  })
}
