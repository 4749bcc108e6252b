import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { alertRule } from './entities/alert-rule.ts'

const name = { zh: '月度完成率低于 70 %', en: 'Monthly completion below 70 %' } as const

/** Once something keeps goals, their completion is watched; a company that deletes the rule does not get it back. */
export async function seedGoalRule(ctx: Context): Promise<void> {
  if (!ctx.registry.modules.some((module) => module.goalProgress)) return
  const [known] = await ctx.sql.run(sql`select 1 from alert_rule limit 1`)
  if (known) return
  await ctx.create(alertRule, {
    name: name.zh,
    metric: 'won-amount',
    split: 'person',
    condition: 'completion',
    comparison: 'below',
    threshold: '70',
    period: 'month',
    timing: 'ended',
  })
}

/** It is made before the company says its language: an English one finds it with an English name. */
export async function nameGoalRule(ctx: Context, language: unknown): Promise<void> {
  if (language !== 'en') return
  const [made] = await ctx.sql.run<{ id: string }>(
    sql`select id from alert_rule where name = ${name.zh} and version = 1 and deleted_at is null`,
  )
  if (made) await ctx.update(alertRule, made.id, { name: name.en })
}
