import { withApplication } from './application.ts'
import { readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { spoken } from './terminal.ts'

export const run: RunCommand = async (args) => {
  const user = readArguments(args, {
    required: ['email', 'name', 'password', 'role'],
    optional: ['department', 'manager'],
  })
  await withApplication(async ({ runtime }) => {
    const { createUser } = await import('#modules/identity')
    await createUser(runtime, user)
  })
  console.log(spoken({ zh: `已创建用户 ${user.email}`, en: `Created the user ${user.email}` }))
  return undefined
}
