import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { runAction } from '#kernel/api/actions.ts'
import { storeFile } from '#kernel/files/upload.ts'
import { addDays } from '#kernel/pure/dates.ts'
import { milestone, milestoneCriterion } from '#modules/okr'
import { demoYear } from './goals.ts'
import type { Stage } from './stage.ts'

/** The year's milestones from the product's template; those of quarters that are over have their evidence, but for the third. */
export async function storeMilestones(stage: Stage): Promise<void> {
  const { runtime, clock, id } = stage
  const { year } = demoYear(stage)
  const number = Number(year.startsOn.slice(0, 4))
  const [taken] = await runtime.db.run(
    sql`select 1 from milestone where template is not null and quarter like ${`${number}-Q%`} and deleted_at is null limit 1`,
  )
  if (taken) return
  await stage.work((ctx) => runAction(ctx, milestone, null, 'apply-template', { year: number }), 'director')
  const open = await runtime.db.run<{
    id: string
    title: string
    kind: string
    quarter: string
    endsOn: string
    met: boolean
    wanted: string | null
  }>(sql`
    select c.id, c.title, c.kind, m.quarter, m.ends_on as "endsOn", c.met, c.wanted
    from milestone_criterion c join milestone m on m.id = c.milestone_id
    where m.owner_id = ${id('director')}::uuid and m.ends_on < ${clock.today}::date and m.quarter not like '%-Q3' order by m.quarter, c.position`)
  const files = new Map<string, string>()
  for (const { id: criterion, title, kind } of open) {
    if (kind !== 'document') continue
    const text = Readable.from([Buffer.from(`${title}\n演示公司的示例文件，没有实际内容。\n`)])
    files.set(criterion, (await storeFile(runtime, text, `${title}.txt`, null)).id)
  }
  await stage.work(async (ctx) => {
    for (const { id: criterion, kind, endsOn, met, wanted } of open) {
      const metOn = addDays(endsOn, -9)
      if (kind === 'document') await ctx.update(milestoneCriterion, criterion, { files: [files.get(criterion)] })
      // The figure is that of the quarter's end, when the condition was met.
      const decided = kind === 'document' ? { confirmedBy: id('gm') } : met ? {} : { current: wanted }
      await ctx.update(milestoneCriterion, criterion, { met: true, metOn, ...decided })
    }
  })
}
