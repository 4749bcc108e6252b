/** Puts the modules' processes into a new installation, in the company's language; what is there once is the company's own. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { ProcessDefault } from '#kernel/entity/define.ts'
import { process } from '../entities/process.ts'
import { processVersion } from '../entities/process-version.ts'
import type { Flow, Trigger } from '../rules/flow.types.ts'

/** Does nothing before the company is set up, and nothing the second time; a process that was deleted does not come back. */
export async function seedProcesses(ctx: Context): Promise<void> {
  const [company] = await ctx.sql.run<{ language: 'zh' | 'en' }>(
    sql`select language from company where deleted_at is null order by created_at limit 1`,
  )
  if (!company) return
  const known = await ctx.sql.run<{ key: string }>(sql`select key from process`)
  const missing = ctx.registry.modules
    .flatMap((module) => module.processes ?? [])
    .filter(({ key }) => !known.some((row) => row.key === key))
  for (const each of missing) await addDefault(ctx.asSystem('default process'), each, company.language)
}

async function addDefault(system: Context, each: ProcessDefault, language: 'zh' | 'en'): Promise<void> {
  const made = await system.create(process, {
    key: each.key,
    name: each.name.zh,
    nameEn: each.name.en,
    about: each.about[language],
    category: each.category,
  })
  await system.create(processVersion, {
    process: made,
    number: 1,
    flow: each.flow(language) as Flow,
    triggers: each.triggers as Trigger[],
    state: each.published ? 'published' : 'draft',
    publishedAt: each.published ? system.now.toISOString() : null,
  })
}
