import { withApplication } from './application.ts'
import { readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { note } from './terminal.ts'

export const run: RunCommand = async (args) => {
  const { name } = readArguments(args, { required: ['name'] })
  const made = await withApplication(async ({ runtime }) => {
    const { createBiRole } = await import('#kernel/reporting/roles.ts')
    const { explained } = await import('./explained.ts')
    return explained(runtime, createBiRole(runtime.db, { name, by: 'CLI', now: runtime.clock() }))
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
