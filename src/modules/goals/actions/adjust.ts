import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction } from '#kernel/entity/define.ts'
import { choice, date, decimal, longText } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { deputiesOf } from '#modules/organisation'
import { adjustmentReasons } from '../entities/choices.ts'
import { goal } from '../entities/goal.ts'
import { goalAdjustment } from '../entities/goal-adjustment.ts'
import { startApproval } from '../process.ts'
import { managePermission } from '../setter.ts'

export interface AdjustmentWish {
  target: string
  stretch?: string | null
  challenge?: string | null
  reason: string
  note: string
  effectiveOn: string
}

/** Asks for other figures and tells who decides. */
export async function requestAdjustment(ctx: Context, goalId: string, wish: AdjustmentWish): Promise<string> {
  const id = await ctx.create(goalAdjustment, { goal: goalId, ...wish })
  const made = await ctx.asSystem('who decides about the adjustment').find(goalAdjustment, id)
  // Who decides finds it in the inbox, and is told by that.
  if (made && (await startApproval(ctx, made))) return id
  const deciders = made?.approver
    ? [made.approver]
    : await managersOfGoals(ctx, [ctx.actor.id, await ownerOf(ctx, goalId)])
  const deputies = await deputiesOf(ctx.sql, deciders, ctx.today)
  for (const to of new Set([...deciders, ...deputies])) {
    // Nobody is told of what he asked for himself.
    if (to === ctx.actor.id) continue
    await ctx.notify({
      to,
      kind: 'goal-adjustment',
      title: {
        zh: `${ctx.actor.name} 申请调整目标：${made?.title}`,
        en: `${ctx.actor.name} asks to adjust: ${made?.title}`,
      },
      body: wish.note,
      // A deputy may reach the request without reaching the goal.
      about: deciders.includes(to) ? { entity: 'goal', id: goalId } : { entity: 'goal-adjustment', id },
    })
  }
  return id
}

const ownerOf = async (ctx: Context, id: string): Promise<string | null> => {
  const [row] = await ctx.sql.run<{ owner: string | null }>(
    sql`select owner_id as owner from goal where id = ${id}::uuid`,
  )
  return row?.owner ?? null
}

/** Nobody stands above: whoever may manage goals decides; a few are told. */
async function managersOfGoals(ctx: Context, except: (string | null)[]): Promise<string[]> {
  const roles = await ctx.sql.run<{ key: string; permissions: Record<string, boolean> | null }>(
    sql`select key, permissions from role where deleted_at is null`,
  )
  const shipped = ctx.registry.modules.flatMap((m) => Object.entries(m.rolePermissions ?? {}))
  const keys = roles
    .filter(({ key, permissions }) => {
      const byDefault =
        key === 'admin' || shipped.some(([role, list]) => role === key && list.includes(managePermission))
      return permissions?.[managePermission] ?? byDefault
    })
    .map(({ key }) => key)
  const rows = await ctx.sql.run<{ id: string }>(sql`
    select id from employee where roles && ${sql.param(keys)}::text[] and status in ('active', 'leaving') and deleted_at is null
      and user_id is not null order by id limit 10`)
  return rows.map((row) => row.id).filter((id) => !except.includes(id))
}

export const requestAdjustmentAction = defineAction({
  entity: goal,
  name: 'adjust',
  label: { zh: '申请调整', en: 'Ask for an adjustment' },
  help: {
    zh: '由上级目标负责人或直属上级审批；旧版本保留，按日期取当时有效的值。',
    en: 'Decided by the owner of the parent goal or the superior. Former figures are kept and count for their days.',
  },
  on: 'record',
  permission: { operation: 'read' },
  input: {
    target: decimal({ label: { zh: '新目标值', en: 'New target' }, required: true, scale: 4 }),
    stretch: decimal({ label: { zh: '新冲刺值', en: 'New stretch' }, scale: 4 }),
    challenge: decimal({ label: { zh: '新挑战值', en: 'New challenge' }, scale: 4 }),
    reason: choice(adjustmentReasons, { label: { zh: '原因', en: 'Reason' }, required: true, default: 'market' }),
    note: longText({ label: { zh: '说明', en: 'Explanation' }, required: true, max: 2000 }),
    effectiveOn: date({ label: { zh: '生效日期', en: 'In force from' }, required: true, default: '@today' }),
  },
  guard: (record) => (record.state === 'published' ? [] : [violation('goal-adjustment.draft', 'state')]),
  run: async (ctx, record, input) => {
    const { stretch, challenge, ...wish } = input
    await requestAdjustment(ctx, record.id, {
      ...wish,
      ...(stretch !== null && { stretch }),
      ...(challenge !== null && { challenge }),
    })
    return { id: record.id }
  },
})
