import { withApplication } from './application.ts'
import { readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { spoken } from './terminal.ts'

export const run: RunCommand = async (args) => {
  const { NAME } = readArguments(args, { operands: ['NAME'] })
  await withApplication(async ({ runtime }) => {
    const { revokeBiRole } = await import('#kernel/reporting/roles.ts')
    const { explained } = await import('./explained.ts')
    await explained(runtime, revokeBiRole(runtime.db, NAME))
  })
  console.log(spoken({ zh: `已吊销 ${NAME}`, en: `Revoked ${NAME}` }))
  return undefined
}
