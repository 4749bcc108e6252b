import { writeBackup } from '../backup-write.ts'
import { withDatabase } from './application.ts'
import { fileArgument, readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { note, spoken } from './terminal.ts'

export const run: RunCommand = async (args) => {
  const { FILE } = readArguments(args, { operands: ['FILE'] })
  const file = fileArgument(FILE)
  await withDatabase(async (database, config) => {
    const { tables, rows, files } = await writeBackup(config, database.url, file)
    if (config.s3Url)
      note({
        zh: 'S3 上的文件不在备份中，请另行备份。',
        en: 'Files on S3 are not part of the backup: back them up there.',
      })
    console.log(
      spoken({
        zh: `已备份到 ${file}：${tables} 张表，${rows} 行，${files} 个文件`,
        en: `Backed up to ${file}: ${tables} tables, ${rows} rows, ${files} files`,
      }),
    )
  })
  return undefined
}
