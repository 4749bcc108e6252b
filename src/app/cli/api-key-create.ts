import { withApplication } from './application.ts'
import { readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'

export const run: RunCommand = async (args) => {
  const { email, name } = readArguments(args, { required: ['email'], optional: ['name'] })
  const key = await withApplication(async ({ runtime }) => {
    const { createApiKey } = await import('#modules/identity')
    return createApiKey(runtime, { email, name: name ?? 'cli' })
  })
  // Alone on its line, so that a script can take it as it is.
  console.log(key)
  return undefined
}
