import { restoreBackup } from '../backup-restore.ts'
import { loadConfig } from '../config.ts'
import { enterAlone } from '../lifecycle.ts'
import { during, migrationsFolder } from './application.ts'
import { fileArgument, readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { note, noteProgress, spoken } from './terminal.ts'

export const run: RunCommand = async (args) => {
  const { FILE, replace } = readArguments(args, { operands: ['FILE'], flags: ['replace'] })
  const config = loadConfig(process.env)
  const stay = await enterAlone(config, noteProgress)
  await during(stay, async () => {
    const restored = await restoreBackup({
      config,
      databaseUrl: stay.databaseUrl,
      file: fileArgument(FILE),
      migrations: migrationsFolder,
      replace,
    })
    if (!restored.jobs)
      note({
        zh: '备份中待执行的任务来自另一版本的任务队列，未恢复。',
        en: 'Pending jobs belong to another version of the job queue and were not restored.',
      })
    const { createdAt, tables, rows, files } = restored
    console.log(
      spoken({
        zh: `已恢复 ${createdAt} 的备份：${tables} 张表，${rows} 行，${files} 个文件`,
        en: `Restored the backup of ${createdAt}: ${tables} tables, ${rows} rows, ${files} files`,
      }),
    )
  })
  return undefined
}
