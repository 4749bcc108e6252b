import { migrate } from '#kernel/data/migrate.ts'
import { migrationsFolder, withDatabase } from './application.ts'
import { readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { spoken } from './terminal.ts'

export const run: RunCommand = async (args) => {
  readArguments(args, {})
  const applied = await withDatabase((database) => migrate(database, migrationsFolder))
  for (const name of applied) console.log(name)
  console.log(
    applied.length
      ? spoken({ zh: `已执行 ${applied.length} 个升级`, en: `${applied.length} migrations applied` })
      : spoken({ zh: '数据库已是最新版本', en: 'The database is up to date' }),
  )
  return undefined
}
