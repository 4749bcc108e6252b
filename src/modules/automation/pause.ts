/** A rule that cannot go on stops, and says why to its owner. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Label } from '#kernel/entity/meta.types.ts'

export async function pauseRule(
  ctx: Context,
  rule: { id: string; name: string; owner: string },
  why: Label,
): Promise<void> {
  const [paused] =
    await ctx.sql.run(sql`update automation_rule set state = 'paused', paused_because = ${JSON.stringify(why)},
      next_at = null, version = version + 1, updated_at = ${ctx.now.toISOString()}::timestamptz
    where id = ${rule.id}::uuid and state = 'active' returning id`)
  if (!paused) return
  await ctx.notify({
    to: rule.owner,
    kind: 'automation',
    title: { zh: `自动化规则“${rule.name}”已暂停`, en: `The automation “${rule.name}” is paused` },
    body: why,
    about: { entity: 'automation-rule', id: rule.id },
  })
}
