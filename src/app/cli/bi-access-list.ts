import { withApplication } from './application.ts'
import { readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { note } from './terminal.ts'

export const run: RunCommand = async (args) => {
  readArguments(args, {})
  const roles = await withApplication(async ({ runtime }) => {
    const { listBiRoles } = await import('#kernel/reporting/roles.ts')
    return listBiRoles(runtime.db)
  })
  for (const { name, role, createdAt, createdBy, connections } of roles)
    console.log([name, role, createdAt ?? '', createdBy ?? '', connections].join('\t'))
  if (roles.length === 0) note({ zh: '还没有 BI 账号。', en: 'There is no account of a BI tool.' })
  return undefined
}
