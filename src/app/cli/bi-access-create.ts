import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import { withApplication } from './application.ts'
import { readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { note } from './terminal.ts'

export const run: RunCommand = async (args) => {
  const { name, department: named } = readArguments(args, { required: ['name'], optional: ['department'] })
  const made = await withApplication(async ({ runtime }) => {
    const { createBiRole } = await import('#kernel/reporting/roles.ts')
    const { explained } = await import('./explained.ts')
    // A name that nobody has is refused like an id that nobody has.
    const department = named === undefined ? null : ((await departmentNamed(runtime.db, named)) ?? named)
    return explained(runtime, createBiRole(runtime.db, { name, department, by: 'CLI', now: runtime.clock() }))
  })
  // Alone on its line, so that a script can take it as it is.
  console.log(made.connection)
  if (made.notes.length > 0) {
    const statements = made.notes.map((each) => `\n  ${each};`).join('')
    note({
      zh: `产品的数据库用户无权执行以下语句，请数据库管理员执行：${statements}`,
      en: `The product's database user may not run these; have the database administrator run them:${statements}`,
    })
  }
  return undefined
}

async function departmentNamed(db: Sql, name: string): Promise<string | undefined> {
  const rows = await db.run<{ id: string }>(
    sql`select id from department where deleted_at is null and name = ${name} limit 2`,
  )
  return rows.length === 1 ? rows[0]!.id : undefined
}
